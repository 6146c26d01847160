namespace LayerFreezing;

/// <summary>Thinks of things to say, and of things that are nearly the same.</summary>
internal sealed class PropositionSampler(SplitMixRandom random)
{
    private const NounKind Scenery = NounKind.Building | NounKind.Tree | NounKind.Place | NounKind.Opening | NounKind.Seat | NounKind.Hill | NounKind.Furniture;
    private static readonly Quantifier[] All = Enum.GetValues<Quantifier>();

    /// <summary>Any proposition that makes sense.</summary>
    public Proposition Any(Quantifier quantifier)
    {
        while (true)
        {
            var verb = AnyVerb();
            var subject = quantifier is Quantifier.The or Quantifier.TheNot && (verb.Subjects & NounKind.Person) != 0 && random.Chance(50)
                ? new Participant(Lexicon.Nouns[0], Name: random.Pick(Lexicon.Names))
                : AnyParticipant(verb.Subjects & NounKind.Living, 15);
            var done = verb.Transitive ? AnyParticipant(verb.Objects, 12) : null;
            var said = new Proposition(quantifier, subject, verb, done, AnyPlace(verb, verb.Transitive ? 30 : 55));
            if (said.MakesSense) { return said; }
        }
    }

    /// <summary>Any quantifier; the plain ones are the most common.</summary>
    public Quantifier AnyQuantifier() => All[random.PickWeighted(20, 20, 9, 16, 16, 8, 20, 12)];

    /// <summary>Something that follows from it (or, turned round, from which it follows), by one step; null where the step didn't make sense.</summary>
    public Proposition? Step(Proposition said, bool towardsWeaker)
    {
        if (random.Chance(12)) { return Requantify(said, towardsWeaker); }
        var ofSubject = random.Chance(said.Verb.Transitive ? 35 : 50);
        var direction = ofSubject ? said.Quantifier.OfSubject() : said.Quantifier.OfPredicate();
        if (!towardsWeaker) { direction = direction.Opposite(); }
        if (direction == Direction.Fixed || (ofSubject && said.Subject.Name is not null)) { return null; }
        var changed = ofSubject ? said with { Subject = Shift(said.Subject, direction) } : ShiftPredicate(said, direction);
        return changed != said && changed.MakesSense ? changed : null;
    }

    /// <summary>Something else that is nearly the same, changed in one respect in any direction; null where that didn't make sense.</summary>
    public Proposition? Perturb(Proposition said)
    {
        var changed = random.PickWeighted(50, 18, 32) switch
        {
            0 => random.Chance(40) && said.Subject.Name is null
                ? said with { Subject = Shift(said.Subject, AnyDirection()) }
                : ShiftPredicate(said, AnyDirection()),
            1 => said with { Quantifier = random.Pick(All) },
            _ => Swap(said),
        };
        return changed != said && changed.MakesSense ? changed : null;
    }

    /// <summary>Another noun of the same kind, or any other the verb would take.</summary>
    public Participant Other(Participant participant, NounKind allowed)
    {
        if (participant.Name is not null) { return participant with { Name = random.Pick(Lexicon.Names) }; }
        var siblings = participant.Noun.Parent?.Children.Where(noun => noun != participant.Noun && noun.Is(allowed)).ToArray() ?? [];
        var noun = siblings.Length > 0 && random.Chance(60) ? random.Pick(siblings) : Lexicon.AnyNoun(random, allowed);
        return participant with { Noun = noun };
    }

    /// <summary>Another verb for the same subject and object.</summary>
    public Verb OtherVerb(Proposition said)
    {
        if (said.Verb.Parent is not null && random.Chance(50))
        {
            var sibling = random.Pick(said.Verb.Parent.Children);
            if (sibling != said.Verb && (said with { Verb = sibling }).MakesSense) { return sibling; }
        }
        var verbs = said.Verb.Transitive ? Lexicon.Transitives : Lexicon.Intransitives;
        for (var i = 0; i < 20; i++)
        {
            var verb = random.Pick(verbs);
            if (verb != said.Verb && (said with { Verb = verb }).MakesSense) { return verb; }
        }
        return said.Verb;
    }

    private Direction AnyDirection() => random.Chance(50) ? Direction.Up : Direction.Down;

    /// <summary>Verbs that have a parent or children come up twice as often.</summary>
    private Verb AnyVerb()
    {
        while (true)
        {
            var verb = random.Pick(random.Chance(65) ? Lexicon.Transitives : Lexicon.Intransitives);
            if (verb.Parent is not null || verb.Children.Count > 0 || random.Chance(50)) { return verb; }
        }
    }

    private Participant AnyParticipant(NounKind kinds, int qualityPercent)
    {
        var noun = Lexicon.AnyNoun(random, kinds);
        if (noun.Parent is null && noun.Children.Count == 0 && random.Chance(50)) { noun = Lexicon.AnyNoun(random, kinds); }
        return new Participant(noun, random.Chance(qualityPercent) ? Lexicon.AnyAdjective(random, noun) : null);
    }

    private Location? AnyPlace(Verb verb, int percent)
    {
        if (verb.State || !random.Chance(percent)) { return null; }
        var (noun, preposition) = Lexicon.AnyPlace(random, verb.Setting, Scenery);
        return new Location(preposition, noun);
    }

    private Participant Shift(Participant participant, Direction direction)
    {
        if (participant.Name is not null) { return participant; }
        if (direction == Direction.Up)
        {
            return participant.Quality is not null && random.Chance(60) ? participant with { Quality = null }
                : participant with { Noun = participant.Noun.Parent ?? participant.Noun };
        }
        var children = participant.Noun.Children;
        return children.Count > 0 && random.Chance(75) ? participant with { Noun = random.Pick(children) }
            : participant.Quality is null ? participant with { Quality = Lexicon.AnyAdjective(random, participant.Noun) } : participant;
    }

    private Proposition ShiftPredicate(Proposition said, Direction direction)
    {
        switch (random.PickWeighted(35, said.Object is null ? 0 : 40, 25))
        {
            case 0:
                var verbs = direction == Direction.Down ? said.Verb.Children : said.Verb.Parent is null ? [] : [said.Verb.Parent];
                return verbs.Count == 0 ? said : said with { Verb = random.Pick(verbs) };
            case 1:
                return said with { Object = Shift(said.Object!, direction) };
            default:
                return direction == Direction.Up ? said with { Place = null } : said.Place is null ? said with { Place = AnyPlace(said.Verb, 100) } : said;
        }
    }

    private Proposition Requantify(Proposition said, bool towardsWeaker)
    {
        var ladder = said.Quantifier is Quantifier.No or Quantifier.NotEvery
            ? [Quantifier.No, Quantifier.NotEvery]
            : new[] { Quantifier.Every, Quantifier.Most, Quantifier.Some };
        var place = Array.IndexOf(ladder, said.Quantifier) + (towardsWeaker ? 1 : -1);
        return Array.IndexOf(ladder, said.Quantifier) < 0 || place < 0 || place >= ladder.Length ? said : said with { Quantifier = ladder[place] };
    }

    private Proposition Swap(Proposition said) => random.PickWeighted(35, 25, said.Object is null ? 0 : 40, said.Place is null ? 0 : 15) switch
    {
        0 => said with { Subject = Other(said.Subject, said.Verb.Subjects & NounKind.Living) },
        1 => said with { Verb = OtherVerb(said) },
        2 => said with { Object = Other(said.Object!, said.Verb.Objects) },
        _ => said with { Place = AnyPlace(said.Verb, 100) },
    };
}
