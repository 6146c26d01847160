using System.Xml.Linq;

namespace LayerFreezing.Tests;

/// <summary>The kernel is of use beyond this kit: it knows nothing of layer freezing.</summary>
public sealed class IndependenceTests
{
    private static readonly string Folder = Shared.InRepository("tools", "kernel");

    [Fact]
    public void It_refers_to_no_other_project() =>
        Assert.Empty(XDocument.Load(Path.Combine(Folder, "NotebookKernel.csproj")).Descendants("ProjectReference"));

    [Fact]
    public void Its_sources_name_nothing_of_the_kit() =>
        Assert.All(
            Directory.EnumerateFiles(Folder, "*.cs", SearchOption.AllDirectories),
            file => Assert.DoesNotContain("LayerFreezing", File.ReadAllText(file), StringComparison.Ordinal));
}
