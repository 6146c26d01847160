namespace LayerFreezing;

/// <summary>The files of a task and what they are.</summary>
/// <param name="TrainSha256">Hash of the training file.</param>
/// <param name="DevSha256">Hash of the dev file.</param>
/// <param name="TrainRows">Training examples used.</param>
/// <param name="DevRows">Dev examples scored on.</param>
/// <param name="Subset">Whether a file is no official one; such scores are never pooled with official ones.</param>
/// <param name="Collection">glue, or whose data it is.</param>
/// <param name="Tokenizer">What tells tokenisers apart.</param>
public sealed record DataIdentity(
    string TrainSha256, string DevSha256, int TrainRows, int DevRows, bool Subset, string Collection, string Tokenizer)
{
    internal static DataIdentity Of(TaskData data) => new(
        data.Train.Sha256, data.Dev.Sha256, data.Train.Examples.Count, data.Dev.Examples.Count, data.IsSubset, data.Task.Collection,
        data.TokenizerFingerprint);
}
