using System.Diagnostics;
using TorchSharp;
using static TorchSharp.torch;

namespace LayerFreezing;

/// <summary>Lets a model answer, without dropout and without gradients.</summary>
public static class Evaluator
{
    /// <summary>Examples a batch: enough to keep the cores busy, few enough to stay small in memory.</summary>
    private const int BatchSize = 32;

    /// <summary>Logits of every text, each [C], in the order of the texts.</summary>
    internal static float[][] Logits(SequenceClassifier model, IReadOnlyList<TokenizedText> texts, EvaluationOrder order = EvaluationOrder.Length, CancellationToken cancel = default)
    {
        using var none = no_grad();
        var before = model.training;
        model.eval();
        try
        {
            var logits = new float[texts.Count][];
            var places = order == EvaluationOrder.Length ? PrefixActivations.ByLength(texts) : [.. Enumerable.Range(0, texts.Count)];
            foreach (var rows in places.Chunk(BatchSize))
            {
                cancel.ThrowIfCancellationRequested();
                using var scope = NewDisposeScope();
                using var batch = PackedBatch.Of([.. rows.Select(row => texts[row])], model.Config, model.Device);
                var values = model.call(batch).cpu().data<float>().ToArray();
                for (var row = 0; row < rows.Length; row++) { logits[rows[row]] = values[(row * model.Labels)..((row + 1) * model.Labels)]; }
            }
            return logits;
        }
        finally
        {
            model.train(before);
        }
    }

    /// <summary>Answers and scores on a split of a task.</summary>
    /// <param name="model">The model, left in the mode it was in.</param>
    /// <param name="split">The rows, with labels.</param>
    /// <param name="tokenizer">The model's tokeniser.</param>
    /// <param name="maxLength">The longest text in tokens, the special ones included; longer ones are cut.</param>
    /// <param name="cancel">Ends it early.</param>
    /// <exception cref="KitException">The split has no labels, or the model doesn't fit the task.</exception>
    public static Evaluation Evaluate(SequenceClassifier model, GlueSplitData split, TextTokenizer tokenizer, int maxLength = 128, CancellationToken cancel = default) =>
        Evaluate(model, split, [.. split.Examples.Select(example => tokenizer.Encode(example.Text, example.Pair, maxLength))], cancel: cancel);

    /// <summary>Answers and scores on a split, its texts in the order of its rows.</summary>
    internal static Evaluation Evaluate(SequenceClassifier model, GlueSplitData split, IReadOnlyList<TokenizedText> texts,
        EvaluationOrder order = EvaluationOrder.Length, CancellationToken cancel = default)
    {
        var watch = Stopwatch.StartNew();
        var logits = Logits(model, texts, order, cancel);
        var predictions = split.Examples.Select((example, row) => GluePrediction.Of(split.Task, example, logits[row])).ToList();
        return new(predictions, TaskScores.Evaluate(split.Task, predictions), watch.Elapsed.TotalSeconds);
    }
}
