using System.Globalization;

namespace LayerFreezing.Kit;

/// <summary>Whether the device computes what it should: the golden values that ship with the kit, replayed.</summary>
internal static class GoldenValues
{
    public static Section Examine(string device, CancellationToken cancelled)
    {
        var report = SelfTest.Run(KitTree.Path("data", "golden"), ComputeDevice.Choose(device), cancelled);
        return new Section("Self-test",
        [
            new Finding("computed on", report.Device),
            .. report.Findings.Select(Describe),
            new Finding("training", string.Create(CultureInfo.InvariantCulture, $"{report.SecondsPerStep:0.0000} s a step of the smallest model")),
        ]);
    }

    private static Finding Describe(SelfTestFinding finding)
    {
        var value = string.Create(CultureInfo.InvariantCulture, $"{finding.Model}: largest difference {finding.Largest:0.0e+0}, {finding.Share:P0} of what is allowed");
        var fault = finding.Holds ? null : string.Create(CultureInfo.InvariantCulture,
            $"at {finding.Worst} the difference is more than {finding.Allowed}; please report this with everything above");
        return new Finding(finding.Quantity, value, fault);
    }
}
