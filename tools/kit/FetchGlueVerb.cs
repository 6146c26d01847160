using System.CommandLine;

namespace LayerFreezing.Kit;

/// <summary>kit fetch glue: GLUE's files from its archive, or from a folder that has them.</summary>
internal sealed class FetchGlueVerb : Verb
{
    private readonly Argument<string[]> _tasks = new("TASK")
    {
        Description = $"Any of {string.Join(", ", GlueTask.All)}; all of them where none is named.",
        Arity = ArgumentArity.ZeroOrMore,
    };

    private readonly Option<string?> _from = new("--from") { Description = "Bring files that are at hand: a GLUE root, or a folder with tables or archives.", HelpName = "FOLDER" };
    private readonly Option<string?> _to = new("--to") { Description = "The GLUE root they go to; data/glue of the kit by default.", HelpName = "DIR" };
    private readonly Option<bool> _accept = new("--accept") { Description = "Accept MRPC's terms, which are for non-commercial use only." };

    public FetchGlueVerb() : base(
        "glue", "Fetch GLUE's files from the benchmark's own archive, or bring them from a folder, and check what they are.",
        "./kit fetch glue CoLA RTE",
        "./kit fetch glue --accept",
        "./kit fetch glue MNLI --from ~/Downloads")
    {
        Arguments.Add(_tasks);
        foreach (var option in new Option[] { _from, _to, _accept }) { Options.Add(option); }
    }

    protected override Task<int> Run(ParseResult call, CancellationToken cancelled)
    {
        GlueTask[] tasks = [.. (call.GetValue(_tasks) ?? []).Select(name => GlueTask.Find(name))];
        if (tasks.Length == 0) { tasks = [.. GlueTask.All]; }
        var root = Path.GetFullPath(call.GetValue(_to) ?? KitTree.Path("data", "glue"));
        var (brought, failed) = (0, 0);
        foreach (var task in tasks)
        {
            try
            {
                var states = call.GetValue(_from) is { } from ? GlueImport.Bring(task, from, root) : Fetch(task, root, call.GetValue(_accept), cancelled);
                foreach (var state in states) { Console.WriteLine(state.Status == GlueFileStatus.Unknown && call.GetValue(_from) is not null ? $"{state}: left out" : state.ToString()); }
                brought += states.Count(state => state.Status != GlueFileStatus.Unknown);
            }
            catch (KitException failure)
            {
                CommandLine.Say(failure.Message);
                failed++;
            }
        }
        if (brought == 0 && failed == 0)
        {
            throw new KitException($"{call.GetValue(_from)} has no file of {string.Join(", ", tasks.Select(task => task.Name))}: name a folder with train.tsv and dev.tsv, in a folder for each task.");
        }
        if (brought > 0) { Console.WriteLine($"They are in {root}."); }
        return Task.FromResult(failed == 0 ? ExitCode.Done : ExitCode.Failed);
    }

    private static IReadOnlyList<GlueFileState> Fetch(GlueTask task, string root, bool accepts, CancellationToken cancelled) => FetchLine.Show(progress =>
        new GlueArchive().Fetch(task, root, terms => Accept(terms, accepts), progress, cancelled).GetAwaiter().GetResult());

    private static bool Accept(string terms, bool accepts)
    {
        if (accepts) { CommandLine.Say(terms); }
        return accepts;
    }
}
