using System.Text.Json;

namespace LayerFreezing.Tests;

/// <summary>What the doctor finds on the machine the tests run on.</summary>
public sealed class DoctorTests
{
    [Fact]
    public async Task TheReportNamesVersionsPackagesAndTheEngine()
    {
        var report = (await KitCall.Run("doctor")).Ended(0);
        foreach (var part in new[] { "Versions", ".NET 10.", "Packages", "TorchSharp", "XPlot.Plotly", "Engine", "threads", "GFLOP/s", "Found", "All is well." })
        {
            Assert.Contains(part, report.Output, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task AProgramReadsTheSameAsJson()
    {
        var report = (await KitCall.Run("doctor", "--json")).Ended(0);
        using var json = JsonDocument.Parse(report.Output);
        Assert.True(json.RootElement.GetProperty("well").GetBoolean());
        var packages = json.RootElement.GetProperty("Packages").EnumerateArray().ToDictionary(item => item.GetProperty("name").GetString()!);
        Assert.Equal(5, packages.Count);
        Assert.All(packages.Values, package => Assert.Matches("genuine|stand|to be had", package.GetProperty("value").GetString()!));
    }

    [Fact]
    public async Task OnlyTheOpenMpBuildOfOpenBlasIsMapped()
    {
        var report = (await KitCall.Run("doctor")).Ended(0);
        var lines = report.Output.Split('\n').Where(line => line.Contains("libopenblas", StringComparison.Ordinal)).ToList();
        Assert.SkipWhen(lines.Count == 0, "the genuine TorchSharp brings a BLAS of its own");
        Assert.All(lines, line => Assert.Contains("openmp: ", line, StringComparison.Ordinal));
    }

    [Fact]
    public async Task TheCallersChoiceOfKernelIsKept()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "OPENBLAS_CORETYPE is the stand-in's, on Linux");
        var environment = new Dictionary<string, string> { ["OPENBLAS_CORETYPE"] = "Haswell" };
        var report = (await KitCall.Finish(KitCall.Start("dotnet", [KitCall.Program, "doctor"], Shared.Root, environment))).Ended(0);
        Assert.SkipUnless(report.Output.Contains("libopenblas", StringComparison.Ordinal), "the genuine TorchSharp brings a BLAS of its own");
        Assert.Contains("Haswell, openmp", report.Output, StringComparison.Ordinal);
    }
}
