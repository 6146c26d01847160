using System.Globalization;

namespace LayerFreezing;

/// <summary>A few runs of one task side by side: what each trained, what it scored, what it cost.</summary>
[TypeFormatterSource(typeof(RunComparisonView))]
public sealed class RunComparison
{
    private RunComparison(IReadOnlyList<RunRecord> runs) => Runs = runs;

    /// <summary>The runs in the order they were given.</summary>
    public IReadOnlyList<RunRecord> Runs { get; }

    /// <summary>Sets runs side by side.</summary>
    /// <param name="runs">At least one; all of one task.</param>
    /// <exception cref="KitException">There are none, or their tasks differ.</exception>
    public static RunComparison Of(params IEnumerable<RunResult> runs)
    {
        List<RunRecord> records = [.. runs.Select(run => run.Record)];
        if (records.Count == 0) { throw new KitException("there is no run to compare; give at least one"); }
        if (records.FirstOrDefault(record => record.Task != records[0].Task) is { } other)
        {
            throw new KitException($"scores of {records[0].Task} and {other.Task} don't compare; give runs of one task");
        }
        if (records.Exists(record => record.Data.Subset != records[0].Data.Subset))
        {
            throw new KitException($"scores on official data and on a subset of {records[0].Task} don't compare; give runs of one of them");
        }
        return new(records);
    }

    /// <summary>The task, with the word for data that is not official.</summary>
    internal string Subject => Runs[0].Data.Subset ? $"{Runs[0].Task} (subset)" : Runs[0].Task;

    /// <summary>The seconds a run trained: its steps, and the frozen part's activations that they started from.</summary>
    internal static double TrainingSeconds(RunRecord run) => run.Seconds.GetValueOrDefault("prefix") + run.Seconds.GetValueOrDefault("train");

    /// <summary>Milliseconds of one of a run's training steps.</summary>
    internal static double StepMilliseconds(RunRecord run) => 1000 * TrainingSeconds(run) / (run.DivergedAtStep + 1 ?? run.Steps);

    /// <summary>A line a run, columns aligned.</summary>
    public override string ToString()
    {
        List<string[]> lines = [["plan", "trained parameters", Runs[0].Metric, "seconds of training", "ms a step"], .. Runs.Select(Line)];
        var widths = lines[0].Select((_, column) => lines.Max(line => line[column].Length)).ToList();
        var rows = lines.Select(line => string.Join("  ", line.Select((cell, column) => column == 0 ? cell.PadRight(widths[column]) : cell.PadLeft(widths[column]))));
        return string.Join('\n', rows.Append(string.Create(CultureInfo.InvariantCulture, $"{Subject}: always the majority scores {Runs[0].MajorityBaseline:0.00}")));
    }

    private static string[] Line(RunRecord run) =>
    [
        run.Plan.ToString(),
        string.Create(CultureInfo.InvariantCulture, $"{run.TrainedParameters:N0}"),
        run.Score is { } score ? string.Create(CultureInfo.InvariantCulture, $"{score:0.00}") : "diverged",
        string.Create(CultureInfo.InvariantCulture, $"{TrainingSeconds(run):0.0}"),
        string.Create(CultureInfo.InvariantCulture, $"{StepMilliseconds(run):0}"),
    ];
}
