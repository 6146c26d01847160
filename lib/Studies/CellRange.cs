namespace LayerFreezing;

/// <summary>Some runs of one of a study's stages, by their place in its list.</summary>
/// <param name="Stage">The stage.</param>
/// <param name="From">The first, counted from 0.</param>
/// <param name="Count">How many, one after the other.</param>
public sealed record CellRange(CellStage Stage, int From, int Count)
{
    /// <summary>The runs that are meant; those beyond the last are left out.</summary>
    internal IReadOnlyList<PlannedCell> Of(IReadOnlyList<PlannedCell> cells) => [.. cells.Skip(From).Take(Count)];
}
