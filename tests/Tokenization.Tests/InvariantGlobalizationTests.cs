using System.Diagnostics;

namespace LayerFreezing.Tests;

/// <summary>Containers often run .NET without Unicode data; normalising then silently does nothing.</summary>
public class InvariantGlobalizationTests
{
    [Fact]
    public async Task AccentsAreStrippedThereToo()
    {
        var host = Environment.ProcessPath!;
        string[] program = Path.GetFileNameWithoutExtension(host) == "dotnet" ? [typeof(AccentTests).Assembly.Location] : [];
        var tests = new ProcessStartInfo(host, [.. program, "-noColor", "-class", typeof(AccentTests).FullName!])
        {
            RedirectStandardOutput = true,
            Environment = { ["DOTNET_SYSTEM_GLOBALIZATION_INVARIANT"] = "1" },
        };
        using var run = Process.Start(tests)!;
        var output = await run.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await run.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(run.ExitCode == 0, output);
        Assert.Matches("Total: 16, Errors: 0, Failed: 0, Skipped: 1", output);
    }
}
