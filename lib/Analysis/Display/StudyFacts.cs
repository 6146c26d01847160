namespace LayerFreezing;

/// <summary>What there is to say of a study's results in a few lines.</summary>
internal static class StudyFacts
{
    /// <summary>Names and values.</summary>
    internal static IReadOnlyList<(string Name, string Value)> Of(StudyResults results)
    {
        var cells = results.Runs.Select(run => run.Cell).ToList();
        var records = results.Runs.Select(run => run.Record).OfType<RunRecord>().ToList();
        var grid = cells.Where(cell => cell.Stage == CellStage.Grid).ToList();
        List<(string, string)> facts =
        [
            ("models", List(cells.Select(cell => cell.Model))),
            ("tasks", List(cells.Select(cell => cell.Data == "subset" ? $"{cell.Task} (subset)" : cell.Task))),
            ("data", List(cells.Select(cell => cell.Data))),
            ("depths", List(grid.OrderBy(cell => cell.TrainedLayers).ThenBy(cell => cell.Plan.TrainsEmbeddings).Select(cell => cell.Plan.ToString()))),
            ("seeds", List(grid.Select(cell => cell.Seed).Order().Select(seed => FormattableString.Invariant($"{seed}")))),
            ("learning rates", results.Choices is null ? "given" : "chosen by a search"),
            ("runs", Counts(records, cells.Count)),
        ];
        if (records.Count > 0)
        {
            facts.Add(("time", $"{TimeText.Of(TimeSpan.FromSeconds(records.Sum(record => record.Seconds.Values.Sum())))} of computing"));
            facts.Add(("machine", List(records.Select(record => record.Machine.Processor))));
        }
        return facts;
    }

    private static string Counts(List<RunRecord> records, int total)
    {
        var done = records.Count(record => record.Status != RunStatus.Failed);
        var diverged = records.Count(record => record.Status == RunStatus.Diverged);
        return FormattableString.Invariant($"{done} of {total} done")
            + (diverged > 0 ? FormattableString.Invariant($", {diverged} of them diverged") : "")
            + (done < records.Count ? FormattableString.Invariant($"; {records.Count - done} failed") : "");
    }

    private static string List(IEnumerable<string> values) => values.Distinct().ToList() is { Count: > 0 } list ? string.Join(", ", list) : "–";
}
