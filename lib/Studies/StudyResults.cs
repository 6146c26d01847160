namespace LayerFreezing;

/// <summary>A study's runs with their records, and what follows from them.</summary>
[TypeFormatterSource(typeof(StudyResultsView))]
public sealed class StudyResults
{
    private const string SummaryName = "summary.csv";

    private readonly StudyFolder _folder;

    private StudyResults(StudyFolder folder, IReadOnlyList<(Cell Cell, RunRecord? Record)> runs, RateChoices? choices)
    {
        (_folder, Runs, Choices) = (folder, runs, choices);
    }

    /// <summary>The study.</summary>
    public Study Study => _folder.Study;

    /// <summary>The folder of the results.</summary>
    public string Folder => _folder.Path;

    /// <summary>Every run of search and grid in the study's order, with its record where there is a whole one.</summary>
    public IReadOnlyList<(Cell Cell, RunRecord? Record)> Runs { get; }

    /// <summary>What the search chose; null where there was none, or before it is done.</summary>
    public RateChoices? Choices { get; }

    /// <summary>Whether every run is done, or has diverged.</summary>
    public bool IsComplete => Runs.Any(run => run.Cell.Stage == CellStage.Grid) && Runs.All(run => run.Record is { Status: not RunStatus.Failed });

    /// <summary>The records of the grid's runs, in the study's order.</summary>
    public IEnumerable<RunRecord> Records => Runs.Where(run => run.Cell.Stage == CellStage.Grid).Select(run => run.Record).OfType<RunRecord>();

    /// <summary>Runs that broke off, with their records.</summary>
    public IEnumerable<(Cell Cell, RunRecord Record)> Failures =>
        Runs.Where(run => run.Record is { Status: RunStatus.Failed }).Select(run => (run.Cell, run.Record!));

    /// <summary>The results summed up as the study says.</summary>
    public IReadOnlyList<SummaryRow> Summary => StudySummary.Of(Runs, Study.DropBelow);

    /// <summary>The results summed up the other way: without dropping runs where the study drops them, else with the paper's rule.</summary>
    public IReadOnlyList<SummaryRow> OtherSummary => StudySummary.Of(Runs, Study.DropBelow is null ? StudySummary.PaperDropBelow : null);

    /// <summary>The means with and without dropping, as a table.</summary>
    public SummaryTable Table => SummaryTable.Of(Runs, Study.DropBelow);

    /// <summary>Reads the results of a study where the kit keeps them; nothing is changed.</summary>
    /// <param name="nameOrFile">A study's name, or its JSON file.</param>
    /// <param name="folders">Where the kit lies; null finds it.</param>
    /// <exception cref="KitException">There is no such study, it was never run, or a file is of another format.</exception>
    public static StudyResults Load(string nameOrFile, KitFolders? folders = null)
    {
        folders ??= KitFolders.Find();
        var study = Study.Find(nameOrFile, folders);
        return Load(StudyFolder.Look(study, StudyFolder.PlaceFor(study, folders)));
    }

    /// <summary>Reads the results of a study; nothing is changed.</summary>
    /// <param name="folder">Where they are.</param>
    /// <exception cref="KitException">The study was never run there, or a file is of another format.</exception>
    public static StudyResults Load(StudyFolder folder)
    {
        var cells = folder.Cells() ?? throw new KitException($"{folder.Path} has no results yet: run the study {folder.Study.Name} first.");
        return new(folder, [.. cells.Select(cell => (cell, folder.Store.Find(cell.Id)))], folder.Choices());
    }

    /// <summary>
    /// Two or more studies as one: runs of the same model, task and depth stand together, each run once. The order is
    /// that of the studies.
    /// </summary>
    /// <param name="studies">Their results.</param>
    /// <exception cref="KitException">Runs that would stand together differ in more than the seed: in weights, data or options.</exception>
    public static IReadOnlyList<(Cell Cell, RunRecord? Record)> Join(IReadOnlyList<StudyResults> studies)
    {
        var runs = studies.SelectMany(study => study.Runs.Select(run => (Study: study, run.Cell, run.Record)))
            .Where(run => run.Cell.Stage == CellStage.Grid).DistinctBy(run => run.Cell.Id).ToList();
        foreach (var group in runs.Where(run => run.Record is not null).GroupBy(run => (run.Cell.Model, run.Cell.Task, run.Cell.Data, run.Cell.Plan)))
        {
            var first = group.First();
            foreach (var other in group)
            {
                if (RunDifference.Between(first.Record!, other.Record!) is not { } difference) { continue; }
                throw new KitException(
                    $"{first.Study.Study.Name} and {other.Study.Study.Name} can't be joined: their runs of {first.Cell.Model} on {first.Cell.Task}, {first.Cell.Plan}, differ in {difference}.");
            }
        }
        return [.. runs.Select(run => (run.Cell, run.Record))];
    }

    /// <summary>Writes what is derived from the records: summary.csv, the same the other way, cost.csv, and search.csv after a search.</summary>
    /// <exception cref="StoreException">A file can't be written.</exception>
    public void Write() => StoreException.Guard(() =>
    {
        _folder.Write(SummaryName, SummaryCsv.Summary(Summary));
        _folder.Write(Study.DropBelow is null ? "summary-dropped.csv" : "summary-undropped.csv", SummaryCsv.Summary(OtherSummary));
        _folder.Write("cost.csv", SummaryCsv.Costs(Runs));
        if (Choices is { } choices) { _folder.Write("search.csv", SummaryCsv.Search(choices.All)); }
    });
}
