namespace LayerFreezing;

/// <summary>The fewest trained layers that keep a part of the quality on every task.</summary>
/// <param name="Model">The model.</param>
/// <param name="Data">The word for the data, which is the same for all tasks that count.</param>
/// <param name="Share">The part, such as 0.9.</param>
/// <param name="Plan">The depth; null where none that was run reaches it.</param>
/// <param name="TrainedLayers">Its trained layers; null where there is no depth.</param>
/// <param name="Tasks">The tasks that count: those whose relative quality is defined.</param>
/// <param name="HeldUpBy">The tasks for which the next smaller depth isn't enough; none where there is no smaller one.</param>
public sealed record OperatingPoint(
    string Model, string Data, double Share, FreezePlan? Plan, int? TrainedLayers, IReadOnlyList<string> Tasks, IReadOnlyList<string> HeldUpBy)
{
    /// <summary>Whether a task is CoLA, or the kit's own of its kind: the authors left it out of their operating points.</summary>
    public static bool IsCola(string task) => task.EndsWith(GlueTask.CoLA.Name, StringComparison.Ordinal);

    /// <summary>Finds it among a study's depths.</summary>
    /// <param name="summary">The study's rows.</param>
    /// <param name="model">One of its models.</param>
    /// <param name="share">The part, 0 to 1: 0.9 and 0.95 in the paper.</param>
    /// <param name="counts">Which tasks count; null for all.</param>
    /// <exception cref="KitException">The rows are of official data and of others too: these don't go together.</exception>
    public static OperatingPoint Of(IEnumerable<SummaryRow> summary, string model, double share, Func<string, bool>? counts = null)
    {
        var rows = summary.Where(row => row.Model == model && row.Relative is not null && (counts is null || counts(row.Task))).ToList();
        List<string> data = [.. rows.Select(row => row.Data).Distinct()];
        if (data.Count > 1) { throw new KitException($"{model} has scores on {string.Join(" and on ", data)} data, which have no operating point together; give the rows of one"); }
        List<string> tasks = [.. rows.Select(row => row.Task).Distinct()];
        var depths = rows.GroupBy(row => row.Plan).Where(depth => depth.Count() == tasks.Count)
            .OrderBy(depth => depth.First().TrainedLayers).ThenBy(depth => depth.Key.TrainsEmbeddings).ToList();
        var place = depths.FindIndex(depth => depth.All(row => row.Relative >= share));
        var before = place < 0 ? depths.LastOrDefault() : depths.ElementAtOrDefault(place - 1);
        return new(
            model, data.FirstOrDefault() ?? "", share, place < 0 ? null : depths[place].Key, place < 0 ? null : depths[place].First().TrainedLayers, tasks,
            [.. before?.Where(row => row.Relative < share).Select(row => row.Task) ?? []]);
    }

    /// <summary>The share and the depth in a line.</summary>
    public override string ToString()
    {
        var model = Data == "subset" ? $"{Model} (subset)" : Model;
        return Plan is null
            ? FormattableString.Invariant($"{model}: no depth keeps {100 * Share:0.#} % on every task")
            : FormattableString.Invariant($"{model}: {TrainedLayers} trained layers ({Plan}) keep {100 * Share:0.#} % on every task");
    }
}
