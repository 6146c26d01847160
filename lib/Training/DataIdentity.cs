namespace LayerFreezing;

/// <summary>The files of a task and what they are.</summary>
/// <param name="TrainSha256">Hash of the training file.</param>
/// <param name="DevSha256">Hash of the dev file.</param>
/// <param name="TrainRows">Training examples used.</param>
/// <param name="DevRows">Dev examples scored on.</param>
/// <param name="Subset">Whether a file is no official one; such scores are never pooled with official ones.</param>
/// <param name="Collection">glue, or whose data it is.</param>
/// <param name="Tokenizer">What tells tokenisers apart.</param>
/// <param name="MismatchedSha256">Hash of MNLI's mismatched dev file; null for other tasks.</param>
public sealed record DataIdentity(
    string TrainSha256, string DevSha256, int TrainRows, int DevRows, bool Subset, string Collection, string Tokenizer,
    string? MismatchedSha256 = null)
{
    internal static DataIdentity Of(TaskData data) => Of(data.Train, data.Dev, data.DevMismatched, data.TokenizerFingerprint);

    internal static DataIdentity Of(GlueSplitData train, GlueSplitData dev, GlueSplitData? mismatched, string tokenizer) => new(
        train.Sha256, dev.Sha256, train.Examples.Count, dev.Examples.Count, train.IsSubset || dev.IsSubset, train.Task.Collection,
        tokenizer, mismatched?.Sha256);
}
