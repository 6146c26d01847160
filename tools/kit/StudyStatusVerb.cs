using System.CommandLine;

namespace LayerFreezing.Kit;

/// <summary>kit study status STUDY: where a study stands, whoever runs it.</summary>
internal sealed class StudyStatusVerb : Verb
{
    private readonly StudyChoice _choice = new();
    private readonly Option<bool> _json = AsJson.Option();

    public StudyStatusVerb() : base("status", "Say where a study stands, whoever runs it and wherever.", "./kit study status mini")
    {
        _choice.AddTo(this);
        Options.Add(_json);
    }

    protected override Task<int> Run(ParseResult call, CancellationToken cancelled)
    {
        var study = _choice.Study(call);
        var status = StudyStatus.Of(StudyPlan.Of(study, KitFolders.Find()), StudyFolder.Look(study, _choice.Results(call, study)));
        if (call.GetValue(_json)) { AsJson.Print(status); }
        else { Show(status); }
        return Task.FromResult(ExitCode.Done);
    }

    private static void Show(StudyStatus status)
    {
        Console.WriteLine($"{status.Study} in {Path.GetRelativePath(Environment.CurrentDirectory, status.Folder)}");
        if (status.SearchTotal > 0) { Console.WriteLine($"search for rates: {status.SearchDone} of {status.SearchTotal} runs done"); }
        Console.WriteLine($"grid: {status.GridDone} of {status.GridTotal} runs done{(status.Diverged > 0 ? $", {status.Diverged} of all diverged" : "")}");
        foreach (var choice in status.Choices) { Console.WriteLine($"  rate: {choice}"); }
        ShowJobs(status.Slurm);
        foreach (var run in status.Running) { Console.WriteLine($"  running: {run.Cell}{Note(run.Owner)}"); }
        foreach (var run in status.Failed) { Console.WriteLine($"  failed: {run.Cell} ({run.Cell.Id}): {run.Reason}"); }
        foreach (var damage in status.Damaged) { Console.WriteLine($"  damaged: {damage}"); }
    }

    private static void ShowJobs(IReadOnlyList<SlurmTask>? tasks)
    {
        if (tasks is null) { Console.WriteLine("Slurm: its jobs can't be asked for from here"); }
        if (tasks is null or []) { return; }
        Console.WriteLine($"Slurm: {string.Join(", ", tasks.CountBy(task => task.State).Select(state => $"{state.Value} {state.Key}"))}");
        foreach (var task in tasks.Where(task => task.State != "COMPLETED" && (task.Cells.Count == 0 || task.Done < task.Cells.Count)))
        {
            var runs = task.Cells.Count == 0 ? "" : $" ({task.Done} of {task.Cells.Count} runs done: {task.Cells[0]}{(task.Cells.Count > 1 ? ", …" : "")})";
            var where = string.Join(", ", new[] { task.Node, task.Elapsed, task.Why }.Where(fact => fact.Length > 0));
            Console.WriteLine($"  {task.Job} {task.State}: {task.What}{runs}{(where.Length > 0 ? $", {where}" : "")}");
        }
    }

    private static string Note(ClaimNote owner)
    {
        if (owner.Process == 0) { return ""; }
        var steps = owner.Steps > 0 ? FormattableString.Invariant($", step {owner.Step} of {owner.Steps}, loss {owner.Loss:0.000}, {TimeText.Of(TimeSpan.FromSeconds(owner.SecondsLeft ?? 0))} left") : "";
        return FormattableString.Invariant($" on {owner.Machine}, process {owner.Process}{steps}");
    }
}
