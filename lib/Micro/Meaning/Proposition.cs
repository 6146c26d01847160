namespace LayerFreezing;

/// <summary>What a sentence says, apart from its words: who did what to what, and where.</summary>
internal sealed record Proposition(Quantifier Quantifier, Participant Subject, Verb Verb, Participant? Object, Location? Place)
{
    /// <summary>Whether what happened by one proposition happened by the other, said perhaps more generally.</summary>
    public bool PredicateIsA(Proposition other) =>
        Verb.IsA(other.Verb)
        && (other.Object is null ? Object is null : Object is not null && Object.IsA(other.Object))
        && (other.Place is null || (Place is not null && Place.Preposition == other.Place.Preposition && Place.Noun.IsA(other.Place.Noun)));

    /// <summary>Whether it could be said in earnest: the verb takes such a subject, object and place, the adjectives suit.</summary>
    public bool MakesSense =>
        Subject.Noun.Is(Verb.Subjects)
        && (Object is null ? !Verb.Transitive : Object.Noun.Is(Verb.Objects))
        && Suits(Subject) && (Object is null || (Suits(Object) && Object.Noun != Subject.Noun))
        && (Place is null || (!Verb.State && Place.Noun != Object?.Noun
            && Place.Noun.Locatives.Any(locative => locative.Preposition == Place.Preposition && (locative.Setting & Verb.Setting) != 0)))
        && (Quantifier is Quantifier.The or Quantifier.TheNot || Subject.Name is null);

    private static bool Suits(Participant participant) => participant.Quality is null || participant.Quality.Suits(participant.Noun);
}
