using System.Text.Json;

namespace LayerFreezing.Tests;

/// <summary>Metrics against scikit-learn's and SciPy's.</summary>
public class MetricsTests
{
    private const double Tolerance = 1e-12;

    public static TheoryData<int> Cases { get; } = [.. Enumerable.Range(0, Golden().GetArrayLength())];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Each_golden_value_is_met_and_undefined_stays_undefined(int index)
    {
        var golden = Golden()[index];
        if (golden.GetProperty("kind").GetString() == "regression")
        {
            var (predictions, scores) = (Numbers<double>(golden, "predictions"), Numbers<double>(golden, "labels"));
            AssertClose(golden, Metric.Pearson, Metric.Pearson.Of(predictions, scores));
            AssertClose(golden, Metric.Spearman, Metric.Spearman.Of(predictions, scores));
            return;
        }
        var (predicted, labels) = (Numbers<int>(golden, "predictions"), Numbers<int>(golden, "labels"));
        AssertClose(golden, Metric.Accuracy, Metric.Accuracy.Of(predicted, labels));
        AssertClose(golden, Metric.F1, Metric.F1.Of(predicted, labels));
        AssertClose(golden, Metric.Matthews, Metric.Matthews.Of(predicted, labels));
    }

    [Fact]
    public void Matthews_of_three_labels_is_Gorodkins()
    {
        // By hand: 8 rows, 5 right; predicted 3, 3, 2; true 3, 2, 3; (5·8 − 21) / √((64 − 22)(64 − 22)).
        int[] predictions = [0, 0, 0, 1, 1, 1, 2, 2];
        int[] labels = [0, 0, 2, 1, 1, 2, 2, 0];
        Assert.Equal(19 / 42.0, Metric.Matthews.Of(predictions, labels)!.Value, Tolerance);
    }

    [Fact]
    public void A_correlation_is_undefined_for_one_row_and_for_values_that_are_not_finite()
    {
        Assert.Null(Metric.Pearson.Of([1.0], [2.0]));
        Assert.Null(Metric.Spearman.Of([1.0], [2.0]));
        Assert.Null(Metric.Pearson.Of([1.0, double.NaN, 3.0], [1.0, 2.0, 3.0]));
        Assert.Null(Metric.Spearman.Of([1.0, double.PositiveInfinity, 3.0], [1.0, 2.0, 3.0]));
    }

    [Fact]
    public void Lists_of_different_length_empty_lists_and_the_wrong_kind_are_refused()
    {
        Assert.Throws<ArgumentException>(() => Metric.Accuracy.Of([1, 0], [1]));
        Assert.Throws<ArgumentException>(() => Metric.Accuracy.Of(Array.Empty<int>(), []));
        Assert.Throws<ArgumentException>(() => Metric.Pearson.Of([1, 0], [1, 0]));
        Assert.Throws<ArgumentException>(() => Metric.F1.Of([1.0, 0.0], [1.0, 0.0]));
    }

    [Fact]
    public void A_task_is_scored_by_all_its_metrics_and_its_score_is_the_papers_times_100()
    {
        var scores = TaskScores.Evaluate(GlueTask.MRPC, [1, 1, 0, 0], [1, 0, 0, 0]);
        Assert.Equal(0.75, scores[Metric.Accuracy]);
        Assert.Equal(2 / 3.0, scores[Metric.F1]!.Value, Tolerance);
        Assert.Equal(200 / 3.0, scores.Score!.Value, 100 * Tolerance);
        Assert.Equal([Metric.Accuracy, Metric.F1], scores.Values.Select(value => value.Key));
        Assert.Throws<KeyNotFoundException>(() => scores[Metric.Pearson]);
    }

    [Fact]
    public void A_constant_prediction_of_similarity_has_no_score()
    {
        var scores = TaskScores.Evaluate(GlueTask.STSB, [2.5, 2.5, 2.5], [1.0, 2.0, 3.0]);
        Assert.Null(scores.Score);
        Assert.Null(scores[Metric.Pearson]);
    }

    [Fact]
    public void A_metric_of_ones_own_joins_in()
    {
        var errors = Metric.OfLabels("errors", "errors", (predictions, labels) => predictions.Zip(labels).Count(row => row.First != row.Second));
        var task = GlueTask.SST2 with { Name = "films", Metrics = [Metric.Accuracy, errors] };
        Assert.Equal(1, TaskScores.Evaluate(task, [1, 0, 1], [1, 1, 1])[errors]);
    }

    private static void AssertClose(JsonElement golden, Metric metric, double? value)
    {
        var expected = golden.GetProperty(metric.Key);
        if (expected.ValueKind == JsonValueKind.Null)
        {
            Assert.Null(value);
            return;
        }
        Assert.NotNull(value);
        Assert.Equal(expected.GetDouble(), value.Value, Tolerance);
    }

    private static List<T> Numbers<T>(JsonElement golden, string name) => golden.GetProperty(name).Deserialize<List<T>>()!;

    private static JsonElement Golden()
    {
        using var file = File.OpenRead(Shared.InRepository("tests", "fixtures", "metrics.json"));
        return JsonDocument.Parse(file).RootElement;
    }
}
