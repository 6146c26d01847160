namespace LayerFreezing.Tests;

/// <summary>Examples, answers and scores as tables.</summary>
public sealed class ExampleFrameTests
{
    [Fact]
    public void Examples_have_their_texts_and_the_names_of_their_labels() =>
        Assert.Equal("row  text  label|  0  fine  acceptable|  1  fin   –", Split(GlueTask.CoLA, new(0, "fine", null, 1, float.NaN), new(1, "fin", null, -1, float.NaN)).ToDataFrame().ToText().Replace('\n', '|'));

    [Fact]
    public void Pairs_and_numbers_have_columns_of_their_own()
    {
        var frame = Split(GlueTask.STSB, new GlueExample(4, "one", "two", -1, 2.5f)).ToDataFrame();
        Assert.Equal(["row", "text", "pair", "score"], frame.Columns.Select(column => column.Name));
        Assert.Equal(2.5, frame["score"][0]);
    }

    [Fact]
    public void Answers_stand_beside_labels_and_can_be_counted_by_them()
    {
        var split = Split(GlueTask.CoLA, new(0, "a", null, 1, float.NaN), new(1, "b", null, 0, float.NaN), new(2, "c", null, 1, float.NaN));
        var answers = Answers(split, (1, 1), (1, 0), (1, 1)).ToDataFrame(split);
        Assert.Equal(["acceptable", "acceptable", "acceptable"], answers["answer"].Cast<string>());
        Assert.Equal([true, false, true], answers["right"].Cast<bool?>());
        Assert.Equal([2L, 1L], answers.GroupBy("label").Count("row")["row"].Cast<long?>().Select(count => count!.Value));
    }

    [Fact]
    public void A_number_has_an_error()
    {
        var split = Split(GlueTask.STSB, new GlueExample(0, "a", "b", -1, 2f));
        Assert.Equal(1.5, (double)Answers(split, (3.5f, 2f)).ToDataFrame(split)["error"][0]!, 6);
    }

    [Fact]
    public void Answers_to_other_rows_are_refused()
    {
        var split = Split(GlueTask.CoLA, new GlueExample(0, "a", null, 1, float.NaN));
        var failure = Assert.Throws<KitException>(() => Answers(split, (1, 1), (1, 0)).ToDataFrame(split));
        Assert.Equal("2 answers don't belong to 1 examples of CoLA; give the split that was answered", failure.Message);
    }

    [Fact]
    public void Scores_stand_side_by_side_under_the_metrics_names()
    {
        int[] truth = [1, 1, 1, 0];
        var frame = new[] { ("always 1", TaskScores.Evaluate(GlueTask.MRPC, [1, 1, 1, 1], truth)), ("right", TaskScores.Evaluate(GlueTask.MRPC, truth, truth)) }.ToDataFrame();
        Assert.Equal("answerer  accuracy      F1|always 1     75.00   85.71|right       100.00  100.00", frame.ToText().Replace('\n', '|'));
        var failure = Assert.Throws<KitException>(() => new[] { ("a", TaskScores.Evaluate(GlueTask.MRPC, truth, truth)), ("b", TaskScores.Evaluate(GlueTask.CoLA, truth, truth)) }.ToDataFrame());
        Assert.Equal("scores of MRPC and CoLA don't compare; give scores of one task", failure.Message);
        Assert.Throws<KitException>(() => Array.Empty<(string, TaskScores)>().ToDataFrame());
    }

    private static GlueSplitData Split(GlueTask task, params GlueExample[] examples) => new()
    {
        Task = task,
        Split = GlueSplit.Dev,
        Examples = examples,
        Files = [],
        Sha256 = "",
        IsSubset = false,
        IsLabelled = true,
        Warnings = [],
    };

    private static Evaluation Answers(GlueSplitData split, params (float Answer, float Label)[] answers)
    {
        List<GluePrediction> predictions = [.. answers.Select((answer, row) => new GluePrediction(row, [], answer.Answer, answer.Label))];
        return new(predictions, TaskScores.Evaluate(split.Task, predictions), 0);
    }
}
