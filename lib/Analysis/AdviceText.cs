namespace LayerFreezing;

/// <summary>An advice in sentences.</summary>
internal static class AdviceText
{
    private const int NamedDepths = 3;

    /// <summary>The sentences.</summary>
    internal static string Of(Advice advice) => advice.Outcome switch
    {
        AdviceOutcome.Undefined => "there is no quality to keep a part of, because all has no runs with a score or isn't above the majority baseline; train longer or at another rate.",
        AdviceOutcome.OutOfReach => $"no depth that was run {Within(advice)}keeps {Part(advice.Quality)} of the quality of all; ask for less, or allow more.",
        AdviceOutcome.Decided => $"train {Chosen(advice)}{Saving(advice)}",
        _ when advice.Choice is { } => $"{Undecided(advice)} On the safe side, train {Chosen(advice)}{Saving(advice)}",
        _ => $"{Undecided(advice)} No other depth {Within(advice)}keeps it.",
    };

    private static string Chosen(Advice advice)
    {
        var choice = advice.Choice!;
        var named = choice.Named(advice.Layers);
        if (choice.Plan.TrainsEmbeddings) { return $"{named}: no smaller depth {Within(advice)}surely keeps {Part(advice.Quality)} of its quality."; }
        var interval = choice.Quality is { Low: { } low, High: { } high } ? FormattableString.Invariant($", 95 % interval {100 * low:0.0} to {100 * high:0.0} %") : "";
        return FormattableString.Invariant(
            $"{named}. That keeps {Part(advice.Quality)} of the quality of all in {Draws(choice.Probability)} (relative quality {100 * choice.Quality?.Value:0.0} %{interval}, n = {choice.Seeds} seeds).");
    }

    private static string Undecided(Advice advice)
    {
        var open = advice.Open;
        var named = open.Take(NamedDepths).Select(depth => $"{depth.Plan} ({(depth.Probability is null ? "too few runs to say" : $"in {Draws(depth.Probability)}")})");
        var rest = open.Count > NamedDepths ? FormattableString.Invariant($" and {open.Count - NamedDepths} more") : "";
        var fewest = open.Append(advice.All!).Min(depth => depth.Seeds);
        var few = fewest < Adviser.FewestSeeds ? FormattableString.Invariant($" There are only {fewest} seeds where at least {Adviser.FewestSeeds} are needed.") : "";
        return $"the data don't decide whether {Part(advice.Quality)} of the quality of all is kept by {string.Join(", ", named)}{rest}.{few} Run more seeds.";
    }

    private static string Saving(Advice advice)
    {
        if (advice is not { Choice: { } choice, All: { } all } || choice == all) { return ""; }
        List<string> savings = [];
        if (choice.Seconds is { } seconds && all.Seconds is { } allSeconds) { savings.Add($"{Number(seconds)} s instead of {Number(allSeconds)} s ({Change(seconds, allSeconds)})"); }
        if (choice.Megabytes is { } memory && all.Megabytes is { } allMemory) { savings.Add(FormattableString.Invariant($"{memory:0} MB instead of {allMemory:0} MB ({Change(memory, allMemory)})")); }
        return savings.Count == 0 ? " What that saves wasn't measured." : $" A run takes {string.Join(" and ", savings)}.";
    }

    /// <summary>Out of 10,000 draws none and all are no certainty.</summary>
    private static string Draws(double? probability) => probability switch
    {
        < 0.001 => "less than 0.1 % of the draws",
        > 0.999 => "more than 99.9 % of the draws",
        _ => FormattableString.Invariant($"{100 * probability:0.0} % of the draws"),
    };

    private static string Change(double now, double before) => FormattableString.Invariant($"{Math.Abs(100 * (1 - (now / before))):0} % {(now <= before ? "less" : "more")}");

    private static string Number(double value) => value < 10 ? FormattableString.Invariant($"{value:0.0}") : FormattableString.Invariant($"{value:0}");

    private static string Part(double quality) => FormattableString.Invariant($"{100 * quality:0.#} %");

    private static string Within(Advice advice) => advice.Budget is { } budget && budget.ToString().Length > 0 ? $"within {budget} " : "";
}
