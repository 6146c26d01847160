namespace LayerFreezing;

/// <summary>What a run changed against its plan.</summary>
/// <param name="FrozenThatMoved">Frozen parameters whose bits changed: none in a right run.</param>
/// <param name="TrainedThatStayed">Trained parameters whose bits are the same as before.</param>
public sealed record FrozenCheck(IReadOnlyList<string> FrozenThatMoved, IReadOnlyList<string> TrainedThatStayed)
{
    /// <summary>Whether every frozen parameter kept its bits.</summary>
    public bool FrozenStayed => FrozenThatMoved.Count == 0;
}
