using System.Security.Cryptography;

namespace LayerFreezing;

/// <summary>Reads GLUE's files: tab-separated, UTF-8, no quoting, as download_glue_data.py lays them out.</summary>
public static class GlueData
{
    /// <summary>Reads one split of a task.</summary>
    /// <param name="task">The task.</param>
    /// <param name="split">The split.</param>
    /// <param name="root">The GLUE root, which holds the task's folder (<see cref="KitFolders.Glue"/> finds it).</param>
    /// <param name="first">How many rows to take from the file's start; 0 takes all.</param>
    /// <exception cref="KitException">
    /// The task has no such split, its file is missing or empty, or a row doesn't fit; the sentence names file and line.
    /// </exception>
    public static GlueSplitData Load(GlueTask task, GlueSplit split, string root, int first = 0)
    {
        ArgumentNullException.ThrowIfNull(task);
        ArgumentException.ThrowIfNullOrEmpty(root);
        if (first < 0) { throw new KitException($"{first} rows of {task.Name} can't be taken: give a number of rows, or 0 for all."); }
        var path = PathOf(task, split, root);
        var content = Content(path);
        var reader = new GlueReader(task, split, path);
        var examples = reader.Read(content, first);
        var isSubset = GlueFileNames.IsSubset(path);
        List<string> warnings = [];
        if (isSubset)
        {
            warnings.Add($"{path} is a subset of GLUE's {Described(task, split)}: scores don't compare with published ones.");
        }
        if (reader.Broken > 0)
        {
            warnings.Add($"{path}: {reader.Broken} rows with a wrong number of columns, the first in line {reader.FirstBrokenLine}, are left out.");
        }
        return new GlueSplitData
        {
            Task = task,
            Split = split,
            Examples = examples,
            Files = [path],
            Sha256 = Convert.ToHexStringLower(SHA256.HashData(content)),
            IsSubset = isSubset,
            IsLabelled = reader.IsLabelled,
            Warnings = warnings,
        };
    }

    private static string PathOf(GlueTask task, GlueSplit split, string root)
    {
        var names = task.Files.Of(split);
        if (names.Count == 0) { throw new KitException($"{task.Name} has no {Described(task, split)}: choose another split."); }
        var folder = Path.Combine(root, task.Folder);
        return names.Select(name => Path.Combine(folder, name)).FirstOrDefault(File.Exists)
            ?? throw new KitException(
                $"{folder} has no {Described(task, split)}: none of {string.Join(", ", names)} is there; put GLUE's file there or name another root with --data.");
    }

    private static byte[] Content(string path)
    {
        try
        {
            return File.ReadAllBytes(path);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new KitException($"{path} can't be read ({failure.Message.TrimEnd('.')}): check the file and its permissions.", failure);
        }
    }

    private static string Described(GlueTask task, GlueSplit split) => split switch
    {
        GlueSplit.Train => "train set",
        GlueSplit.Dev => task.Files.DevMismatched.Count > 0 ? "matched dev set" : "dev set",
        GlueSplit.DevMismatched => "mismatched dev set",
        GlueSplit.Test => task.Files.TestMismatched.Count > 0 ? "matched test set" : "test set",
        _ => "mismatched test set",
    };
}
