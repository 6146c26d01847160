namespace LayerFreezing.Tests;

/// <summary>kit reproduce, where there is nothing to reproduce with.</summary>
public sealed class ReproduceTests
{
    [Fact]
    public async Task WithoutModelAndDataItNamesTheFoldersItLookedIn()
    {
        using var folder = new TemporaryFolder();
        var call = (await Reproduce(folder)).Ended(1);
        Assert.Empty(call.Output);
        Assert.Single(call.Error.TrimEnd().Split('\n'));
        foreach (var place in new[] { folder["kit", "data", "models"], folder["kit", "data", "glue"], folder["named", "models"], folder["shared", "glue"] })
        {
            Assert.Contains(place, call.Error, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task WithoutDataOnlyDataIsAskedFor()
    {
        using var folder = new TemporaryFolder();
        folder.Write("shared/models/a-model/config.json", "{}");
        var call = (await Reproduce(folder)).Ended(1);
        Assert.Contains("There is no SST-2 in", call.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("no model", call.Error, StringComparison.Ordinal);
    }

    private static Task<KitCall> Reproduce(TemporaryFolder folder)
    {
        var environment = new Dictionary<string, string> { ["KIT_ROOT"] = folder["kit"], ["KIT_SHARED"] = folder["named"] };
        return KitCall.Finish(KitCall.Start("dotnet", [KitCall.Program, "reproduce"], folder.Path, environment));
    }
}
