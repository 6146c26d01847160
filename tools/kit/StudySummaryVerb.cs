using System.CommandLine;

namespace LayerFreezing.Kit;

/// <summary>kit study summary STUDY...: the results of one study, or of several as one.</summary>
internal sealed class StudySummaryVerb : Verb
{
    private readonly Argument<string[]> _studies = new("study") { Description = "A study's name or JSON file; of several the runs are put together.", HelpName = "STUDY", Arity = ArgumentArity.OneOrMore };

    private readonly Option<string?> _results = new("--results") { Description = "The folder of the results; without it, results/NAME. For one study alone.", HelpName = "DIR" };

    private readonly Option<bool> _json = AsJson.Option();

    public StudySummaryVerb() : base(
        "summary", "Write summary.csv, cost.csv and the figures from the records, and print the means, with and without dropping failed runs.",
        "./kit study summary mini", "./kit study summary mini my-further-seeds.json")
    {
        Arguments.Add(_studies);
        Options.Add(_results);
        Options.Add(_json);
        Validators.Add(call =>
        {
            if (call.GetResult(_studies) is { Tokens.Count: > 1 } && call.GetResult(_results) is not null) { call.AddError("--results is for one study: name one, or leave it out."); }
        });
    }

    protected override Task<int> Run(ParseResult call, CancellationToken cancelled)
    {
        var folders = KitFolders.Find();
        var studies = call.GetRequiredValue(_studies).Select(name => Study.Find(name, folders)).ToList();
        var results = studies.Select(study => StudyResults.Load(StudyFolder.Look(study, call.GetValue(_results) ?? StudyFolder.PlaceFor(study, folders)))).ToList();
        if (results.Count == 1)
        {
            results[0].Write();
            StudyFigures.Write(results[0]);
        }
        var runs = results.Count == 1 ? results[0].Runs : StudyResults.Join(results);
        var drop = studies[0].DropBelow;
        if (call.GetValue(_json)) { AsJson.Print(StudySummary.Of(runs, drop)); }
        else { Console.WriteLine(SummaryTable.Of(runs, drop)); }
        return Task.FromResult(ExitCode.Done);
    }
}
