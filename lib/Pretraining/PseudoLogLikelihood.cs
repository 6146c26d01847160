using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace LayerFreezing;

/// <summary>
/// How likely a masked-language model finds a text: each token is hidden in turn, and the logarithms of the probabilities it
/// gives to what was there are added up (Salazar et al. 2020, "Masked Language Model Scoring", equation 1).
/// </summary>
public static class PseudoLogLikelihood
{
    private const int BatchSize = 128;

    /// <summary>The pseudo-log-likelihood of each line, special tokens not counted.</summary>
    /// <param name="model">The model; its dropout is off meanwhile.</param>
    /// <param name="lines">Texts, or pairs with a tab between.</param>
    /// <param name="cancel">Ends it early.</param>
    /// <exception cref="KitException">A line is longer than the model has positions.</exception>
    public static double[] Of(MaskedLanguageModel model, IReadOnlyList<string> lines, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(model);
        using var none = no_grad();
        model.eval();
        var sums = new double[lines.Count];
        foreach (var questions in lines.SelectMany((line, index) => Questions(model, line, index)).Chunk(BatchSize))
        {
            cancel.ThrowIfCancellationRequested();
            var surprises = Surprises(model, questions);
            for (var i = 0; i < questions.Length; i++) { sums[questions[i].Line] -= surprises[i]; }
        }
        return sums;
    }

    private static IEnumerable<Question> Questions(MaskedLanguageModel model, string line, int index)
    {
        var tokenizer = model.Tokenizer;
        var text = tokenizer.EncodeLine(line, int.MaxValue);
        for (var place = 0; place < text.Ids.Length; place++)
        {
            var hidden = text.Ids[place];
            if (hidden == tokenizer.ClsId || hidden == tokenizer.SepId) { continue; }
            var ids = text.Ids.ToArray();
            ids[place] = tokenizer.MaskId;
            yield return new Question(index, new TokenizedText(ids, text.TokenTypeIds, tokenizer), place, hidden);
        }
    }

    /// <summary>The negative logarithm of the probability of what was there.</summary>
    private static float[] Surprises(MaskedLanguageModel model, Question[] questions)
    {
        using var scope = NewDisposeScope();
        using var batch = PackedBatch.Of([.. questions.Select(question => question.Text)], model.Config, model.Device);
        using var places = tensor(questions.Select((question, row) => (long)batch.Offsets[row] + question.Place).ToArray(), device: model.Device);
        using var hidden = tensor(questions.Select(question => (long)question.Hidden).ToArray(), device: model.Device);
        return functional.cross_entropy(model.ScoresAt(batch, places), hidden, reduction: Reduction.None).cpu().data<float>().ToArray();
    }

    /// <summary>A text with one token hidden.</summary>
    private sealed record Question(int Line, TokenizedText Text, int Place, int Hidden);
}
