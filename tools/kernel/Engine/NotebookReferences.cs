using System.Collections.Immutable;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;

namespace NotebookKernel;

/// <summary>What cells may refer to: the framework, the kernel's own surface, and what <c>#r</c> brings.</summary>
internal sealed partial class NotebookReferences : MetadataReferenceResolver
{
    private readonly NotebookLoadContext _loading;
    private readonly Dictionary<string, PortableExecutableReference> _byPath = [];
    private readonly HashSet<string> _packages = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<MetadataReference> _added = [];
    private readonly ImmutableArray<MetadataReference> _platform;

    public NotebookReferences(NotebookLoadContext loading)
    {
        _loading = loading;
        _platform = [.. PlatformAssemblies.Paths.Select(Reference), Reference(typeof(NotebookReferences).Assembly.Location)];
    }

    /// <summary>The folder that relative paths start from: the notebook's, which is the process's.</summary>
    public static string BaseFolder => Environment.CurrentDirectory;

    /// <summary>How many there are by now.</summary>
    public int Count => _platform.Length + _added.Count;

    /// <summary>How many there will be once these are kept too.</summary>
    public int CountWith(IEnumerable<MetadataReference> more) => Count + more.Distinct().Count(IsNew);

    /// <summary>Those that came after the first ones, up to a count.</summary>
    public IEnumerable<MetadataReference> Between(int first, int count) => _platform.Concat(_added).Take(count).Skip(first);

    public override bool ResolveMissingAssemblies => true;

    /// <summary>True where a directive's package has been restored.</summary>
    public bool HasPackage(string directive) => _packages.Contains(directive);

    /// <summary>The files of a restored package, to be found by its <c>#r</c> directive's text.</summary>
    public void AddPackage(string directive, IEnumerable<string> compileFiles, IEnumerable<string> runtimeFiles, IEnumerable<string> natives)
    {
        foreach (var file in runtimeFiles) { _loading.Add(file); }
        foreach (var native in natives) { _loading.AddNative(native); }
        Keep(compileFiles.Select(Reference));
        _packages.Add(directive);
    }

    /// <summary>Takes up what lies beside the libraries that a cell refers to, so that their own types can be used in full.</summary>
    public void AddBeside(string code)
    {
        if (!code.Contains("#r", StringComparison.Ordinal)) { return; }
        foreach (Match match in Directive().Matches(code))
        {
            if (Find(match.Groups["path"].Value, null) is { } path && !PlatformAssemblies.Contains(path)) { Keep(Beside(path).Select(Reference)); }
        }
    }

    /// <summary>Keeps what a cell's <c>#r</c> brought, for the cells that follow.</summary>
    public void Keep(IEnumerable<MetadataReference> references)
    {
        foreach (var reference in references)
        {
            if (IsNew(reference)) { _added.Add(reference); }
        }
    }

    private bool IsNew(MetadataReference reference) => !_added.Contains(reference) && !_platform.Contains(reference);

    public override ImmutableArray<PortableExecutableReference> ResolveReference(string reference, string? baseFilePath, MetadataReferenceProperties properties) =>
        Find(reference, baseFilePath) is { } path ? [Reference(path)] : [];

    public override PortableExecutableReference? ResolveMissingAssembly(MetadataReference definition, AssemblyIdentity referenceIdentity)
    {
        if (definition is not PortableExecutableReference { FilePath: { } from }) { return null; }
        var path = Path.Combine(Path.GetDirectoryName(from)!, referenceIdentity.Name + ".dll");
        return File.Exists(path) ? Reference(path) : null;
    }

    public override bool Equals(object? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(this);

    private static string? Find(string reference, string? baseFilePath)
    {
        var folders = baseFilePath is not null && Path.IsPathRooted(baseFilePath) ? new[] { Path.GetDirectoryName(baseFilePath)!, BaseFolder } : [BaseFolder];
        return folders.Select(folder => Path.GetFullPath(Path.Combine(folder, reference))).FirstOrDefault(File.Exists)
            ?? PlatformAssemblies.Paths.FirstOrDefault(path => Path.GetFileNameWithoutExtension(path).Equals(reference, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>A library's dependencies that lie in its folder, and theirs.</summary>
    private static IEnumerable<string> Beside(string path)
    {
        var folder = Path.GetDirectoryName(path)!;
        var found = new HashSet<string>(StringComparer.Ordinal) { path };
        var pending = new Queue<string>(found);
        while (pending.TryDequeue(out var next))
        {
            foreach (var name in ReferencedBy(next))
            {
                var candidate = Path.Combine(folder, name.Name + ".dll");
                if (!PlatformAssemblies.Provides(name) && File.Exists(candidate) && found.Add(candidate)) { pending.Enqueue(candidate); }
            }
        }
        found.Remove(path);
        return found;
    }

    private static List<System.Reflection.AssemblyName> ReferencedBy(string path)
    {
        try
        {
            using var stream = File.OpenRead(path);
            using var pe = new PEReader(stream);
            if (!pe.HasMetadata) { return []; }
            var metadata = pe.GetMetadataReader();
            return [.. metadata.AssemblyReferences.Select(handle => metadata.GetAssemblyReference(handle).GetAssemblyName())];
        }
        catch (BadImageFormatException)
        {
            return [];
        }
    }

    private PortableExecutableReference Reference(string path)
    {
        lock (_byPath)
        {
            if (_byPath.TryGetValue(path, out var known)) { return known; }
            var documentation = new AssemblyDocumentation(path);
            if (PlatformAssemblies.Contains(path)) { return _byPath[path] = MappedAssembly.Reference(path, documentation); }
            _loading.Add(path);
            return _byPath[path] = MetadataReference.CreateFromFile(path, documentation: documentation);
        }
    }

    [GeneratedRegex("^[ \\t]*#r[ \\t]+\"(?<path>[^\"\\n]+)\"", RegexOptions.Multiline)]
    private static partial Regex Directive();
}
