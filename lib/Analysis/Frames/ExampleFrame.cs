using Microsoft.Data.Analysis;

namespace LayerFreezing;

/// <summary>A task's examples, and a model's answers to them, as a table to filter, group and join.</summary>
public static class ExampleFrame
{
    /// <summary>A row an example: row, text, pair (where the task has pairs), label (the label's name) or, for regression, score.</summary>
    /// <param name="split">The examples.</param>
    public static DataFrame ToDataFrame(this GlueSplitData split)
    {
        ArgumentNullException.ThrowIfNull(split);
        return Texts(split, split.Examples, example => example).Frame;
    }

    /// <summary>
    /// A row an answer: the columns of the example, then answer (the label's name, or the number) and right (whether it is
    /// the label) or, for regression, error (answer − score).
    /// </summary>
    /// <param name="evaluation">The answers, all of them to examples of the split.</param>
    /// <param name="split">The split that was answered.</param>
    /// <exception cref="KitException">There are more or fewer answers than examples.</exception>
    public static DataFrame ToDataFrame(this Evaluation evaluation, GlueSplitData split)
    {
        ArgumentNullException.ThrowIfNull(evaluation);
        ArgumentNullException.ThrowIfNull(split);
        if (evaluation.Predictions.Count != split.Examples.Count)
        {
            throw new KitException(FormattableString.Invariant($"{evaluation.Predictions.Count} answers don't belong to {split.Examples.Count} examples of {split.Task}; give the split that was answered"));
        }
        var answers = evaluation.Predictions.Zip(split.Examples, (answer, example) => (Answer: answer, Example: example)).ToList();
        var table = Texts(split, answers, answer => answer.Example);
        return split.Task.Kind == GlueTaskKind.Regression
            ? table.Number("answer", row => row.Answer.Prediction).Number("error", row => row.Answer.Prediction - row.Answer.Label).Frame
            : table.Text("answer", row => Label(split, (int)row.Answer.Prediction)).Truth("right", row => row.Answer.Label is { } label ? row.Answer.Prediction == label : null).Frame;
    }

    private static FrameBuilder<T> Texts<T>(GlueSplitData split, IReadOnlyList<T> rows, Func<T, GlueExample> example)
    {
        var table = new FrameBuilder<T>(rows).Whole("row", row => example(row).Row).Text("text", row => example(row).Text);
        if (split.Task.HasPairs) { table.Text("pair", row => example(row).Pair); }
        return split.Task.Kind == GlueTaskKind.Regression
            ? table.Number("score", row => float.IsNaN(example(row).Score) ? null : example(row).Score)
            : table.Text("label", row => Label(split, example(row).Label));
    }

    private static string? Label(GlueSplitData split, int label) => label < 0 ? null : split.Task.Labels[label];
}
