namespace LayerFreezing;

/// <summary>Where files wait until they are known to be GLUE's: nothing else gets into a task's folder.</summary>
internal static class GlueStaging
{
    /// <summary>Unpacks a task's archive, or assembles MRPC's sources, checks what comes out and moves it into the root.</summary>
    /// <param name="task">The task.</param>
    /// <param name="work">A folder on the same disk as the root.</param>
    /// <param name="sources">The archive, or the sources; deleted in the end, good or bad.</param>
    /// <param name="root">The GLUE root.</param>
    /// <returns>What is in the task's folder now.</returns>
    /// <exception cref="KitException">The archive is hostile or damaged, or what it holds isn't GLUE's.</exception>
    public static IReadOnlyList<GlueFileState> Unpack(GlueTask task, string work, IEnumerable<string> sources, string root)
    {
        string[] files = [.. sources];
        var staging = Path.Combine(work, $"{task.Folder}.{Guid.NewGuid():N}.tmp");
        try
        {
            Directory.CreateDirectory(staging);
            if (GlueArchive.ContentsOf(task) is { } contents) { SafeZip.Extract(files[0], staging, contents.Files); }
            else
            {
                foreach (var file in files) { File.Copy(file, Path.Combine(staging, Path.GetFileName(file))); }
                MrpcFiles.Assemble(staging);
            }
            Check(task, staging, files[0]);
            return Move(task, staging, root);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new KitException($"{root} can't be written ({failure.Message.TrimEnd('.')}): free some space or choose another place.", failure);
        }
        finally
        {
            if (Directory.Exists(staging)) { Directory.Delete(staging, recursive: true); }
            foreach (var file in files) { File.Delete(file); }
        }
    }

    private static void Check(GlueTask task, string staging, string source)
    {
        var states = GlueFileState.In(task, staging);
        foreach (var known in GlueFile.Of(task).Where(file => file.Name.StartsWith("train", StringComparison.Ordinal) || file.Name.StartsWith("dev", StringComparison.Ordinal)))
        {
            var state = states.FirstOrDefault(state => Path.GetFileName(state.Path) == known.Name)
                ?? throw new KitException($"{Path.GetFileName(source)} has no {task.Folder}/{known.Name}: it isn't GLUE's archive, so nothing of it is used.");
            if (state.Status != GlueFileStatus.Official)
            {
                throw new KitException(FormattableString.Invariant(
                    $"{Path.GetFileName(source)} holds another {task.Folder}/{known.Name} than GLUE's: {state.Rows} rows, {state.Note}; nothing of it is used."));
            }
        }
    }

    private static IReadOnlyList<GlueFileState> Move(GlueTask task, string staging, string root)
    {
        var folder = Path.Combine(root, task.Folder);
        Directory.CreateDirectory(folder);
        foreach (var path in Directory.GetFiles(staging)) { File.Move(path, Path.Combine(folder, Path.GetFileName(path)), overwrite: true); }
        return GlueFileState.In(task, folder);
    }
}
