using System.Globalization;
using System.Text;

namespace LayerFreezing;

/// <summary>What is derived from records, as CSV files: the same records give the same bytes.</summary>
internal static class SummaryCsv
{
    internal static string Summary(IEnumerable<SummaryRow> rows) => Table(
        ["model", "task", "data", "plan", "trained_layers", "seeds", "mean", "sd", "ci_low", "ci_high", "dropped", "relative"],
        rows.Select(row => new object?[]
        {
            row.Model, row.Task, row.Data, row.Plan, row.TrainedLayers, row.Score.Count,
            Digits(row.Score.Mean), Digits(row.Score.Sd), Digits(row.Score.Low), Digits(row.Score.High), row.Dropped, Digits(row.Relative),
        }));

    internal static string Costs(IEnumerable<(Cell Cell, RunRecord? Record)> runs) => Table(
        ["id", "stage", "model", "task", "data", "plan", "trained_layers", "seed", "rate", "status", "steps", "seconds", "train_seconds", "evaluate_seconds", "peak_memory", "machine", "cores", "workers"],
        runs.Where(run => run.Record is not null).Select(run => (run.Cell, Record: run.Record!)).Select(run => new object?[]
        {
            run.Cell.Id, run.Cell.Stage.ToString().ToLowerInvariant(), run.Cell.Model, run.Cell.Task, run.Cell.Data, run.Cell.Plan, run.Cell.TrainedLayers,
            run.Cell.Seed, run.Cell.Rate, run.Record.Status.ToString().ToLowerInvariant(), run.Record.Steps, Seconds(run.Record.Seconds.Values.Sum()),
            Seconds(run.Record.Seconds.GetValueOrDefault("train")), Seconds(run.Record.Seconds.GetValueOrDefault("evaluate")),
            run.Record.PeakMemory, run.Record.Machine.Processor, run.Record.Machine.Cores, run.Record.Origin?.Workers,
        }));

    internal static string Search(IEnumerable<RateChoice> choices) => Table(
        ["model", "task", "data", "plan", "rate", "seeds", "mean", "sd", "ci_low", "ci_high", "diverged", "chosen", "margin"],
        choices.SelectMany(choice => choice.Scores.Select(score => new object?[]
        {
            choice.Model, choice.Task, choice.Data, choice.Plan, score.Rate, score.Score.Count, Digits(score.Score.Mean), Digits(score.Score.Sd),
            Digits(score.Score.Low), Digits(score.Score.High), score.Diverged, score.Rate == choice.Rate ? "yes" : "no",
            score.Rate == choice.Rate ? Digits(choice.Margin) : "",
        })));

    /// <summary>A line of names, then one a row.</summary>
    internal static string Table(string[] names, IEnumerable<object?[]> rows)
    {
        var text = new StringBuilder();
        foreach (var row in rows.Prepend(names)) { text.AppendJoin(',', row.Select(Field)).Append('\n'); }
        return text.ToString();
    }

    private static string Field(object? value)
    {
        var text = Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";
        return text.AsSpan().IndexOfAny(",\"\n\r") < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }

    /// <summary>A number with four digits after the point; nothing for none.</summary>
    internal static string Digits(double? value) => value?.ToString("0.0000", CultureInfo.InvariantCulture) ?? "";

    private static string Seconds(double value) => value.ToString("0.00", CultureInfo.InvariantCulture);
}
