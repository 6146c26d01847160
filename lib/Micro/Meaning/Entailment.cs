namespace LayerFreezing;

/// <summary>Whether one proposition follows from another: yes, no, or not without a doubt that readers would have.</summary>
internal enum Verdict
{
    No,
    Yes,
    Doubtful,
}

/// <summary>Natural logic over quantifiers, kinds and manners of doing; subjects are taken to exist.</summary>
internal static class Entailment
{
    /// <summary>Whether the second proposition must be true where the first is.</summary>
    public static Verdict Follows(Proposition premise, Proposition hypothesis)
    {
        var up = premise.Subject.IsA(hypothesis.Subject);
        var down = hypothesis.Subject.IsA(premise.Subject);
        var weaker = premise.PredicateIsA(hypothesis);
        var stronger = hypothesis.PredicateIsA(premise);
        return (premise.Quantifier, hypothesis.Quantifier) switch
        {
            (Quantifier.A, Quantifier.A) or (Quantifier.Some, Quantifier.Some or Quantifier.A) => Decide(up && weaker),
            (Quantifier.A, Quantifier.Some) => DoubtfulIf(up && weaker),
            (Quantifier.Most, Quantifier.Most) => Decide(up && down && weaker),
            (Quantifier.Most, Quantifier.Some or Quantifier.A) => Decide(up && weaker),
            (Quantifier.Every, Quantifier.Every) => Decide(down && weaker),
            (Quantifier.Every, Quantifier.Most) => Imported(up && down, down, weaker),
            (Quantifier.Every, Quantifier.Some or Quantifier.A) => Imported(up, down, weaker),
            (Quantifier.No, Quantifier.No) => Decide(down && stronger),
            (Quantifier.No, Quantifier.NotEvery) => Imported(up, down, stronger),
            (Quantifier.NotEvery, Quantifier.NotEvery) => Decide(up && stronger),
            (Quantifier.The, Quantifier.The) => Same(premise.Subject, hypothesis.Subject, up, weaker),
            (Quantifier.TheNot, Quantifier.TheNot) => Same(premise.Subject, hypothesis.Subject, up, stronger),
            (Quantifier.The, Quantifier.A) => premise.Subject.Name is null ? Decide(up && weaker) : NamedIsOne(hypothesis.Subject, weaker),
            (Quantifier.The, Quantifier.Some) or (Quantifier.A or Quantifier.Some or Quantifier.Every, Quantifier.The) => DoubtfulIf(weaker),
            (Quantifier.No, Quantifier.TheNot) => DoubtfulIf(stronger),
            (Quantifier.TheNot, Quantifier.NotEvery) => premise.Subject.Name is null ? Decide(up && stronger) : DoubtfulIf(stronger),
            (Quantifier.No, Quantifier.Every or Quantifier.Some or Quantifier.A or Quantifier.Most or Quantifier.The) => Verdict.No,
            (Quantifier.Every or Quantifier.Some or Quantifier.A or Quantifier.Most or Quantifier.The, Quantifier.No) => Verdict.No,
            (Quantifier.Some or Quantifier.A or Quantifier.Most, Quantifier.Every) => Verdict.No,
            (Quantifier.Some or Quantifier.A, Quantifier.Most) => Verdict.No,
            (Quantifier.NotEvery, Quantifier.No or Quantifier.Every) => Verdict.No,
            (Quantifier.Every, Quantifier.NotEvery) => Verdict.No,
            (Quantifier.The, Quantifier.TheNot) or (Quantifier.TheNot, Quantifier.The) => Verdict.No,
            _ => Verdict.Doubtful,
        };
    }

    /// <summary>Whether the second proposition must be false where the first is true.</summary>
    public static Verdict Contradicts(Proposition premise, Proposition other) => other.Quantifier.Denial() is { } denial
        ? Follows(premise, other with { Quantifier = denial })
        : Verdict.Doubtful;

    private static Verdict Decide(bool follows) => follows ? Verdict.Yes : Verdict.No;

    /// <summary>From all to some: sure of what is no narrower, doubtful of a narrower kind of which there may be none.</summary>
    private static Verdict Imported(bool noNarrower, bool narrower, bool predicate) =>
        !predicate ? Verdict.No : noNarrower ? Verdict.Yes : narrower ? Verdict.Doubtful : Verdict.No;

    private static Verdict DoubtfulIf(bool possible) => possible ? Verdict.Doubtful : Verdict.No;

    /// <summary>The boy is the child, Anna is Anna; whether the child is the boy, or Anna the girl, is not said.</summary>
    private static Verdict Same(Participant one, Participant other, bool up, bool predicate)
    {
        if (!predicate || up) { return Decide(predicate); }
        var named = (one.Name is null ? 0 : 1) + (other.Name is null ? 0 : 1);
        return DoubtfulIf(named == 1 || (named == 0 && other.IsA(one)));
    }

    /// <summary>Anna ran, so a person ran; whether a woman or a girl did is not said.</summary>
    private static Verdict NamedIsOne(Participant subject, bool weaker)
    {
        if (!weaker || !subject.Noun.Is(NounKind.Person)) { return Verdict.No; }
        return subject.Noun.Parent is null && subject.Quality is null ? Verdict.Yes : Verdict.Doubtful;
    }
}
