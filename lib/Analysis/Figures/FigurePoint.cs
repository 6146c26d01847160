namespace LayerFreezing;

/// <summary>A value at a place, with its interval.</summary>
/// <param name="Place">Where it stands: the number of a named place, or a number of the axis.</param>
/// <param name="Value">The value, a mean as a rule.</param>
/// <param name="Low">The lower end of its interval; null where there is none.</param>
/// <param name="High">The upper end.</param>
public sealed record FigurePoint(double Place, double Value, double? Low = null, double? High = null)
{
    /// <summary>The values the mean is of, one a seed: small dots behind it.</summary>
    public IReadOnlyList<double> Seeds { get; init; } = [];

    /// <summary>A word beside the point; empty for none.</summary>
    public string Label { get; init; } = "";

    /// <summary>Every value that must lie on the axis.</summary>
    internal IEnumerable<double> Values => [Value, Low ?? Value, High ?? Value, .. Seeds];
}
