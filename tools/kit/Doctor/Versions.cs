using System.Globalization;
using System.Runtime.InteropServices;

namespace LayerFreezing.Kit;

/// <summary>What the kit runs on.</summary>
internal static class Versions
{
    public static Section Examine() => new("Versions",
    [
        new Finding("kit", typeof(Versions).Assembly.GetName().Version!.ToString(3)),
        new Finding(".NET", RuntimeInformation.FrameworkDescription),
        new Finding("system", $"{RuntimeInformation.OSDescription}, {RuntimeInformation.RuntimeIdentifier}"),
        new Finding("processor", $"{Processor()}, {Environment.ProcessorCount} cores"),
        new Finding("memory", Memory()),
    ]);

    private static string Processor()
    {
        const string CpuInfo = "/proc/cpuinfo";
        var line = File.Exists(CpuInfo)
            ? File.ReadLines(CpuInfo).FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal))
            : null;
        return line is null ? RuntimeInformation.ProcessArchitecture.ToString() : line[(line.IndexOf(':') + 1)..].Trim();
    }

    private static string Memory() =>
        string.Create(CultureInfo.InvariantCulture, $"{GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 1e9:F1} GB");
}
