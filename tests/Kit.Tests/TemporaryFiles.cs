namespace LayerFreezing.Tests;

/// <summary>Files of a test's own folder.</summary>
internal static class TemporaryFiles
{
    /// <summary>Writes a file and returns its path.</summary>
    public static string Write(this TemporaryFolder folder, string file, string text)
    {
        var path = folder[file.Split('/')];
        File.WriteAllText(path, text);
        return path;
    }

    /// <summary>Writes a bash script that can be started.</summary>
    public static void WriteScript(this TemporaryFolder folder, string file, string text)
    {
        var path = folder.Write(file, "#!/bin/bash\n" + text);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }
}
