using System.Text.RegularExpressions;

namespace LayerFreezing;

/// <summary>
/// The cache of the Hugging Face hub's own tools, in their layout: <c>models--owner--name</c> with the files by their tags
/// in <c>blobs</c>, links to them by name in <c>snapshots/commit</c>, the commits of branches in <c>refs</c>, and in
/// <c>.no_exist</c> what was asked for and isn't there.
/// </summary>
/// <param name="root">The cache's folder.</param>
internal sealed partial class HubCache(string root)
{
    private const string Prefix = "models--";

    private static readonly string[] Weights = ["model.safetensors", "pytorch_model.bin", "model.safetensors.index.json", "pytorch_model.bin.index.json"];

    /// <summary>The folder of a model.</summary>
    public string Repository(string id) => Path.Combine(root, Prefix + id.Replace("/", "--", StringComparison.Ordinal));

    /// <summary>The folder in which a commit's files stand by their names.</summary>
    public string Snapshot(string id, string commit) => Path.Combine(Repository(id), "snapshots", commit);

    /// <summary>A file's content.</summary>
    public string Blob(string id, string tag) => Path.Combine(Repository(id), "blobs", tag);

    /// <summary>The folder of a model that is here with configuration, weights and vocabulary; null where one of them is missing.</summary>
    public string? Find(string id, string revision)
    {
        var commit = CommitPattern.IsMatch(revision) ? revision : Commit(id, revision);
        if (commit is null) { return null; }
        var folder = Snapshot(id, commit);
        return Has("config.json") && Weights.Any(Has) && (Has("vocab.txt") || (Has("vocab.json") && Has("merges.txt"))) ? folder : null;

        bool Has(string file) => IsThere(Path.Combine(folder, file));
    }

    /// <summary>The name on the hub of a model whose folder is one of a cache's snapshots; null for any other folder.</summary>
    public static string? IdOf(string folder)
    {
        if (folder.Length == 0) { return null; }
        var snapshots = Path.GetDirectoryName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)));
        var repository = Path.GetFileName(Path.GetDirectoryName(snapshots) ?? "");
        return Path.GetFileName(snapshots) == "snapshots" && repository.StartsWith(Prefix, StringComparison.Ordinal)
            ? repository[Prefix.Length..].Replace("--", "/", StringComparison.Ordinal)
            : null;
    }

    /// <summary>Whether a file is there, and what it links to as well.</summary>
    public static bool IsThere(string path)
    {
        // A link whose file is gone exists as far as File.Exists is asked.
        try
        {
            return File.Exists(path) && (new FileInfo(path).ResolveLinkTarget(returnFinalTarget: true)?.Exists ?? true);
        }
        catch (IOException)
        {
            return false;
        }
    }

    /// <summary>Makes a file of a commit stand under its name.</summary>
    public void Link(string id, string commit, string file, string tag)
    {
        var path = Path.Combine(Snapshot(id, commit), file);
        if (IsThere(path)) { return; }
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.Delete(path);
            if (OperatingSystem.IsWindows()) { File.Copy(Blob(id, tag), path); } // links are for administrators there
            else { File.CreateSymbolicLink(path, Path.Combine("..", "..", "blobs", tag)); }
        }
        catch (IOException) when (IsThere(path))
        {
            // another process was faster
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new KitException($"{path} can't be written ({failure.Message.TrimEnd('.')}): free some space, or have HF_HUB_CACHE name another folder.", failure);
        }
    }

    /// <summary>Keeps which commit a branch is at.</summary>
    public void Point(string id, string revision, string commit)
    {
        if (!CommitPattern.IsMatch(revision)) { AtomicFile.WriteText(Path.Combine(Repository(id), "refs", revision), commit); }
    }

    /// <summary>Keeps that a commit has no such file.</summary>
    public void Miss(string id, string commit, string file)
    {
        var path = Path.Combine(Repository(id), ".no_exist", commit, file);
        if (!File.Exists(path)) { AtomicFile.WriteText(path, ""); }
    }

    /// <summary>Waits until no other process fetches a file, and keeps others from it until disposed.</summary>
    public async Task<IDisposable> Lock(string id, string tag, CancellationToken cancel) =>
        await FileLock.Take(Path.Combine(root, ".locks", Path.GetFileName(Repository(id)), tag + ".lock"), cancel);

    /// <summary>A tag that can be a file's name as it is; null for another.</summary>
    public static string? SafeTag(string? tag) => tag is not null && TagPattern.IsMatch(tag) ? tag : null;

    /// <summary>A commit's name; null for anything else.</summary>
    public static string? SafeCommit(string? commit) => commit is not null && CommitPattern.IsMatch(commit) ? commit : null;

    private string? Commit(string id, string revision)
    {
        try
        {
            var path = Path.Combine(Repository(id), "refs", revision);
            return File.Exists(path) ? SafeCommit(File.ReadAllText(path).Trim()) : null;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    [GeneratedRegex("^[0-9a-f]{40}$")]
    private static partial Regex CommitPattern { get; }

    [GeneratedRegex("^[0-9A-Za-z][0-9A-Za-z_-]{7,127}$")]
    private static partial Regex TagPattern { get; }
}
