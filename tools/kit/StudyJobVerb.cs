using System.CommandLine;

namespace LayerFreezing.Kit;

/// <summary>kit study job: what a job that <c>kit study run --slurm</c> submitted does on its node; not for people.</summary>
internal sealed class StudyJobVerb : Verb
{
    private const string Cache = "cache", Collect = "collect";

    private readonly Argument<string> _what = new("what");
    private readonly Option<string> _results = new("--results") { Required = true };
    private readonly Option<int> _from = new("--from");
    private readonly Option<int> _count = new("--count") { DefaultValueFactory = _ => 1 };

    public StudyJobVerb() : base("job", "Do a part of a study on a cluster's node.")
    {
        Hidden = true;
        Arguments.Add(_what.AcceptOnlyFromAmong(Cache, "search", "grid", Collect));
        Options.Add(_results);
        Options.Add(_from);
        Options.Add(_count);
    }

    protected override async Task<int> Run(ParseResult call, CancellationToken cancelled)
    {
        var job = SlurmJob.Of(call.GetRequiredValue(_results), KitFolders.Find(), StudyWorkerVerb.Start);
        switch (call.GetRequiredValue(_what))
        {
            case Cache:
                job.BuildCaches(new Lines(), cancelled);
                return ExitCode.Done;
            case Collect:
                return Show(job.Collect());
            case var stage:
                var part = new CellRange(Enum.Parse<CellStage>(stage, ignoreCase: true), call.GetValue(_from), call.GetValue(_count));
                var runs = await job.Run(part, StudyScreen.PlainLines(), cancelled);
                return runs.Any(run => run.Record is null or { Status: RunStatus.Failed }) ? ExitCode.Failed : ExitCode.Done;
        }
    }

    private static int Show(StudyResults results)
    {
        Console.WriteLine(results.Table);
        foreach (var (cell, record) in results.Failures) { CommandLine.Say($"{cell} failed: {record.Reason}."); }
        var left = results.Runs.Count(run => run.Record is null);
        if (left > 0) { CommandLine.Say($"{left} runs aren't done: submit the study again, which does those alone."); }
        return results.IsComplete ? ExitCode.Done : ExitCode.Failed;
    }

    private sealed class Lines : IProgress<string>
    {
        public void Report(string value) => Console.WriteLine(value);
    }
}
