namespace LayerFreezing.Kit;

/// <summary>What <c>kit reproduce</c> ends with: the curve with its intervals, the operating points, and what others got.</summary>
internal static class ReproducedCurve
{
    private const int BarWidth = 25;
    private const string PaperModel = "bert-base";

    /// <summary>Prints it.</summary>
    public static void Print(StudyResults results, KitFolders folders, TextWriter output)
    {
        var (summary, paper) = (results.Summary, PaperScores.Summary(folders: folders).Where(row => row.Model == PaperModel).ToList());
        var whole = Whole(folders, results.Study);
        foreach (var model in summary.Select(row => row.Model).Distinct())
        {
            PrintCurve([.. summary.Where(row => row.Model == model)], whole, paper, model, output);
        }
        PrintOperatingPoints(summary, whole, paper, output);
    }

    private static void PrintCurve(List<SummaryRow> rows, IReadOnlyList<SummaryRow> whole, IReadOnlyList<SummaryRow> paper, string model, TextWriter output)
    {
        output.WriteLine();
        output.WriteLine($"{model}: quality left by trained layers, in % of the mean score of all (95 % intervals by Fieller)");
        var left = RelativeQuality.Of(rows);
        var leftWhole = RelativeQuality.Of(whole);
        foreach (var task in rows.GroupBy(row => row.Task))
        {
            output.WriteLine();
            var table = new TextTable(task.Key, "score (runs)", "of all", "", "whole study", $"paper's {PaperModel}");
            foreach (var row in task.OrderBy(row => row.TrainedLayers).ThenBy(row => row.Plan.TrainsEmbeddings))
            {
                var own = left.FirstOrDefault(one => one.Row == row);
                var committed = leftWhole.FirstOrDefault(one => one.Row.Model == row.Model && one.Row.Task == row.Task && one.Row.Plan == row.Plan);
                var published = paper.FirstOrDefault(one => "micro-" + one.Task == row.Task && one.Plan == row.Plan);
                table.Add(row.Plan.ToString(), row.Score.ToString(), own?.ToString() ?? "–", Bar(own?.Value), committed?.ToString() ?? "–", Percent(published?.Relative));
            }
            output.WriteLine(table);
        }
    }

    private static void PrintOperatingPoints(IReadOnlyList<SummaryRow> summary, IReadOnlyList<SummaryRow> whole, IReadOnlyList<SummaryRow> paper, TextWriter output)
    {
        output.WriteLine();
        output.WriteLine("Operating point, the fewest trained layers that keep a part of the quality on every task:");
        foreach (var model in summary.Select(row => row.Model).Distinct())
        {
            PrintOperatingPoints(summary, model, model, output);
            if (whole.Any(row => row.Model == model)) { PrintOperatingPoints(whole, model, $"{model}, whole study", output); }
        }
        PrintOperatingPoints(paper, PaperModel, $"the paper's {PaperModel}", output);
        output.WriteLine();
    }

    private static void PrintOperatingPoints(IReadOnlyList<SummaryRow> summary, string model, string called, TextWriter output)
    {
        foreach (var share in new[] { 0.9, 0.95 })
        {
            var with = OperatingPoint.Of(summary, model, share);
            var without = OperatingPoint.Of(summary, model, share, task => !OperatingPoint.IsCola(task));
            output.WriteLine(FormattableString.Invariant($"  {called}, {100 * share:0} %: {Depth(with)}; with CoLA left out, as in the paper: {Depth(without)}"));
        }
    }

    /// <summary>The committed whole study's rows; none where it isn't there, or was run with other settings.</summary>
    private static IReadOnlyList<SummaryRow> Whole(KitFolders folders, Study quick)
    {
        var name = quick.Name.Replace("-quick", "", StringComparison.Ordinal);
        var file = Path.Combine(folders.Root, "data", "studies", name + ".json");
        if (!File.Exists(file)) { return []; }
        var study = Study.Load(file);
        try
        {
            var folder = StudyFolder.Look(study, StudyFolder.PlaceFor(study, folders));
            return folder.Cells() is null ? [] : StudyResults.Load(folder).Summary;
        }
        catch (OtherStudyException)
        {
            return [];
        }
    }

    private static string Depth(OperatingPoint point) => point.Plan is null ? "none of these depths" : point.Plan.ToString();

    private static string Percent(double? part) => part is { } number ? FormattableString.Invariant($"{100 * number:0} %") : "–";

    private static string Bar(double? part) => part is { } number ? new string('█', (int)Math.Round(BarWidth * Math.Clamp(number, 0, 1.04))) : "";
}
