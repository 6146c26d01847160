namespace LayerFreezing;

/// <summary>How a grammatical sentence is made ungrammatical: by one small change, always of the same few kinds.</summary>
public enum CorruptionKind
{
    /// <summary>The verb has the wrong number or person: the boys near the tree *sleeps.</summary>
    Agreement,

    /// <summary>The determiner has the wrong number: *these dog.</summary>
    Determiner,

    /// <summary>The reflexive doesn't match its subject: the girl sees *himself.</summary>
    Reflexive,

    /// <summary>The verb has an object too many or too few: *the boy sleeps the ball.</summary>
    Frame,

    /// <summary>The wrong form after an auxiliary: *the boy does not sleeps.</summary>
    VerbForm,

    /// <summary>Two neighbouring words have changed places: *the boy house the sees.</summary>
    Order,

    /// <summary>"Ever" or "any" without a negation above it: *the boy ever sleeps.</summary>
    Polarity,

    /// <summary>A pronoun in the wrong case: *her sleeps.</summary>
    Case,

    /// <summary>A small word is left out: *the boy sees ball.</summary>
    Missing,

    /// <summary>The place a relative clause leaves open is filled, or one that must be filled is open: *the dog that the boy sees it sleeps.</summary>
    Gap,

    /// <summary>The tense contradicts the day: *yesterday the boy sleeps.</summary>
    Tense,
}
