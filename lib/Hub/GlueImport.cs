namespace LayerFreezing;

/// <summary>GLUE's files that are already at hand, brought into a GLUE root under the names they should have.</summary>
public static class GlueImport
{
    /// <summary>Brings what a folder has of a task.</summary>
    /// <param name="task">One of GLUE's nine.</param>
    /// <param name="from">A GLUE root, or a folder with the task's files, its archive, or MRPC's sources.</param>
    /// <param name="root">The root they go to.</param>
    /// <returns>Every table that was found: official files and subsets are in the root now; unknown ones are left where they are.</returns>
    /// <exception cref="KitException">The folder isn't there, or an archive in it is hostile or isn't GLUE's.</exception>
    public static IReadOnlyList<GlueFileState> Bring(GlueTask task, string from, string root)
    {
        if (!Directory.Exists(from)) { throw new KitException($"There is no folder {from}: name one that has GLUE's files."); }
        var inFolder = Path.Combine(from, task.Folder);
        var source = Directory.Exists(inFolder) ? inFolder : from;
        if (Sources(task, [source, from]) is { } sources) { return FromSources(task, sources, root); }
        // A folder of several tasks' files can't be told from one of this task's but by hashes.
        var states = GlueFileState.In(task, source).Where(state => source == inFolder || state.Note == "by its hash" || state.Status == GlueFileStatus.Subset).ToList();
        foreach (var state in states.Where(state => state.Status != GlueFileStatus.Unknown)) { Copy(state.Path, Path.Combine(root, task.Folder, state.Name)); }
        return states;
    }

    /// <summary>The archive, or MRPC's three sources where what is made of them isn't there.</summary>
    private static string[]? Sources(GlueTask task, string[] folders)
    {
        if (GlueArchive.ContentsOf(task) is { } contents)
        {
            return folders.Select(folder => Path.Combine(folder, contents.Archive)).FirstOrDefault(File.Exists) is { } archive ? [archive] : null;
        }
        foreach (var folder in folders)
        {
            var ids = new[] { MrpcFiles.DevIds, "mrpc_dev_ids.tsv" }.Select(name => Path.Combine(folder, name)).FirstOrDefault(File.Exists);
            var (train, test) = (Path.Combine(folder, MrpcFiles.TrainSource), Path.Combine(folder, MrpcFiles.TestSource));
            if (ids is not null && File.Exists(train) && File.Exists(test)) { return [train, test, ids]; }
        }
        return null;
    }

    private static IReadOnlyList<GlueFileState> FromSources(GlueTask task, string[] sources, string root)
    {
        var work = Path.Combine(root, ".fetch");
        List<string> copies = [];
        foreach (var source in sources)
        {
            var name = Path.GetFileName(source).EndsWith(MrpcFiles.DevIds, StringComparison.Ordinal) ? MrpcFiles.DevIds : Path.GetFileName(source);
            copies.Add(Path.Combine(work, name));
            Copy(source, copies[^1]);
        }
        return GlueStaging.Unpack(task, work, copies, root);
    }

    private static void Copy(string from, string to)
    {
        if (Path.GetFullPath(from) == Path.GetFullPath(to)) { return; }
        using var source = File.OpenRead(from);
        AtomicFile.Write(to, source.CopyTo);
    }
}
