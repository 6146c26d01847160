using System.Diagnostics;
using System.Runtime.InteropServices;

namespace LayerFreezing;

/// <summary>Functions of libraries that the tensor library has brought into this process.</summary>
internal static class LoadedLibrary
{
    /// <summary>The address of a function; 0 where there is no such library, or more than one of that name, so that nobody can tell which one is used.</summary>
    /// <param name="library">How the library's file begins.</param>
    /// <param name="function">The function.</param>
    internal static nint Find(string library, string function)
    {
        if (!OperatingSystem.IsLinux()) { return 0; }
        using var process = Process.GetCurrentProcess();
        var paths = process.Modules.Cast<ProcessModule>().Select(module => module.FileName)
            .Where(path => Path.GetFileName(path).StartsWith(library, StringComparison.Ordinal)).Distinct().ToList();
        return paths.Count == 1 && NativeLibrary.TryLoad(paths[0], out var loaded) && NativeLibrary.TryGetExport(loaded, function, out var address) ? address : 0;
    }
}
