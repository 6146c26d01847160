using System.Reflection;
using System.Runtime.InteropServices;
using System.Runtime.Loader;

namespace NotebookKernel;

/// <summary>
/// Where the notebook's assemblies live: apart from the kernel's own, so that a library may bring other versions of what
/// the kernel uses. What a referenced library needs, managed or native, is found beside it.
/// </summary>
internal sealed class NotebookLoadContext() : AssemblyLoadContext("notebook")
{
    private static readonly string OwnName = typeof(NotebookLoadContext).Assembly.GetName().Name!;

    private readonly Lock _lock = new();
    private readonly Dictionary<string, string> _paths = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, Assembly> _cells = [];
    private readonly List<string> _folders = [];
    private readonly Dictionary<string, string> _natives = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Lets an assembly of the notebook be found, and whatever lies beside it.</summary>
    public void Add(string path)
    {
        lock (_lock)
        {
            _paths[Path.GetFileNameWithoutExtension(path)] = path;
            if (Path.GetDirectoryName(path) is { } folder && !_folders.Contains(folder)) { _folders.Add(folder); }
        }
    }

    /// <summary>Lets a native library be found by its file's name.</summary>
    public void AddNative(string path)
    {
        lock (_lock) { _natives[Path.GetFileName(path)] = path; }
    }

    /// <summary>Loads a cell's code; one that declares nothing for later cells can be unloaded again.</summary>
    public Assembly LoadCell(string name, Stream code, Stream symbols, bool keep)
    {
        code.Position = symbols.Position = 0;
        if (!keep) { return new PassingCellContext(this).LoadFromStream(code, symbols); }
        var assembly = LoadFromStream(code, symbols);
        lock (_lock) { _cells[name] = assembly; }
        return assembly;
    }

    protected override Assembly? Load(AssemblyName assemblyName)
    {
        if (assemblyName.Name is not { } name) { return null; }
        string? path;
        lock (_lock)
        {
            if (_cells.TryGetValue(name, out var cell)) { return cell; }
            if (IsElsewhere(assemblyName)) { return null; }
            path = _paths.GetValueOrDefault(name) ?? Beside(name + ".dll");
        }
        return path is null ? null : LoadFromAssemblyPath(path);
    }

    protected override nint LoadUnmanagedDll(string unmanagedDllName)
    {
        foreach (var candidate in NativeNames(unmanagedDllName))
        {
            string? path;
            lock (_lock) { path = _natives.GetValueOrDefault(candidate) ?? Beside(candidate) ?? Beside(Path.Combine("runtimes", RuntimeInformation.RuntimeIdentifier, "native", candidate)); }
            if (path is not null && NativeLibrary.TryLoad(path, out var handle)) { return handle; }
        }
        return 0;
    }

    private static IEnumerable<string> NativeNames(string name)
    {
        yield return name;
        if (OperatingSystem.IsWindows())
        {
            yield return name + ".dll";
            yield break;
        }
        var suffix = OperatingSystem.IsMacOS() ? ".dylib" : ".so";
        yield return name + suffix;
        yield return "lib" + name + suffix;
        yield return "lib" + name;
    }

    private string? Beside(string file) => _folders.Select(folder => Path.Combine(folder, file)).FirstOrDefault(File.Exists);

    /// <summary>One cell's code that nothing later refers to: goes when nothing of it is in use any more.</summary>
    private sealed class PassingCellContext(NotebookLoadContext notebook) : AssemblyLoadContext("cell", isCollectible: true)
    {
        protected override Assembly? Load(AssemblyName assemblyName) => notebook.Load(assemblyName) ?? (IsElsewhere(assemblyName) ? null : notebook.Known(assemblyName));

        protected override nint LoadUnmanagedDll(string unmanagedDllName) => notebook.LoadUnmanagedDll(unmanagedDllName);
    }

    /// <summary>True for the kernel's own assembly and for the framework's, which aren't the notebook's to load.</summary>
    private static bool IsElsewhere(AssemblyName name) => name.Name == OwnName || PlatformAssemblies.Provides(name);

    private Assembly? Known(AssemblyName name) => Assemblies.FirstOrDefault(assembly => assembly.GetName().Name == name.Name);
}
