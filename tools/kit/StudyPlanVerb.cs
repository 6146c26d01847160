using System.CommandLine;

namespace LayerFreezing.Kit;

/// <summary>kit study plan STUDY: what there is to do, and what it will cost.</summary>
internal sealed class StudyPlanVerb : Verb
{
    private readonly StudyChoice _choice = new();
    private readonly Option<int?> _workers = StudyRunVerb.WorkersOption();
    private readonly Option<bool> _json = AsJson.Option();

    public StudyPlanVerb() : base("plan", "Count a study's runs and what is there of them, and estimate hours, memory and cache.", "./kit study plan mini")
    {
        _choice.AddTo(this);
        Options.Add(_workers);
        Options.Add(_json);
    }

    protected override Task<int> Run(ParseResult call, CancellationToken cancelled)
    {
        var study = _choice.Study(call);
        var folders = KitFolders.Find();
        var estimate = StudyEstimate.Of(StudyPlan.Of(study, folders), StudyFolder.Look(study, _choice.Results(call, study)), folders, call.GetValue(_workers));
        if (call.GetValue(_json)) { AsJson.Print(estimate); }
        else { Show(study, estimate); }
        return Task.FromResult(ExitCode.Done);
    }

    private static void Show(Study study, StudyEstimate estimate)
    {
        Console.WriteLine($"{study.Name}: {study.Description}");
        var search = estimate.SearchCells > 0 ? $"{Count(estimate.SearchCells, "run")} to search for learning rates, then " : "";
        Console.WriteLine($"{search}{Count(estimate.GridCells, "run")}; {estimate.Done} of them there already.");
        Console.WriteLine();
        var table = new TextTable("model", "task", "runs", "there", "time for the others", "memory a run", "cache", "");
        foreach (var part in estimate.Parts)
        {
            table.Add(part.Model, part.Task, $"{part.Cells}", $"{part.Done}", TimeText.Of(part.Work), Bytes(part.Memory), part.Cache > 0 ? Bytes(part.Cache) : "none", Word(part.Basis));
        }
        Console.WriteLine(table);
        Console.WriteLine();
        Console.WriteLine($"With {Count(estimate.Workers, "worker")} of {Count(study.Threads, "thread")}: {TimeText.Of(estimate.Time)}, {Bytes(estimate.Memory)} of memory{(estimate.Cache > 0 ? $", a cache of up to {Bytes(estimate.Cache)} for each" : "")}. {Meaning(estimate.Basis)}");
        if (estimate.Missing.Count > 0) { Console.WriteLine($"Not here yet: {string.Join(", ", estimate.Missing)}."); }
    }

    private static string Word(EstimateBasis basis) => basis switch
    {
        EstimateBasis.Measured => "measured",
        EstimateBasis.Scaled => "scaled",
        _ => "guessed",
    };

    private static string Meaning(EstimateBasis basis) => basis switch
    {
        EstimateBasis.Measured => "All of it was measured on this machine.",
        EstimateBasis.Scaled => "Where no such run was measured here, others were scaled by the multiplications needed.",
        _ => "Nothing of the like was measured here yet: \"guessed\" is the multiplications at a processor's usual speed.",
    };

    private static string Count(int number, string what) => $"{number} {what}{(number == 1 ? "" : "s")}";

    private static string Bytes(double bytes) => bytes >= 1e9
        ? FormattableString.Invariant($"{bytes / 1e9:0.0} GB")
        : FormattableString.Invariant($"{Math.Max(1, bytes / 1e6):0} MB");
}
