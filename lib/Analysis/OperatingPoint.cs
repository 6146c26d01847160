namespace LayerFreezing;

/// <summary>The fewest trained layers that keep a part of the quality on every task.</summary>
/// <param name="Model">The model.</param>
/// <param name="Share">The part, such as 0.9.</param>
/// <param name="Plan">The depth; null where none that was run reaches it.</param>
/// <param name="TrainedLayers">Its trained layers; null where there is no depth.</param>
/// <param name="Tasks">The tasks that count: those whose relative quality is defined.</param>
public sealed record OperatingPoint(string Model, double Share, FreezePlan? Plan, int? TrainedLayers, IReadOnlyList<string> Tasks)
{
    /// <summary>Finds it among a study's depths.</summary>
    /// <param name="summary">The study's rows.</param>
    /// <param name="model">One of its models.</param>
    /// <param name="share">The part, 0 to 1: 0.9 and 0.95 in the paper.</param>
    /// <param name="counts">Which tasks count; null for all.</param>
    public static OperatingPoint Of(IEnumerable<SummaryRow> summary, string model, double share, Func<string, bool>? counts = null)
    {
        var rows = summary.Where(row => row.Model == model && row.Relative is not null && (counts is null || counts(row.Task))).ToList();
        List<string> tasks = [.. rows.Select(row => row.Task).Distinct()];
        var fitting = rows.GroupBy(row => row.Plan)
            .Where(depth => depth.Count() == tasks.Count && depth.All(row => row.Relative >= share))
            .Select(depth => depth.First())
            .OrderBy(row => row.TrainedLayers).ThenBy(row => row.Plan.TrainsEmbeddings)
            .FirstOrDefault();
        return new(model, share, fitting?.Plan, fitting?.TrainedLayers, tasks);
    }

    /// <summary>The share and the depth in a line.</summary>
    public override string ToString() => Plan is null
        ? FormattableString.Invariant($"{Model}: no depth keeps {100 * Share:0} % on every task")
        : FormattableString.Invariant($"{Model}: {TrainedLayers} trained layers ({Plan}) keep {100 * Share:0} % on every task");
}
