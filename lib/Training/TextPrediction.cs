namespace LayerFreezing;

/// <summary>What a fine-tuned model says of a text.</summary>
/// <param name="Label">The likeliest label; null for a model of scores.</param>
/// <param name="Probability">Its probability, 0 to 1; null for a model of scores.</param>
/// <param name="Score">The predicted score; null for a model of labels.</param>
/// <param name="Probabilities">The probability of each label, in the order of the model's labels; empty for a model of scores.</param>
public sealed record TextPrediction(string? Label, double? Probability, double? Score, IReadOnlyList<double> Probabilities)
{
    /// <summary>Reads a prediction off the classifier's outputs.</summary>
    /// <param name="logits">The outputs: one a label, or a single score.</param>
    /// <param name="labels">The labels' names; empty for a model of scores.</param>
    internal static TextPrediction Of(float[] logits, IReadOnlyList<string> labels)
    {
        if (labels.Count == 0) { return new(null, null, logits[0], []); }
        // Softmax, from the largest down, so that no exponential overflows.
        double[] powers = [.. logits.Select(logit => Math.Exp((double)logit - logits.Max()))];
        double[] probabilities = [.. powers.Select(power => power / powers.Sum())];
        var best = Array.IndexOf(logits, logits.Max());
        return new(labels[best], probabilities[best], null, probabilities);
    }

    /// <summary>The label with its probability, or the score.</summary>
    public override string ToString() => Label is null ? FormattableString.Invariant($"{Score:0.000}") : FormattableString.Invariant($"{Label} ({Probability:0.000})");
}
