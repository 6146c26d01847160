namespace LayerFreezing.Kit;

/// <summary>Looks at a place for output before the work that would be lost if it couldn't be written.</summary>
internal static class OutputPlace
{
    /// <summary>Makes the folder of a file and sees that it can be written to.</summary>
    /// <param name="file">The file, or null, which is always well.</param>
    /// <returns>The file.</returns>
    /// <exception cref="KitException">It can't be.</exception>
    public static string? Check(string? file)
    {
        if (file is null) { return null; }
        if (Directory.Exists(file)) { throw new KitException($"{file} is a folder: name a file."); }
        Check(file, Path.GetDirectoryName(Path.GetFullPath(file))!);
        return file;
    }

    /// <summary>Makes a folder and sees that it can be written to.</summary>
    /// <exception cref="KitException">It can't be.</exception>
    public static void CheckFolder(string folder) => Check(folder, folder);

    private static void Check(string place, string folder)
    {
        var trial = Path.Combine(folder, $"{Guid.NewGuid():N}.tmp");
        try
        {
            AtomicFile.WriteText(trial, "");
            File.Delete(trial);
        }
        catch (KitException failure)
        {
            throw new KitException($"{place} can't be written: its folder isn't there and can't be made, or takes no files; choose another place.", failure);
        }
    }
}
