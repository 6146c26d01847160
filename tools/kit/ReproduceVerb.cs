using System.CommandLine;

namespace LayerFreezing.Kit;

/// <summary>kit reproduce: the main job. The quick cut of the micro study, live, then the first notebook, then the curve.</summary>
internal sealed class ReproduceVerb : Verb
{
    private const string Quick = "micro-quick";
    private const string Notebook = "01-freeze-and-fine-tune.ipynb";

    private readonly Option<bool> _fresh = new("--fresh") { Description = "Start over: delete what earlier calls have made." };

    private readonly Option<int?> _workers = StudyRunVerb.WorkersOption();

    public ReproduceVerb() : base(
        "reproduce", "Show how much of the quality is left with fewer trained layers: some 60 runs and a notebook, in minutes.",
        "./kit reproduce", "./kit reproduce --fresh")
    {
        Options.Add(_fresh);
        Options.Add(_workers);
    }

    protected override async Task<int> Run(ParseResult call, CancellationToken cancelled)
    {
        var folders = KitFolders.Find();
        var study = Study.Find(Quick, folders);
        var place = StudyFolder.PlaceFor(study, folders);
        var notebook = KitTree.Path("results", Notebook);
        if (call.GetValue(_fresh)) { Forget(place, notebook); }

        var before = Records(place);
        var results = await RunStudy(study, place, call.GetValue(_workers), cancelled);
        if (!results.IsComplete)
        {
            foreach (var (cell, record) in results.Failures) { CommandLine.Say($"{cell} failed: {record.Reason}; the next start tries it again."); }
            return ExitCode.Failed;
        }
        var status = await RunNotebook(notebook, nothingNew: before == Records(place), cancelled);
        if (status != ExitCode.Done) { return status; }
        var figures = StudyFigures.Write(results);
        ReproducedCurve.Print(results, folders, Console.Out);
        Console.WriteLine($"Records: {Shown(place)}. Figures: {string.Join(", ", figures.Select(Shown))}. Notebook, executed: {Shown(notebook)}.");
        return ExitCode.Done;
    }

    private static async Task<StudyResults> RunStudy(Study study, string place, int? workers, CancellationToken cancelled)
    {
        var runner = new StudyRunner(study, new StudyRunnerOptions { Results = place, Workers = workers, StartWorker = StudyWorkerVerb.Start });
        try
        {
            return await StudyScreen.Show(progress => runner.Run(progress, cancelled));
        }
        catch (OtherStudyException other)
        {
            throw new KitException($"{Shown(place)} holds runs of another study, of other files or of another version of the kit: ./kit reproduce --fresh deletes them and starts over.", other);
        }
    }

    private static int Records(string place) =>
        Path.Combine(place, "runs") is var runs && Directory.Exists(runs) ? Directory.EnumerateFiles(runs, "*.json").Count() : 0;

    /// <summary>Executes the notebook, unless that was done before; the one in the repository keeps the outputs it was published with.</summary>
    private static async Task<int> RunNotebook(string executed, bool nothingNew, CancellationToken cancelled)
    {
        var notebook = KitTree.Path("notebooks", Notebook);
        if (File.Exists(executed) && ExecutedNotebook.IsOf(executed, notebook))
        {
            Console.WriteLine(nothingNew ? $"All is there already, {Shown(executed)} too; --fresh starts over." : $"{Shown(executed)} is there already.");
            return ExitCode.Done;
        }
        Console.WriteLine($"Running notebooks/{Notebook}.");
        var unfinished = Unfinished(executed);
        Directory.CreateDirectory(Path.GetDirectoryName(executed)!);
        var status = await Kernel.Run(["run", notebook, "--output", unfinished], cancelled);
        if (status != ExitCode.Done)
        {
            if (File.Exists(unfinished)) { CommandLine.Say($"{Shown(unfinished)} shows how far the notebook came; the next start runs it again."); }
            return status;
        }
        File.Move(unfinished, executed, overwrite: true);
        Console.WriteLine(ExecutedNotebook.LastText(executed));
        return status;
    }

    private static string Unfinished(string executed) => Path.ChangeExtension(executed, ".unfinished.ipynb");

    private static void Forget(string place, string notebook)
    {
        if (Directory.Exists(place)) { Directory.Delete(place, recursive: true); }
        File.Delete(notebook);
        File.Delete(Unfinished(notebook));
    }

    private static string Shown(string path) => Path.GetRelativePath(Environment.CurrentDirectory, path);
}
