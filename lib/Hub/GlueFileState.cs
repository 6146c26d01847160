namespace LayerFreezing;

/// <summary>What a file on disk is to GLUE.</summary>
/// <param name="Task">The task's name.</param>
/// <param name="Name">The name it has, or should have in the task's folder.</param>
/// <param name="Path">Where it is.</param>
/// <param name="Status">Official, subset or unknown.</param>
/// <param name="Rows">Its rows without a header.</param>
/// <param name="Note">By what it is known, or what speaks against it.</param>
public sealed record GlueFileState(string Task, string Name, string Path, GlueFileStatus Status, int Rows, string Note)
{
    /// <summary>Looks at a file.</summary>
    /// <param name="task">The task whose folder it lies in.</param>
    /// <param name="path">The file.</param>
    /// <exception cref="KitException">It can't be read.</exception>
    public static GlueFileState Look(GlueTask task, string path)
    {
        try
        {
            var name = System.IO.Path.GetFileName(path);
            var (sha256, gitName) = (FileCheck.Sha256(path), FileCheck.GitBlob(path));
            var (lines, wellFormed) = Count(path);
            var known = GlueFile.All.FirstOrDefault(file => file.Task == task && file.HasHash(sha256, gitName));
            if (known is { PartOf: { } whole }) { return Is(GlueFileStatus.Subset, known.Name, $"drawn from the official {whole}"); }
            if (known is not null) { return Is(GlueFileStatus.Official, known.Name, "by its hash"); }
            if (GlueFileNames.IsSubset(name)) { return Is(GlueFileStatus.Subset, name, "by its name"); }
            return GlueFile.Of(task).FirstOrDefault(file => file.Name == name) switch
            {
                null => Is(GlueFileStatus.Unknown, name, "no file of GLUE has this name"),
                { Rows: null } => Is(GlueFileStatus.Unknown, name, "nothing is known to check it by"),
                { Rows: { } rows } when rows != wellFormed - Header(name) && rows != lines - Header(name) =>
                    Is(GlueFileStatus.Unknown, name, FormattableString.Invariant($"the official one has {rows} rows")),
                { Hash: not null } => Is(GlueFileStatus.Unknown, name, "as many rows as the official one, and another content"),
                _ => Is(GlueFileStatus.Official, name, "by its rows; no hash is known"),
            };

            int Header(string of) => (task.Columns.WithoutHeader is not null && of != "test.tsv") || of == "dev_ids.tsv" ? 0 : 1;

            GlueFileState Is(GlueFileStatus status, string properName, string note) => new(task.Name, properName, path, status, wellFormed - Header(properName), note);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new KitException($"{path} can't be read ({failure.Message.TrimEnd('.')}): check the file and its permissions.", failure);
        }
    }

    /// <summary>Looks at every table in a task's folder, in the order of their names.</summary>
    /// <param name="task">The task.</param>
    /// <param name="folder">Its folder; one that isn't there has none.</param>
    public static IReadOnlyList<GlueFileState> In(GlueTask task, string folder) => Directory.Exists(folder)
        ? [.. Directory.EnumerateFiles(folder).Where(IsTable).Order(StringComparer.Ordinal).Select(path => Look(task, path))]
        : [];

    /// <summary>One line: task, name, status, rows and why.</summary>
    public override string ToString() => FormattableString.Invariant($"{Task}/{Name}: {Status.ToString().ToLowerInvariant()}, {Rows} rows ({Note})");

    private static bool IsTable(string path) => System.IO.Path.GetExtension(path) is ".tsv" or ".txt";

    /// <summary>The lines, and those with as many columns as the first.</summary>
    private static (int Lines, int WellFormed) Count(string path)
    {
        var (lines, wellFormed, columns) = (0, 0, -1);
        ReadOnlySpan<byte> content = File.ReadAllBytes(path);
        foreach (var range in content.Split((byte)'\n'))
        {
            var line = content[range];
            if (line.IsEmpty) { continue; }
            var tabs = line.Count((byte)'\t');
            if (columns < 0) { columns = tabs; }
            lines++;
            if (tabs == columns) { wellFormed++; }
        }
        return (lines, wellFormed);
    }
}
