namespace LayerFreezing;

/// <summary>Puts a proposition into words, any of those that say it: "A kid was hugged by Anna.", "Not all dogs ran."</summary>
internal sealed class PropositionWriter(SplitMixRandom random, int passivePercent)
{
    private string[] _avoided = [];

    /// <summary>One sentence in the past tense.</summary>
    public string Write(Proposition said) => Write(said, []);

    /// <summary>One sentence that rather uses synonyms of some words than these.</summary>
    public string Rephrase(Proposition said, string sentence) => Write(said, Overlap.Words(sentence));

    private string Write(Proposition said, string[] avoided)
    {
        _avoided = avoided;
        var passive = said is { Object: not null, Verb.State: false, Quantifier: Quantifier.A or Quantifier.The } && random.Chance(passivePercent);
        return MicroSentence.Spell(passive ? [.. Passive(said)] : [.. Active(said)]);
    }

    private IEnumerable<string> Active(Proposition said)
    {
        var forms = Pick(said.Verb.Names, forms => forms.Past);
        string[] verb = said.Quantifier == Quantifier.TheNot ? ["did", "not", forms.Base] : [forms.Past];
        string[] done = said.Object is null ? [] : [.. Phrase(said.Object, definite: false)];
        return [.. SubjectOf(said), .. verb, .. done, .. PlaceOf(said)];
    }

    private IEnumerable<string> Passive(Proposition said)
    {
        var forms = Pick(said.Verb.Names, forms => forms.Past);
        return [.. Phrase(said.Object!, definite: false), "was", forms.Participle, "by", .. SubjectOf(said), .. PlaceOf(said)];
    }

    private IEnumerable<string> SubjectOf(Proposition said)
    {
        var subject = said.Subject;
        var anybody = subject is { Quality: null, Name: null, Noun: { Kind: NounKind.Person, Parent: null } } && subject.Noun.Children.Count > 0;
        return said.Quantifier switch
        {
            Quantifier.A => anybody && random.Chance(50) ? ["someone"] : Phrase(subject, definite: false),
            Quantifier.Some => ["some", .. Bare(subject, plural: true)],
            Quantifier.Most => ["most", .. Bare(subject, plural: true)],
            Quantifier.Every => anybody && random.Chance(50) ? ["everyone"] : random.PickWeighted(45, 15, 40) switch
            {
                0 => ["every", .. Bare(subject, plural: false)],
                1 => ["each", .. Bare(subject, plural: false)],
                _ => ["all", .. Bare(subject, plural: true)],
            },
            Quantifier.No => anybody && random.Chance(50) ? ["nobody"] : ["no", .. Bare(subject, plural: random.Chance(50))],
            Quantifier.NotEvery => random.Chance(50)
                ? ["not", "every", .. Bare(subject, plural: false)]
                : ["not", "all", .. Bare(subject, plural: true)],
            _ => Phrase(subject, definite: true),
        };
    }

    private IEnumerable<string> Phrase(Participant participant, bool definite) =>
        participant.Name is not null ? [participant.Name.Text] : [definite ? "the" : "a", .. Bare(participant, plural: false)];

    private IEnumerable<string> Bare(Participant participant, bool plural)
    {
        if (participant.Quality is not null) { yield return Pick(participant.Quality.Names, word => word); }
        yield return Pick(participant.Noun.Names, forms => forms.For(plural)).For(plural);
    }

    private IEnumerable<string> PlaceOf(Proposition said) =>
        said.Place is null ? [] : [said.Place.Preposition, "the", Pick(said.Place.Noun.Names, forms => forms.Singular).Singular];

    private T Pick<T>(IReadOnlyList<T> names, Func<T, string> word)
    {
        var name = random.Pick(names);
        return names.Count > 1 && _avoided.Contains(word(name)) ? random.Pick(names) : name;
    }
}
