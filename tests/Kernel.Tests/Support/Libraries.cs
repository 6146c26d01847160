using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace LayerFreezing.Tests;

/// <summary>Small assemblies, compiled for a test.</summary>
internal static class Libraries
{
    /// <summary>Writes an assembly into a folder, compiled against others there.</summary>
    public static string Write(string folder, string name, string source, params string[] against)
    {
        var path = Path.Combine(folder, name + ".dll");
        var references = PlatformAssemblies.Paths.Concat(against.Select(other => Path.Combine(folder, other + ".dll"))).Select(file => MetadataReference.CreateFromFile(file));
        var compilation = CSharpCompilation.Create(name, [CSharpSyntaxTree.ParseText("using System; using System.IO; using System.Collections.Generic;\n" + source)], references, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        var emitted = compilation.Emit(path);
        Assert.True(emitted.Success, string.Join("\n", emitted.Diagnostics));
        return path;
    }
}
