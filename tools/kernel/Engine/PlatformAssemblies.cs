using System.Collections.Concurrent;
using System.Reflection;

namespace NotebookKernel;

/// <summary>The assemblies of the shared framework the kernel runs on.</summary>
internal static class PlatformAssemblies
{
    private static readonly string Folder = Path.GetDirectoryName(typeof(object).Assembly.Location)!;

    private static readonly Dictionary<string, string> ByName = ((string?)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES") ?? "")
        .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        .Where(path => Path.GetDirectoryName(path) == Folder)
        .Distinct()
        .ToDictionary(path => Path.GetFileNameWithoutExtension(path), StringComparer.OrdinalIgnoreCase);

    private static readonly ConcurrentDictionary<string, Version?> Versions = new();

    /// <summary>The files of the framework.</summary>
    public static IReadOnlyCollection<string> Paths => ByName.Values;

    /// <summary>True where the framework has this assembly in the version asked for or a later one.</summary>
    public static bool Provides(AssemblyName name) =>
        name.Name is not null && ByName.TryGetValue(name.Name, out var path)
        && (name.Version is null || Versions.GetOrAdd(path, file => AssemblyName.GetAssemblyName(file).Version) is { } version && version >= name.Version);

    /// <summary>True for a file of the framework.</summary>
    public static bool Contains(string path) => Path.GetDirectoryName(path) == Folder;
}
