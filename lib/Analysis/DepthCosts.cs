using Microsoft.Data.Analysis;

namespace LayerFreezing;

/// <summary>What a run of each depth cost on average: of the runs that have a score and a measured cost.</summary>
internal sealed class DepthCosts
{
    private readonly ILookup<(string, string, string, FreezePlan), (double? Seconds, double? Megabytes)> _runs;

    private DepthCosts(IEnumerable<(ScoredRun Run, double? Seconds, double? Megabytes)> runs) =>
        _runs = runs.Where(run => run.Run.Score is not null)
            .ToLookup(run => (run.Run.Model, run.Run.Task, run.Run.Data, run.Run.Plan), run => (run.Seconds, run.Megabytes));

    /// <summary>Of a table of runs; one without the columns seconds and memory_mb knows no cost.</summary>
    public static DepthCosts Of(DataFrame runs)
    {
        var read = RunFrames.Read(runs);
        var (seconds, megabytes) = (Optional(runs, "seconds"), Optional(runs, "memory_mb"));
        return new(read.Select((run, row) => (run, seconds?[row], megabytes?[row])));
    }

    /// <summary>The means of a depth; null where nothing was measured.</summary>
    public (double? Seconds, double? Megabytes) For(SummaryRow row)
    {
        var runs = Runs(row).ToList();
        return (runs.Average(run => run.Seconds), runs.Average(run => run.Megabytes));
    }

    /// <summary>The seconds of a depth's runs, summed up.</summary>
    public ScoreSummary SecondsOf(SummaryRow row) => ScoreSummary.Of([.. Runs(row).Select(run => run.Seconds).OfType<double>()]);

    /// <summary>The memory of a depth's runs, summed up.</summary>
    public ScoreSummary MegabytesOf(SummaryRow row) => ScoreSummary.Of([.. Runs(row).Select(run => run.Megabytes).OfType<double>()]);

    private IEnumerable<(double? Seconds, double? Megabytes)> Runs(SummaryRow row) => _runs[(row.Model, row.Task, row.Data, row.Plan)];

    private static IReadOnlyList<double?>? Optional(DataFrame runs, string name) => runs.Has(name) ? runs.Numbers(name) : null;
}
