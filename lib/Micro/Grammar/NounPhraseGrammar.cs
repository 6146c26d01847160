namespace LayerFreezing;

/// <summary>Subjects, objects and places: "the girl near the boys", "some dogs that the teacher likes", "him", "in the garden".</summary>
internal sealed class NounPhraseGrammar(SplitMixRandom random, SentenceBuilder builder)
{
    private const NounKind Landmarks = NounKind.Living | NounKind.Building | NounKind.Tree | NounKind.Vehicle | NounKind.Opening | NounKind.Place | NounKind.Wall | NounKind.Boat;
    private static readonly string[] Pronouns = ["I", "you", "we", "he", "she", "they"];
    private static readonly string[] ObjectPronouns = ["he", "she", "they", "it", "we", "I"];

    /// <summary>A subject of one of some kinds; a full one may have an adjective and something behind it.</summary>
    public Subject WriteSubject(NounKind kinds, bool full = true)
    {
        var person = (kinds & NounKind.Person) != 0;
        switch (random.PickWeighted(person ? 14 : 0, person ? 12 : 0, full && (kinds & NounKind.Living) != 0 ? 7 : 0, 67))
        {
            case 0:
                return WritePronoun();
            case 1:
                return WriteName();
            case 2:
                return WritePairOf(kinds);
            default:
                var noun = Lexicon.AnyNoun(random, kinds);
                var plural = random.Chance(50);
                return WriteNounPhrase(noun, plural, Determiner.Any(random, plural), full);
        }
    }

    /// <summary>A determiner, perhaps an adjective, the noun, and, where asked for, often something behind it.</summary>
    public Subject WriteNounPhrase(Noun noun, bool plural, Determiner determiner, bool full)
    {
        var qualified = random.Chance(full ? 25 : 10);
        WriteNoun(noun, plural, determiner, qualified, adjectiveMayFollow: false);
        var attractor = full && random.Chance(55) && WriteModifier(noun, plural);
        var gender = noun.Gender == Gender.Common ? (random.Chance(50) ? Gender.Feminine : Gender.Masculine) : noun.Gender;
        var pronoun = Subject.PronounFor(gender, plural);
        return new Subject(pronoun, noun.Kind, noun.Gender, determiner, qualified, attractor);
    }

    /// <summary>Somebody or something that a verb is done to.</summary>
    public void WriteObject(NounKind kinds)
    {
        if ((kinds & NounKind.Person) != 0 && random.Chance(15))
        {
            if (random.Chance(40)) { builder.Add(random.Pick(Lexicon.Names).Text); }
            else { WriteObjectPronoun(); }
            return;
        }
        var noun = Lexicon.AnyNoun(random, kinds);
        var plural = random.Chance(40);
        WriteNoun(noun, plural, Determiner.AnyInObject(random, plural), random.Chance(20), adjectiveMayFollow: true);
        if (random.Chance(8)) { WriteRelativeClause(noun, plural); }
    }

    /// <summary>A pronoun behind a verb, one that has a case of its own except for "it".</summary>
    public void WriteObjectPronoun()
    {
        var pronoun = random.Pick(ObjectPronouns);
        var place = builder.Count;
        builder.Add(Subject.ObjectFormOf(pronoun));
        if (pronoun != "it") { builder.Spoils(CorruptionKind.Case, place, 1, false, pronoun); }
    }

    /// <summary>A place in which something may go on: "near the river".</summary>
    public void WritePlace(Setting setting)
    {
        var (noun, preposition) = Lexicon.AnyPlace(random, setting, ~NounKind.Living);
        WritePreposition(preposition);
        var plural = preposition is "near" or "behind" && random.Chance(35);
        WriteNoun(noun, plural, random.Chance(70) ? Determiner.The(plural) : Determiner.AnyInObject(random, plural), random.Chance(12), false);
    }

    /// <summary>Determiner, adjective and noun, with what can be spoilt about them.</summary>
    public void WriteNoun(Noun noun, bool plural, Determiner determiner, bool qualified, bool adjectiveMayFollow)
    {
        var start = builder.Count;
        var adjective = qualified ? Lexicon.AnyAdjective(random, noun) : null;
        var name = random.Pick(noun.Names).For(plural);
        builder.Add(determiner.Text);
        if (adjective is not null)
        {
            var quality = random.Pick(adjective.Names);
            builder.Add(quality, name);
            if (!adjectiveMayFollow) { builder.Spoils(CorruptionKind.Order, start + 1, 2, false, name, quality); }
        }
        else
        {
            builder.Add(name);
            if (determiner.OnlyBefore) { builder.Spoils(CorruptionKind.Order, start, 2, false, name, determiner.Text); }
        }
        if (determiner.Wrong.Length > 0) { builder.Spoils(CorruptionKind.Determiner, start, 1, false, random.Pick(determiner.Wrong)); }
        if (!plural && noun.NeedsDeterminer) { builder.Spoils(CorruptionKind.Missing, start, 1, false); }
    }

    private Subject WritePronoun()
    {
        var pronoun = random.Pick(Pronouns);
        var place = builder.Count;
        builder.Add(pronoun);
        if (pronoun != "you") { builder.Spoils(CorruptionKind.Case, place, 1, false, Subject.ObjectFormOf(pronoun)); }
        var gender = pronoun == "she" ? Gender.Feminine : Gender.Masculine;
        return new Subject(pronoun, NounKind.Person, gender, null, false, false);
    }

    private Subject WriteName()
    {
        var name = random.Pick(Lexicon.Names);
        builder.Add(name.Text);
        return new Subject(Subject.PronounFor(name.Gender, false), NounKind.Person, name.Gender, null, false, false);
    }

    /// <summary>The boy and the girl: two of one kind, together plural.</summary>
    private Subject WritePairOf(NounKind kinds)
    {
        var first = Lexicon.AnyNoun(random, kinds & NounKind.Living);
        Noun second;
        do { second = Lexicon.AnyNoun(random, first.Is(NounKind.Person) ? NounKind.Person : NounKind.Beast & kinds); } while (second == first);
        WriteNoun(first, random.Chance(25), Determiner.The(false), false, false);
        builder.Add("and");
        var plural = random.Chance(25);
        WriteNoun(second, plural, Determiner.The(plural), false, false);
        return new Subject("they", first.Kind, Gender.Common, null, false, !plural);
    }

    /// <summary>Something behind a subject's noun; tells whether it ends in a noun of the other number.</summary>
    private bool WriteModifier(Noun noun, bool plural)
    {
        if (!noun.Is(NounKind.Living) || random.Chance(45)) { return WriteLandmark(noun) != plural; }
        return WriteRelativeClause(noun, plural);
    }

    /// <summary>"near the boys": tells whether its noun is plural.</summary>
    private bool WriteLandmark(Noun noun)
    {
        var (landmark, preposition) = Lexicon.AnyPlace(random, Setting.Anywhere, noun.Is(NounKind.Living) ? Landmarks : Landmarks & ~NounKind.Living);
        if (landmark == noun) { (landmark, preposition) = Lexicon.AnyPlace(random, Setting.Outdoor, NounKind.Building); }
        if (noun.Is(NounKind.Person) && random.Chance(20)) { (landmark, preposition) = (Lexicon.AnyNoun(random, NounKind.Garment | NounKind.Beast), "with"); }
        var plural = preposition is "near" or "behind" or "with" && random.Chance(50);
        WritePreposition(preposition);
        WriteNoun(landmark, plural, random.Chance(70) ? Determiner.The(plural) : Determiner.AnyInObject(random, plural), random.Chance(10), false);
        return plural;
    }

    private void WritePreposition(string preposition)
    {
        builder.Spoils(CorruptionKind.Missing, builder.Count, 1, false);
        builder.Add(preposition);
    }

    /// <summary>"who likes the dogs" or "that the girl likes"; tells whether the noun next to the main verb has the other number.</summary>
    private bool WriteRelativeClause(Noun noun, bool plural)
    {
        var self = new Subject(Subject.PronounFor(noun.Gender, plural), noun.Kind, noun.Gender, null, false, false);
        if (random.Chance(50) && Lexicon.AnyVerbFor(random, noun.Kind, Lexicon.Transitives) is { } verb)
        {
            builder.Add(noun.Is(NounKind.Person) && random.Chance(70) ? "who" : "that");
            WriteFiniteVerb(self, random.Pick(verb.Names));
            return WritePlainNoun(verb.Objects & ~noun.Kind, verb.Objects) != plural;
        }
        builder.Add("that");
        var done = random.Pick(Lexicon.Transitives.Where(verb => (verb.Objects & noun.Kind) != 0).ToArray());
        var subjectPlural = random.Chance(50);
        Subject inner;
        if (random.Chance(20)) { inner = random.Chance(50) ? WriteName() : WritePronoun(); }
        else
        {
            var kinds = done.Subjects & NounKind.Living & ~noun.Kind;
            inner = WriteNounPhrase(Lexicon.AnyNoun(random, kinds == 0 ? done.Subjects : kinds), subjectPlural, Determiner.The(subjectPlural), full: false);
        }
        WriteFiniteVerb(inner, random.Pick(done.Names));
        builder.Spoils(CorruptionKind.Gap, builder.Count, 0, false, Subject.ObjectFormOf(self.Pronoun));
        return inner.IsPlural != plural;
    }

    private bool WritePlainNoun(NounKind preferred, NounKind kinds)
    {
        var plural = random.Chance(50);
        var noun = Lexicon.AnyNoun(random, preferred == 0 ? kinds : preferred);
        WriteNoun(noun, plural, random.Chance(75) ? Determiner.The(plural) : Determiner.AnyInObject(random, plural), false, true);
        return plural;
    }

    private void WriteFiniteVerb(Subject subject, VerbForms forms)
    {
        var place = builder.Count;
        builder.Add(subject.Present(forms));
        if (!forms.PastLooksPresent) { builder.Spoils(CorruptionKind.Agreement, place, 1, false, subject.Present(forms, agrees: false)); }
    }
}
