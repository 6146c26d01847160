using System.Runtime.InteropServices;

namespace LayerFreezing.Kit;

/// <summary>What is really in this process: the native libraries that are mapped, and what OpenBLAS says of itself.</summary>
internal static partial class NativeLibraries
{
    private const string Maps = "/proc/self/maps";

    /// <summary>The files mapped into this process whose path has the given word; none where the system doesn't tell.</summary>
    public static IReadOnlyList<string> Mapped(string word)
    {
        if (!File.Exists(Maps)) { return []; }
        var files = File.ReadLines(Maps).Select(line => line.IndexOf('/') is var start and >= 0 ? line[start..] : "");
        return [.. files.Where(file => file.Contains(word, StringComparison.Ordinal)).Distinct()];
    }

    /// <summary>The processor kernel an OpenBLAS library uses, and how it was built to run in parallel.</summary>
    public static (string Kernel, string Threading) OpenBlas(string path)
    {
        var library = NativeLibrary.Load(path);
        var kernel = Marshal.GetDelegateForFunctionPointer<Text>(NativeLibrary.GetExport(library, "openblas_get_corename"));
        var parallel = Marshal.GetDelegateForFunctionPointer<Number>(NativeLibrary.GetExport(library, "openblas_get_parallel"));
        var threading = parallel() switch { 0 => "sequential", 1 => "pthread", _ => "openmp" };
        return (Marshal.PtrToStringUTF8(kernel()) ?? "", threading);
    }

    /// <summary>A variable of the native environment, which what was set before the process began may differ from.</summary>
    public static string? Environment(string name) => Marshal.PtrToStringUTF8(GetEnvironment(name));

    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    private delegate nint Text();

    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    private delegate int Number();

    [LibraryImport("libc", EntryPoint = "getenv", StringMarshalling = StringMarshalling.Utf8)]
    private static partial nint GetEnvironment(string name);
}
