namespace LayerFreezing;

/// <summary>How one quantity compares with its golden values.</summary>
/// <param name="Model">The model it was computed with.</param>
/// <param name="Quantity">What was compared.</param>
/// <param name="Largest">The largest difference met.</param>
/// <param name="Share">The largest difference as a share of what is allowed there; above 1 it is too large.</param>
/// <param name="Allowed">What is allowed, in words.</param>
/// <param name="Worst">Where <paramref name="Share"/> was met.</param>
public sealed record SelfTestFinding(string Model, string Quantity, double Largest, double Share, string Allowed, string Worst)
{
    /// <summary>Whether every difference is within what is allowed.</summary>
    public bool Holds => Share <= 1;
}
