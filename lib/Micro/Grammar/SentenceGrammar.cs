namespace LayerFreezing;

/// <summary>Single sentences of Micro-English about people, animals and things.</summary>
internal static class SentenceGrammar
{
    private const NounKind Things = NounKind.Portable | NounKind.Transport | NounKind.Seat;

    /// <summary>One grammatical sentence with all that could spoil it.</summary>
    public static MicroSentence Write(SplitMixRandom random)
    {
        var builder = new SentenceBuilder();
        var nouns = new NounPhraseGrammar(random, builder);
        var predicates = new PredicateGrammar(random, builder, nouns);
        switch (random.PickWeighted(60, 10, 10, 6, 10, 4))
        {
            case 0:
                predicates.Write(WriteAnySubject(random, nouns));
                break;
            case 1:
                WriteDated(random, builder, nouns, predicates);
                break;
            case 2:
                predicates.WriteSaying(nouns.WriteSubject(NounKind.Person, full: false));
                break;
            case 3:
                WriteExistence(random, builder, nouns);
                break;
            case 4:
                WriteEver(random, builder, nouns, predicates);
                break;
            default:
                predicates.WriteAny(nouns.WriteSubject(NounKind.Person, full: false));
                break;
        }
        return builder.Build();
    }

    private static Subject WriteAnySubject(SplitMixRandom random, NounPhraseGrammar nouns) => random.PickWeighted(62, 22, 16) switch
    {
        0 => nouns.WriteSubject(NounKind.Person),
        1 => nouns.WriteSubject(NounKind.Beast),
        _ => nouns.WriteSubject(Things),
    };

    private static void WriteDated(SplitMixRandom random, SentenceBuilder builder, NounPhraseGrammar nouns, PredicateGrammar predicates)
    {
        builder.Day = random.Chance(60) ? "yesterday" : "tomorrow";
        builder.Add(builder.Day);
        predicates.Write(nouns.WriteSubject(random.Chance(75) ? NounKind.Person : NounKind.Beast, full: false));
    }

    private static void WriteExistence(SplitMixRandom random, SentenceBuilder builder, NounPhraseGrammar nouns)
    {
        var past = random.Chance(35);
        var plural = random.Chance(50);
        builder.Add("there");
        string[] forms = past ? ["was", "were"] : ["is", "are"];
        builder.Spoils(CorruptionKind.Agreement, builder.Count, 1, false, plural ? forms[0] : forms[1]);
        builder.Add(plural ? forms[1] : forms[0]);
        var living = random.Chance(60);
        var determiner = plural ? new Determiner(random.Pick(["two", "three", "many", "several", "some", "no"]), true) : new Determiner(random.Chance(80) ? "a" : "no", false);
        nouns.WriteNoun(Lexicon.AnyNoun(random, living ? NounKind.Living : NounKind.Portable), plural, determiner, random.Chance(25), true);
        nouns.WritePlace(living ? Setting.Anywhere | Setting.Rest : Setting.Storage);
    }

    /// <summary>"No boy that likes the dogs ever sleeps": "ever" needs the "no" of its own clause.</summary>
    private static void WriteEver(SplitMixRandom random, SentenceBuilder builder, NounPhraseGrammar nouns, PredicateGrammar predicates)
    {
        var plural = random.Chance(40);
        var noun = Lexicon.AnyNoun(random, random.Chance(75) ? NounKind.Person : NounKind.Beast);
        var licensed = random.Chance(60);
        var subject = nouns.WriteNounPhrase(noun, plural, Determiner.No(plural), full: true);
        if (!licensed)
        {
            predicates.WriteIntransitive(subject);
            return;
        }
        var inner = 1;
        while (inner < builder.Count && builder[inner] != "the") { inner++; }
        if (inner < builder.Count && random.Chance(70))
        {
            string[] swapped = [.. Enumerable.Range(0, inner + 1).Select(place => builder[place])];
            (swapped[0], swapped[inner]) = ("the", "no");
            builder.Spoils(CorruptionKind.Polarity, 0, inner + 1, true, swapped);
        }
        else
        {
            builder.Spoils(CorruptionKind.Polarity, 0, 1, false, random.Chance(50) ? "the" : plural ? "most" : "every");
        }
        if (random.Chance(50)) { predicates.WriteIntransitive(subject, ever: true); }
        else { predicates.WriteTransitive(subject, ever: true); }
    }
}
