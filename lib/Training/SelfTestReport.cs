namespace LayerFreezing;

/// <summary>What a self-test found.</summary>
/// <param name="Device">The device it ran on.</param>
/// <param name="Findings">One for each quantity of each model.</param>
/// <param name="SecondsPerStep">Seconds of a training step, the faster model's mean.</param>
public sealed record SelfTestReport(string Device, IReadOnlyList<SelfTestFinding> Findings, double SecondsPerStep)
{
    /// <summary>Whether all is as it should be.</summary>
    public bool Holds => Findings.Count > 0 && Findings.All(finding => finding.Holds);
}
