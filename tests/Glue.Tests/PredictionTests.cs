namespace LayerFreezing.Tests;

/// <summary>From a classifier's outputs to files of predictions and submissions.</summary>
public sealed class PredictionTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_largest_output_is_the_label_and_the_first_of_equal_ones()
    {
        var example = new GlueExample(3, "It rained.", "It was wet.", 1, float.NaN);
        Assert.Equal(2, GluePrediction.Of(GlueTask.MNLI, example, [-1f, 0f, 0.5f]).Prediction);
        Assert.Equal(0, GluePrediction.Of(GlueTask.MNLI, example, [0.5f, 0f, 0.5f]).Prediction);
        Assert.Equal(1f, GluePrediction.Of(GlueTask.MNLI, example, [0.5f, 0f, 0.5f]).Label);
        Assert.Equal(3, GluePrediction.Of(GlueTask.MNLI, example, [0.5f, 0f, 0.5f]).Row);
    }

    [Fact]
    public void The_only_output_of_a_regression_is_the_score()
    {
        var prediction = GluePrediction.Of(GlueTask.STSB, new GlueExample(0, "A.", "B.", -1, 3.5f), [5.25f]);
        Assert.Equal((5.25f, 3.5f), (prediction.Prediction, prediction.Label!.Value));
    }

    [Fact]
    public void Outputs_that_are_too_many_or_not_finite_are_refused()
    {
        var example = new GlueExample(7, "A.", null, -1, float.NaN);
        Assert.Contains("needs 2 outputs a row and the model gives 3", Assert.Throws<KitException>(() => GluePrediction.Of(GlueTask.CoLA, example, [1f, 2f, 3f])).Message, StringComparison.Ordinal);
        Assert.Contains("Row 7 of CoLA is predicted as NaN", Assert.Throws<NotFiniteException>(() => GluePrediction.Of(GlueTask.CoLA, example, [1f, float.NaN])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Predictions_are_one_JSON_line_a_row_and_come_back_to_the_bit()
    {
        GluePrediction[] predictions = [new(0, [0.1f, -2.75f], 0, 1), new(1, [float.Epsilon, 1f / 3], 1, null)];
        var path = _folder["out", "dev.jsonl"];
        PredictionFile.Write(path, predictions);
        Assert.Equal(
            """
            {"row":0,"logits":[0.1,-2.75],"prediction":0,"label":1}
            {"row":1,"logits":[1E-45,0.33333334],"prediction":1,"label":null}

            """,
            File.ReadAllText(path));
        var read = PredictionFile.Read(path);
        Assert.Equal(2, read.Count);
        Assert.Equal(predictions[1].Logits, read[1].Logits);
        Assert.Equal((1, 1f, null), (read[1].Row, read[1].Prediction, read[1].Label));
    }

    [Theory]
    [InlineData("{\"row\":1,\"logits\":[0.5]")]
    [InlineData("{\"row\":1,\"logits\":[0.5],\"prediction\":0}")]
    [InlineData("{\"row\":1,\"logits\":null,\"prediction\":0,\"label\":1}")]
    [InlineData("{\"row\":1,\"logits\":[0.5],\"prediction\":\"yes\",\"label\":1}")]
    [InlineData("null")]
    [InlineData("row\tprediction")]
    public void A_line_that_is_no_prediction_is_named(string line)
    {
        var path = _folder["dev.jsonl"];
        File.WriteAllText(path, $"{{\"row\":0,\"logits\":[1],\"prediction\":0,\"label\":0}}\n{line}\n");
        Assert.StartsWith($"{path}, line 2 is no prediction:", Assert.Throws<KitException>(() => PredictionFile.Read(path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_file_of_predictions_is_named()
    {
        var path = _folder["none.jsonl"];
        Assert.StartsWith($"{path} can't be read", Assert.Throws<KitException>(() => PredictionFile.Read(path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Predictions_are_scored_with_the_labels_they_carry()
    {
        Assert.Equal(50, TaskScores.Evaluate(GlueTask.SST2, [new(0, [0f, 1f], 1, 1), new(1, [0f, 1f], 1, 0)]).Score);
        Assert.Equal(100, TaskScores.Evaluate(GlueTask.STSB, [new(0, [1f], 1, 2), new(1, [2f], 2, 4), new(2, [3f], 3, 5)]).Score!.Value, 1e-9);
        Assert.Contains("Row 4 of SST-2 has no label", Assert.Throws<KitException>(() => TaskScores.Evaluate(GlueTask.SST2, [new(4, [0f, 1f], 1, null)])).Message, StringComparison.Ordinal);
        Assert.Contains("no predictions", Assert.Throws<KitException>(() => TaskScores.Evaluate(GlueTask.SST2, [])).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("CoLA", GlueSplit.Test, "CoLA.tsv", "0\t1\n1\t0\n")]
    [InlineData("RTE", GlueSplit.Test, "RTE.tsv", "0\tnot_entailment\n1\tentailment\n")]
    [InlineData("WNLI", GlueSplit.Test, "WNLI.tsv", "0\t1\n1\t0\n")]
    [InlineData("MNLI", GlueSplit.Test, "MNLI-m.tsv", "0\tentailment\n1\tcontradiction\n")]
    [InlineData("MNLI", GlueSplit.TestMismatched, "MNLI-mm.tsv", "0\tentailment\n1\tcontradiction\n")]
    public void A_submission_has_its_official_name_and_the_files_own_labels(string name, GlueSplit split, string file, string rows)
    {
        var path = SubmissionFile.Write(GlueTask.Find(name), split, [new(0, [0f, 1f], 1, null), new(1, [1f, 0f], 0, null)], _folder.Path);
        Assert.Equal(_folder[file], path);
        Assert.Equal($"index\tprediction\n{rows}", File.ReadAllText(path));
    }

    [Fact]
    public void A_submission_of_similarities_holds_numbers()
    {
        var path = SubmissionFile.Write(GlueTask.STSB, GlueSplit.Test, [new(0, [2.5f], 2.5f, null)], _folder.Path);
        Assert.Equal("index\tprediction\n0\t2.5\n", File.ReadAllText(path));
    }

    [Fact]
    public void A_submission_that_lacks_a_row_or_is_no_test_set_is_refused()
    {
        Assert.Contains("after 1 rows comes row 2", Refused(GlueTask.CoLA, GlueSplit.Test, new(0, [0f, 1f], 1, null), new(2, [0f, 1f], 1, null)), StringComparison.Ordinal);
        Assert.Contains("there are no predictions", Refused(GlueTask.CoLA, GlueSplit.Test), StringComparison.Ordinal);
        Assert.Contains("Dev split isn't handed in", Refused(GlueTask.CoLA, GlueSplit.Dev), StringComparison.Ordinal);
        Assert.Contains("TestMismatched split isn't handed in", Refused(GlueTask.CoLA, GlueSplit.TestMismatched), StringComparison.Ordinal);
        Assert.Contains("label 2, but CoLA has 2 labels", Refused(GlueTask.CoLA, GlueSplit.Test, new GluePrediction(0, [0f, 1f], 2, null)), StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFiles(_folder.Path));
    }

    private string Refused(GlueTask task, GlueSplit split, params GluePrediction[] predictions) =>
        Assert.Throws<KitException>(() => SubmissionFile.Write(task, split, predictions, _folder.Path)).Message;
}
