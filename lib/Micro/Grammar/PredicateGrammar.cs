namespace LayerFreezing;

/// <summary>What is said of a subject: "sleeps in the garden", "does not see the dogs", "were tired", "hides herself".</summary>
internal sealed class PredicateGrammar(SplitMixRandom random, SentenceBuilder builder, NounPhraseGrammar nouns)
{
    private static readonly string[] Frequencies = ["always", "often", "never", "sometimes", "rarely"];
    private static readonly string[] Often = ["always", "often"];
    private readonly VerbGrammar _verbs = new(random, builder);

    /// <summary>A predicate for a subject of any kind.</summary>
    public void Write(Subject subject)
    {
        if ((subject.Kind & NounKind.Living) == 0)
        {
            WriteOfThing(subject);
            return;
        }
        var person = subject.Kind == NounKind.Person ? 1 : 0;
        switch (random.PickWeighted(28, 34, 8, 6 * person, 5 * person, subject.Qualified ? 0 : 12, 6))
        {
            case 0: WriteIntransitive(subject); break;
            case 1: WriteTransitive(subject); break;
            case 2: WriteReflexive(subject); break;
            case 3: WriteGiving(subject); break;
            case 4: WritePut(subject); break;
            case 5: WriteQuality(subject); break;
            default: WriteWhereabouts(subject); break;
        }
    }

    /// <summary>"sleeps near the house", "runs quickly".</summary>
    public void WriteIntransitive(Subject subject, bool ever = false)
    {
        var verb = PickFor(subject, Lexicon.Intransitives);
        WriteVerb(subject, verb, ever);
        if (verb.Manners.Count > 0 && random.Chance(30)) { builder.Add(random.Pick(verb.Manners)); }
        else if (random.Chance(40)) { nouns.WritePlace(verb.Setting); }
    }

    /// <summary>"chases the cats in the garden".</summary>
    public void WriteTransitive(Subject subject, bool ever = false)
    {
        var verb = PickFor(subject, Lexicon.Transitives);
        WriteVerb(subject, verb, ever);
        var start = builder.Count;
        nouns.WriteObject(verb.Objects);
        var length = builder.Count - start;
        if (!verb.State && random.Chance(20)) { nouns.WritePlace(verb.Setting); }
        else
        {
            if (verb.Strict) { builder.Spoils(CorruptionKind.Frame, start, length, false); }
            if (verb.Manners.Count > 0 && random.Chance(20)) { builder.Add(random.Pick(verb.Manners)); }
        }
    }

    /// <summary>"did not find any apples": without its "not", "any" is out of place.</summary>
    public void WriteAny(Subject subject)
    {
        if (subject.IsNegative)
        {
            WriteTransitive(subject);
            return;
        }
        var verb = PickFor(subject, Lexicon.StrictTransitives);
        var forms = random.Pick(verb.Names);
        builder.Spoils(CorruptionKind.Polarity, builder.Count, 3, false, forms.Past);
        builder.Add("did", "not", forms.Base, "any", random.Pick(Lexicon.AnyNoun(random, verb.Objects).Names).Plural);
    }

    /// <summary>"says that" and a sentence whose open places must be filled.</summary>
    public void WriteSaying(Subject subject)
    {
        _verbs.Write(subject, random.Pick(Lexicon.Sayings), null);
        builder.Add("that");
        var inner = nouns.WriteSubject(NounKind.Person, full: false);
        var verb = PickFor(inner, Lexicon.StrictTransitives);
        _verbs.Write(inner, random.Pick(verb.Names), verb);
        var start = builder.Count;
        nouns.WriteObject(verb.Objects);
        builder.Spoils(CorruptionKind.Gap, start, builder.Count - start, false);
    }

    private void WriteVerb(Subject subject, Verb verb, bool ever)
    {
        var forms = random.Pick(verb.Names);
        if (ever) { builder.Add("ever"); }
        else if (builder.Day is null && random.Chance(15)) { builder.Add(random.Pick(subject.IsNegative ? Often : Frequencies)); }
        else
        {
            _verbs.Write(subject, forms, verb);
            return;
        }
        _verbs.WriteFinite(subject, forms, verb);
    }

    private void WriteReflexive(Subject subject)
    {
        var verb = PickFor(subject, Lexicon.Reflexives);
        _verbs.Write(subject, random.Pick(verb.Names), null);
        var right = Subject.ReflexiveOf(subject.Pronoun);
        builder.Add(right);
        string[] wrong = subject.Pronoun switch
        {
            "they" or "we" or "you" or "I" => ["himself", "herself", "itself"],
            "it" => ["themselves"],
            _ when subject.Gender == Gender.Common => ["itself"],
            "he" when subject.IsDistributive => ["herself", "itself"],
            "he" => ["herself", "themselves"],
            _ when subject.IsDistributive => ["himself", "itself"],
            _ => ["himself", "themselves"],
        };
        var misled = subject.Attractor ? wrong.Where(word => (word == "themselves") != subject.IsPlural).ToArray() : [];
        builder.Spoils(CorruptionKind.Reflexive, builder.Count - 1, 1, misled.Length > 0, random.Pick(misled.Length > 0 ? misled : wrong));
    }

    private void WriteGiving(Subject subject)
    {
        _verbs.Write(subject, random.Pick(Lexicon.Givings), null);
        var plural = random.Chance(40);
        nouns.WriteNoun(Lexicon.AnyNoun(random, NounKind.Portable), plural, Determiner.AnyInObject(random, plural), random.Chance(20), false);
        builder.Spoils(CorruptionKind.Missing, builder.Count, 1, false);
        builder.Add("to");
        nouns.WriteObject(NounKind.Person);
    }

    private void WritePut(Subject subject)
    {
        _verbs.Write(subject, Lexicon.Put, null);
        var plural = random.Chance(40);
        nouns.WriteNoun(Lexicon.AnyNoun(random, NounKind.Portable & ~NounKind.Container), plural, Determiner.AnyInObject(random, plural), random.Chance(20), false);
        var start = builder.Count;
        nouns.WritePlace(Setting.Storage);
        builder.Spoils(CorruptionKind.Frame, start, builder.Count - start, false);
    }

    private void WriteQuality(Subject subject)
    {
        var fitting = Lexicon.Adjectives.Where(adjective => (adjective.Kinds & subject.Kind) != 0 && !adjective.Old && !adjective.Young).ToArray();
        var be = _verbs.WriteBe(subject);
        builder.Spoils(CorruptionKind.Missing, be, 1, false);
        if (random.Chance(20)) { builder.Add(random.Chance(50) ? "very" : "too"); }
        builder.Add(random.Pick(random.Pick(fitting).Names));
    }

    private void WriteWhereabouts(Subject subject)
    {
        var be = _verbs.WriteBe(subject);
        builder.Spoils(CorruptionKind.Missing, be, 1, false);
        var setting = (subject.Kind & NounKind.Portable) != 0 ? Setting.Storage
            : (subject.Kind & NounKind.Transport) != 0 ? Setting.Outdoor : Setting.Anywhere | Setting.Rest;
        nouns.WritePlace(setting);
    }

    private void WriteOfThing(Subject subject)
    {
        var qualities = Lexicon.Adjectives.Any(adjective => (adjective.Kinds & subject.Kind) != 0 && !adjective.Old && !adjective.Young);
        var doings = Lexicon.Intransitives.Any(verb => (verb.Subjects & subject.Kind) != 0);
        switch (random.PickWeighted(qualities && !subject.Qualified ? 45 : 0, 35, doings ? 20 : 0))
        {
            case 0: WriteQuality(subject); break;
            case 1: WriteWhereabouts(subject); break;
            default: WriteIntransitive(subject); break;
        }
    }

    private Verb PickFor(Subject subject, IReadOnlyList<Verb> verbs) => Lexicon.AnyVerbFor(random, subject.Kind, verbs)!;
}
