namespace LayerFreezing;

/// <summary>
/// p-values of many comparisons, made so much larger that the chance of even one false finding among them stays what it
/// says (Holm 1979, "A simple sequentially rejective multiple test procedure", Scand. J. Stat. 6).
/// </summary>
internal static class Holm
{
    /// <summary>The adjusted p-values: of m, the jth smallest times m − j + 1, never below the one before, at most 1.</summary>
    /// <param name="values">p-values; a null is no comparison, and stays.</param>
    internal static IReadOnlyList<double?> Adjust(IReadOnlyList<double?> values)
    {
        var adjusted = new double?[values.Count];
        var order = Enumerable.Range(0, values.Count).Where(i => values[i] is not null).OrderBy(i => values[i]).ToList();
        var least = 0.0;
        foreach (var (i, rank) in order.Select((i, rank) => (i, rank)))
        {
            least = Math.Max(least, Math.Min(1, (order.Count - rank) * values[i]!.Value));
            adjusted[i] = least;
        }
        return adjusted;
    }
}
