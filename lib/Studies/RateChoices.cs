using System.Text.Json;

namespace LayerFreezing;

/// <summary>All learning rates that a study's search chose.</summary>
[TypeFormatterSource(typeof(RateChoicesView))]
public sealed class RateChoices
{
    private readonly Dictionary<(string Model, string Task), List<RateChoice>> _byTask;

    private RateChoices(SearchOn on, IReadOnlyList<RateChoice> choices)
    {
        (On, All) = (on, choices);
        _byTask = choices.GroupBy(choice => (choice.Model, choice.Task)).ToDictionary(group => group.Key, group => group.ToList());
    }

    /// <summary>On which depth the rates were judged.</summary>
    public SearchOn On { get; }

    /// <summary>The choices, in the study's order.</summary>
    public IReadOnlyList<RateChoice> All { get; }

    /// <summary>Every rate that was tried, from the lowest.</summary>
    public IReadOnlyList<double> Rates => [.. All.SelectMany(choice => choice.Scores).Select(score => score.Rate).Distinct().Order()];

    /// <summary>The rate for a run; null where the search had nothing to choose.</summary>
    /// <param name="model">The model, by its name in tables.</param>
    /// <param name="task">The task.</param>
    /// <param name="plan">The depth, as it holds for the model.</param>
    public double? For(string model, string task, FreezePlan plan) =>
        _byTask.GetValueOrDefault((model, task))?.FirstOrDefault(choice => On == SearchOn.All || choice.Plan == plan)?.Rate;

    /// <summary>Chooses from the runs of a search.</summary>
    /// <param name="on">On which depth rates are judged.</param>
    /// <param name="runs">Every run of the search with its score, null where it diverged; in the study's order.</param>
    public static RateChoices Of(SearchOn on, IEnumerable<(Cell Cell, double? Score)> runs) =>
        new(on, [.. runs.GroupBy(run => (run.Cell.Model, run.Cell.Task, run.Cell.Data, run.Cell.Plan)).Select(Choose)]);

    /// <summary>The choices as JSON.</summary>
    public string ToJson() => JsonSerializer.Serialize(new Written(On, All), StudyFile.Json) + "\n";

    /// <summary>Reads what <see cref="ToJson"/> wrote.</summary>
    /// <exception cref="KitException">It is something else.</exception>
    public static RateChoices FromJson(string json, string where)
    {
        try
        {
            var written = JsonSerializer.Deserialize<Written>(json, StudyFile.Json)!;
            return new(written.On, written.Choices);
        }
        catch (JsonException failure)
        {
            throw new KitException($"{where} holds no choice of learning rates: run the study again to have it written.", failure);
        }
    }

    /// <summary>A row a depth, a column a rate, then the best rate and by how much it is above the next.</summary>
    public override string ToString()
    {
        var table = new TextTable(["model", "task", "tuned", .. Rates.Select(Text), "best", "above the next"]);
        foreach (var choice in All)
        {
            var scores = Rates.Select(rate => choice.Scores.FirstOrDefault(score => score.Rate == rate) is { } found ? Text(found) : "–");
            table.Add([choice.Model, TaskOf(choice), choice.Plan.ToString(), .. scores, Text(choice.Rate), Margin(choice)]);
        }
        return table.ToString();
    }

    internal static string TaskOf(RateChoice choice) => choice.Data == "subset" ? $"{choice.Task} (subset)" : choice.Task;

    internal static string Text(double rate) => FormattableString.Invariant($"{rate:0.########}");

    internal static string Text(RateScore score) => score.Diverged > 0 ? FormattableString.Invariant($"{score.Score}, {score.Diverged} diverged") : score.Score.ToString();

    internal static string Margin(RateChoice choice) => choice.Margin is { } margin ? FormattableString.Invariant($"{margin:0.00}") : "–";

    private static RateChoice Choose(IGrouping<(string Model, string Task, string Data, FreezePlan Plan), (Cell Cell, double? Score)> runs)
    {
        List<RateScore> scores =
        [
            .. runs.GroupBy(run => run.Cell.Rate).Select(rate => new RateScore(
                rate.Key, ScoreSummary.Of([.. rate.Select(run => run.Score ?? 0)]), rate.Count(run => run.Score is null))),
        ];
        var ranked = scores.OrderByDescending(score => score.Score.Mean).ThenBy(score => score.Rate).ToList();
        var margin = ranked.Count > 1 ? ranked[0].Score.Mean - ranked[1].Score.Mean : null;
        return new(runs.Key.Model, runs.Key.Task, runs.Key.Data, runs.Key.Plan, ranked[0].Rate, margin, scores);
    }

    private sealed record Written(SearchOn On, IReadOnlyList<RateChoice> Choices);
}
