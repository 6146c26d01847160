using System.CommandLine;

namespace LayerFreezing.Kit;

/// <summary>kit study rerun ID: does a run again from its record, and compares.</summary>
internal sealed class StudyRerunVerb : Verb
{
    private readonly Argument<string> _id = new("id") { Description = "The run's name: its record is runs/ID.json. The beginning will do.", HelpName = "ID" };

    private readonly Option<string?> _results = new("--results") { Description = "The folder of the results; without it, all of results/.", HelpName = "DIR" };

    public StudyRerunVerb() : base("rerun", "Do a run again from its record alone, and say whether the score is the same to the last bit.", "./kit study rerun 0f3c9a21d4e8b765")
    {
        Arguments.Add(_id);
        Options.Add(_results);
    }

    protected override Task<int> Run(ParseResult call, CancellationToken cancelled)
    {
        var folders = KitFolders.Find();
        var all = Path.Combine(folders.Root, "results");
        string[] places = call.GetValue(_results) is { } place ? [place] : Directory.Exists(all) ? Directory.GetDirectories(all) : [];
        var record = StudyRerun.Find(call.GetRequiredValue(_id), places);
        var again = ProgressLine.Show(progress => StudyRerun.Run(record, folders, progress, cancelled));
        Console.WriteLine(again);
        var isSame = again.Score == record.Score && again.DivergedAtStep == record.DivergedAtStep && again.EpochLosses.SequenceEqual(record.EpochLosses);
        if (isSame)
        {
            Console.WriteLine($"The same as in its record, to the last bit: {Exact(record)}.");
            return Task.FromResult(ExitCode.Done);
        }
        CommandLine.Say($"the record says {Exact(record)} and now it is {Exact(again)}{(again.Machine == record.Machine ? "" : $"; it was done on {record.Machine.Processor} with {record.Machine.Kit}")}.");
        return Task.FromResult(ExitCode.Failed);
    }

    private static string Exact(RunRecord record) => record.Score is { } score ? FormattableString.Invariant($"{score:R}") : $"{record.Status} at step {record.DivergedAtStep}";
}
