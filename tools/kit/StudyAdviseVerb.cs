using System.CommandLine;
using System.Globalization;

namespace LayerFreezing.Kit;

/// <summary>kit study advise STUDY: how many layers to train, for each model and task of a study.</summary>
internal sealed class StudyAdviseVerb : Verb
{
    private readonly StudyChoice _choice = new();

    private readonly Option<double> _quality = new("--quality") { Description = "The part of the quality of all that must be kept; 0.95 unless given.", HelpName = "PART", DefaultValueFactory = _ => 0.95 };

    private readonly Option<double?> _seconds = new("--seconds") { Description = "The seconds that a run may take.", HelpName = "N" };

    private readonly Option<double?> _megabytes = new("--megabytes") { Description = "The memory that a run may take, in MB.", HelpName = "N" };

    private readonly Option<string?> _model = new("--model") { Description = "One model of the study; without it, each.", HelpName = "NAME" };

    private readonly Option<string?> _task = new("--task") { Description = "One task of the study; without it, each.", HelpName = "NAME" };

    private readonly Option<bool> _json = AsJson.Option();

    public StudyAdviseVerb() : base(
        "advise", "Say how few layers keep a part of the quality of all, how sure that is, and what it saves.",
        "./kit study advise mini --quality 0.95", "./kit study advise mini --task CoLA --seconds 60")
    {
        _choice.AddTo(this);
        foreach (var option in new Option[] { _quality, _seconds, _megabytes, _model, _task, _json }) { Options.Add(option); }
        _quality.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: var text }] && !(double.TryParse(text, CultureInfo.InvariantCulture, out var part) && part is > 0 and <= 1)) { result.AddError($"--quality {text}: give a part above 0 and at most 1, such as 0.95."); }
        });
    }

    protected override Task<int> Run(ParseResult call, CancellationToken cancelled)
    {
        var study = _choice.Study(call);
        var results = StudyResults.Load(StudyFolder.Look(study, _choice.Results(call, study)));
        var adviser = Adviser.Of(results.ToDataFrame());
        var budget = call.GetValue(_seconds) is null && call.GetValue(_megabytes) is null ? null : new Budget(call.GetValue(_seconds), call.GetValue(_megabytes));
        foreach (var (model, task, data) in Asked(call, results))
        {
            var advice = adviser.Advise(model, task, call.GetValue(_quality), budget, data);
            if (call.GetValue(_json)) { AsJson.Print(advice); }
            else { Console.WriteLine(advice); }
        }
        return Task.FromResult(ExitCode.Done);
    }

    /// <summary>The models and tasks that are asked about, with the data they were run on.</summary>
    private IEnumerable<(string Model, string Task, string Data)> Asked(ParseResult call, StudyResults results)
    {
        var (model, task) = (call.GetValue(_model), call.GetValue(_task));
        var found = results.Summary.Where(row => (model is null || row.Model == model) && (task is null || row.Task == task))
            .Select(row => (row.Model, row.Task, row.Data)).Distinct().ToList();
        if (found.Count > 0) { return found; }
        var known = results.Summary.Select(row => $"{row.Model} on {row.Task}").Distinct().ToList();
        throw new KitException(known.Count == 0
            ? $"{results.Folder} has no runs that are done: run the study {results.Study.Name} first."
            : $"{results.Study.Name} has no runs of {model ?? "any model"} on {task ?? "any task"}, only of {string.Join(", ", known)}.");
    }
}
