using System.IO.Compression;

namespace LayerFreezing.Tests;

public sealed class PackageTests : IDisposable
{
    private readonly Cells _cells = new();
    private readonly TemporaryFolder _folder = new();
    private readonly string _before = Environment.CurrentDirectory;

    public PackageTests()
    {
        File.WriteAllText(Path.Combine(_folder.Path, "nuget.config"), "<configuration><packageSources><clear /><add key=\"here\" value=\"feed\" /></packageSources><config><add key=\"globalPackagesFolder\" value=\"packages\" /></config></configuration>");
        Directory.CreateDirectory(Path.Combine(_folder.Path, "feed"));
        Environment.CurrentDirectory = _folder.Path;
    }

    public void Dispose()
    {
        Environment.CurrentDirectory = _before;
        _folder.Dispose();
    }

    [Fact]
    public void A_package_is_restored_with_progress_and_used()
    {
        var library = Libraries.Write(_folder.Path, "Tiny", "public static class Tiny { public static int Answer => 42; }");
        using (var package = ZipFile.Open(Path.Combine(_folder.Path, "feed", "Kit.Tiny.1.2.3.nupkg"), ZipArchiveMode.Create))
        {
            using (var writer = new StreamWriter(package.CreateEntry("Kit.Tiny.nuspec").Open()))
            {
                writer.Write("<package><metadata><id>Kit.Tiny</id><version>1.2.3</version><authors>kit</authors><description>tiny</description></metadata></package>");
            }
            package.CreateEntryFromFile(library, "lib/net8.0/Tiny.dll");
        }
        var output = _cells.Ok("#r \"nuget: Kit.Tiny, 1.2.3\"\nTiny.Answer");
        Assert.Equal("42", output.Plain);
        Assert.Contains("Restoring Kit.Tiny 1.2.3", output.Shown[0]["text/plain"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Equal("Installed Kit.Tiny 1.2.3.", output.Updates[^1]["text/plain"]!.GetValue<string>());
        Assert.Equal("43", _cells.Ok("Tiny.Answer + 1").Plain);
    }

    [Fact]
    public void A_package_the_registry_lacks_is_named()
    {
        var error = _cells.Fails("#r \"nuget: Kit.Nowhere, 9.9.9\"\n1");
        Assert.Contains("Kit.Nowhere 9.9.9 can't be had: NU1101", error.Message, StringComparison.Ordinal);
        Assert.Equal("2", _cells.Ok("1 + 1").Plain);
    }

    [Fact]
    public void What_names_no_package_is_refused() => Assert.Contains("doesn't name a package", _cells.Fails("#r \"nuget: A B, <x>\"\n1").Message, StringComparison.Ordinal);
}
