using System.Collections.Concurrent;
using System.Text;

namespace NotebookKernel;

/// <summary>
/// Finds one member in XML documentation files by searching their bytes: nothing is parsed or kept beforehand, and a
/// search through all of the framework's files takes milliseconds.
/// </summary>
internal static class DocumentationFiles
{
    private static readonly ConcurrentDictionary<string, WeakReference<byte[]>> Texts = new();
    private static readonly Lazy<string[]> PlatformFiles = new(FindPlatformFiles);

    /// <summary>The XML of a member of an assembly, or null.</summary>
    public static string? Find(string assemblyPath, string memberId)
    {
        string[] files = PlatformAssemblies.Contains(assemblyPath) ? PlatformFiles.Value : [Path.ChangeExtension(assemblyPath, ".xml")];
        var start = Encoding.UTF8.GetBytes($"<member name=\"{memberId}\">");
        foreach (var file in files)
        {
            if (Read(file) is not { } bytes) { continue; }
            ReadOnlySpan<byte> text = bytes;
            var at = text.IndexOf(start);
            if (at < 0) { continue; }
            var member = text[at..];
            var end = member.IndexOf("</member>"u8);
            return end < 0 ? null : Encoding.UTF8.GetString(member[..(end + "</member>".Length)]);
        }
        return null;
    }

    /// <summary>A file's bytes, kept only as long as memory isn't wanted for something else.</summary>
    private static byte[]? Read(string file)
    {
        if (!File.Exists(file)) { return null; }
        var kept = Texts.GetOrAdd(file, _ => new WeakReference<byte[]>(null!));
        if (kept.TryGetTarget(out var bytes)) { return bytes; }
        bytes = File.ReadAllBytes(file);
        kept.SetTarget(bytes);
        return bytes;
    }

    private static string[] FindPlatformFiles()
    {
        var runtime = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        var pack = Path.Combine(runtime, "..", "..", "..", "packs", "Microsoft.NETCore.App.Ref");
        if (!Directory.Exists(pack)) { return []; }
        var version = Directory.GetDirectories(pack).OrderBy(folder => Version.TryParse(Path.GetFileName(folder), out var parsed) ? parsed : new Version()).LastOrDefault();
        var reference = version is null ? null : Directory.GetDirectories(Path.Combine(version, "ref")).FirstOrDefault();
        // The files that document most are the largest: they are searched first.
        return reference is null ? [] : [.. Directory.GetFiles(reference, "*.xml").OrderByDescending(file => new FileInfo(file).Length)];
    }
}
