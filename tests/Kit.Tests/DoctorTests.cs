using System.Text.Json;

namespace LayerFreezing.Tests;

/// <summary>What the doctor finds on the machine the tests run on.</summary>
public sealed class DoctorTests
{
    [Fact]
    public async Task TheReportNamesVersionsPackagesAndTheEngine()
    {
        var report = (await KitCall.Run("doctor")).Ended(0);
        foreach (var part in new[] { "Versions", ".NET 10.", "Packages", "TorchSharp", "XPlot.Plotly", "Engine", "threads", "GFLOP/s", "Found", "Self-test", "All is well." })
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
    public async Task TheGoldenValuesOfBothModelsAreReplayed()
    {
        var report = (await KitCall.Run("doctor", "--device", "cpu", "--json")).Ended(0);
        using var json = JsonDocument.Parse(report.Output);
        var findings = json.RootElement.GetProperty("Self-test").EnumerateArray().Select(item => item.GetProperty("value").GetString()!).ToList();
        Assert.Equal("cpu", findings[0]);
        foreach (var model in new[] { "bert-tiny", "roberta-tiny" })
        {
            Assert.Equal(4, findings.Count(finding => finding.StartsWith($"{model}: largest difference ", StringComparison.Ordinal)));
        }
        Assert.EndsWith("s a step of the smallest model", findings[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnotherDeviceIsUsedWhereThereIsOneAndRefusedInASentenceWhereNot()
    {
        var environment = new Dictionary<string, string> { ["KIT_SIMULATED_CUDA"] = "1" };
        var report = await KitCall.Finish(KitCall.Start("dotnet", [KitCall.Program, "doctor", "--device", "cuda"], Shared.Root, environment));
        if (report.ExitCode == 0) { Assert.Contains("cuda:0", report.Output, StringComparison.Ordinal); }
        else { Assert.Contains("There is no cuda device here", report.Error, StringComparison.Ordinal); }
        Assert.Contains("There is no device 'tpu'", (await KitCall.Run("doctor", "--device", "tpu")).Ended(1).Error, StringComparison.Ordinal);
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
