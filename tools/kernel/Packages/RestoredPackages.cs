using System.Runtime.InteropServices;
using System.Text.Json.Nodes;

namespace NotebookKernel;

/// <summary>The files of restored packages, as the restore's own record (project.assets.json) lists them.</summary>
internal sealed record RestoredPackages(IReadOnlyList<string> Compile, IReadOnlyList<string> Runtime, IReadOnlyList<string> Native)
{
    /// <summary>The kind of machine whose native files are wanted.</summary>
    public static string RuntimeIdentifier
    {
        get
        {
            var system = OperatingSystem.IsWindows() ? "win" : OperatingSystem.IsMacOS() ? "osx" : "linux";
            return $"{system}-{RuntimeInformation.ProcessArchitecture.ToString().ToLowerInvariant()}";
        }
    }

    /// <summary>Reads the record; null where it lists files that aren't there (any more).</summary>
    public static RestoredPackages? Read(string path)
    {
        if (!File.Exists(path)) { return null; }
        var json = JsonNode.Parse(File.ReadAllText(path))!;
        var folders = json["packageFolders"]!.AsObject().Select(folder => folder.Key).ToList();
        var target = json["targets"]!.AsObject().Single(candidate => candidate.Key.EndsWith("/" + RuntimeIdentifier, StringComparison.Ordinal)).Value!.AsObject();
        var (compile, runtime, native) = (new List<string>(), new List<string>(), new List<string>());
        foreach (var (name, package) in target)
        {
            if (json["libraries"]![name]!["path"]?.GetValue<string>() is not { } relative) { continue; }
            var folder = folders.Select(root => Path.Combine(root, relative)).FirstOrDefault(Directory.Exists);
            if (folder is null) { return null; }
            foreach (var (list, kind) in new[] { (compile, "compile"), (runtime, "runtime"), (native, "native") })
            {
                list.AddRange((package![kind]?.AsObject() ?? []).Select(file => Path.GetFullPath(Path.Combine(folder, file.Key))).Where(file => Path.GetFileName(file) != "_._"));
            }
        }
        return compile.Concat(runtime).Concat(native).All(File.Exists) ? new RestoredPackages(compile, runtime, native) : null;
    }
}
