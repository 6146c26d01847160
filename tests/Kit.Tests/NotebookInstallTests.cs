namespace LayerFreezing.Tests;

/// <summary>kit notebook install: the kernelspec for Jupyter.</summary>
public sealed class NotebookInstallTests
{
    [Fact]
    public async Task AnotherKernelOfTheNameIsLeftAloneAndTheKitsGoesInUnderItsOwn()
    {
        using var folder = new TemporaryFolder();
        var kernels = Path.Combine(folder.Path, "share", "jupyter", "kernels");
        var foreign = Path.Combine(kernels, ".net-csharp", "kernel.json");
        Directory.CreateDirectory(Path.GetDirectoryName(foreign)!);
        File.WriteAllText(foreign, "{\"argv\":[\"dotnet\",\"interactive\"],\"display_name\":\".NET (C#)\",\"language\":\"C#\"}");
        var before = File.ReadAllText(foreign);
        var said = (await KitCall.Run("notebook", "install", "--prefix", folder.Path)).Ended(0).Output;
        Assert.Contains("is left alone", said, StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllText(foreign));
        Assert.True(File.Exists(Path.Combine(kernels, "layer-freezing-csharp", "kernel.json")), said);
        (await KitCall.Run("notebook", "uninstall", "--prefix", folder.Path)).Ended(0);
        Assert.Equal([".net-csharp"], Directory.GetDirectories(kernels).Select(Path.GetFileName));
    }

    [Fact]
    public async Task TwoPlacesAreAWrongCall()
    {
        using var folder = new TemporaryFolder();
        (await KitCall.Run("notebook", "install", "--user", "--prefix", folder.Path)).Ended(2);
    }
}
