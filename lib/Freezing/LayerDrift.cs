namespace LayerFreezing;

/// <summary>How far a part's weights moved.</summary>
/// <param name="Name">The part as in <see cref="ParameterCensus.Rows"/>: embeddings, layer 0, …, pooler, head.</param>
/// <param name="Distance">‖w − w₀‖, over all parameters of the part.</param>
/// <param name="Norm">‖w₀‖ before.</param>
public sealed record PartDrift(string Name, double Distance, double Norm)
{
    /// <summary>‖w − w₀‖ ÷ ‖w₀‖: 0 where the part was frozen; not a number for a part that was all 0 and stayed so.</summary>
    public double Change => Distance / Norm;
}

/// <summary>How far each part of a model moved from where it began.</summary>
/// <param name="Parts">From the embeddings to the head.</param>
public sealed record LayerDrift(IReadOnlyList<PartDrift> Parts)
{
    /// <summary>A line a part.</summary>
    public override string ToString()
    {
        var width = Parts.Max(part => part.Name.Length);
        return string.Join('\n', Parts.Select(part => FormattableString.Invariant($"{part.Name.PadRight(width)}  {100 * part.Change,8:0.000} %")));
    }
}
