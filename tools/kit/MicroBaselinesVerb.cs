using System.CommandLine;

namespace LayerFreezing.Kit;

/// <summary>kit micro baselines: what models that see words but no sentence reach on the four tasks.</summary>
internal sealed class MicroBaselinesVerb() : Verb(
    "baselines", "Score models that see words but no sentence on the four tasks.", "./kit micro baselines")
{
    protected override Task<int> Run(ParseResult call, CancellationToken cancelled)
    {
        var table = new TextTable("task", "the model sees", "score");
        foreach (var task in MicroTasks.All)
        {
            var root = KitFolders.Find().Glue(task);
            foreach (var score in MicroBaselines.Score(task, GlueData.Load(task, GlueSplit.Train, root).Examples, GlueData.Load(task, GlueSplit.Dev, root).Examples))
            {
                table.Add(task.Name, score.Name, score.Score is { } number ? FormattableString.Invariant($"{number:0.0}") : "–");
            }
        }
        Console.WriteLine(table);
        return Task.FromResult(ExitCode.Done);
    }
}
