using System.CommandLine;
using System.Globalization;

namespace LayerFreezing.Kit;

/// <summary>kit study run STUDY: does all runs that aren't done, with a live table.</summary>
internal sealed class StudyRunVerb : Verb
{
    private readonly StudyChoice _choice = new();
    private readonly SlurmChoice _slurm = new();
    private readonly Option<int?> _workers = WorkersOption();
    private readonly Option<double?> _keepEvery = new("--keep-every") { Description = "Seconds between two writes of a run's state, from which it goes on when it was killed; without it, 180.", HelpName = "SECONDS" };

    public StudyRunVerb() : base(
        "run", "Do all runs that aren't done; killed or interrupted and started again, it goes on where it was.",
        "./kit study run mini", "./kit study run my-study.json --workers 2 --results out/my-study", "./kit study run paper --slurm --chunk 4 --gpus 1 --time 8:00:00")
    {
        _choice.AddTo(this);
        Options.Add(_workers);
        _keepEvery.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: var text }] && !(double.TryParse(text, CultureInfo.InvariantCulture, out var seconds) && seconds > 0)) { result.AddError($"--keep-every {text}: give a number of seconds above 0."); }
        });
        Options.Add(_keepEvery);
        _slurm.AddTo(this);
    }

    /// <summary>How many runs go on at once.</summary>
    public static Option<int?> WorkersOption()
    {
        var option = new Option<int?>("--workers") { Description = "Runs at once; without it, as many as the cores hold at the study's threads a run.", HelpName = "N" };
        option.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: var text }] && (!int.TryParse(text, out var number) || number < 1)) { result.AddError($"--workers {text}: give a number of 1 or more."); }
        });
        return option;
    }

    protected override async Task<int> Run(ParseResult call, CancellationToken cancelled)
    {
        var study = _choice.Study(call);
        foreach (var model in study.Models) { NamedModel.Folder(model, cancelled); }
        if (_slurm.IsWanted(call)) { return Submit(call, study); }
        var options = new StudyRunnerOptions
        {
            Results = _choice.Results(call, study),
            Workers = call.GetValue(_workers),
            StartWorker = StudyWorkerVerb.Start,
        };
        if (call.GetValue(_keepEvery) is { } seconds) { options = options with { KeepEvery = TimeSpan.FromSeconds(seconds) }; }
        var runner = new StudyRunner(study, options);
        var results = await StudyScreen.Show(progress => runner.Run(progress, cancelled));
        Console.WriteLine(results.Table);
        Console.WriteLine($"Records and summary.csv are in {Path.GetRelativePath(Environment.CurrentDirectory, results.Folder)}.");
        foreach (var (cell, record) in results.Failures) { CommandLine.Say($"{cell} failed: {record.Reason}; the next start tries it again."); }
        return results.IsComplete ? ExitCode.Done : ExitCode.Failed;
    }

    private int Submit(ParseResult call, Study study)
    {
        var run = new SlurmRun(study, _slurm.Settings(call, study.Slurm), KitFolders.Find(), _choice.Results(call, study), ThisProgram.Command);
        if (run.Submit() is not { } jobs)
        {
            Console.WriteLine($"Every run of {study.Name} is done: ./kit study summary prints the means.");
            return ExitCode.Done;
        }
        if (jobs.Cache is { } cache) { Console.WriteLine($"cache: job {cache}"); }
        foreach (var array in jobs.Arrays) { Console.WriteLine($"{array.Stage.ToString().ToLowerInvariant()}: job {array.Job}, tasks {array.Indices} of {array.Chunk} run{(array.Chunk == 1 ? "" : "s")} each"); }
        Console.WriteLine($"collector: job {jobs.Collector}");
        Console.WriteLine($"Scripts and logs are in {Path.GetRelativePath(Environment.CurrentDirectory, run.Scripts)}; ./kit study status says how far they are.");
        return ExitCode.Done;
    }
}
