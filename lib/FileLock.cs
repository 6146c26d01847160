namespace LayerFreezing;

/// <summary>Files that one process at a time may open, which the system takes back when the process ends, however it ends.</summary>
internal static class FileLock
{
    /// <summary>Whether a file couldn't be opened because another holds it.</summary>
    public static bool IsHeld(IOException failure)
    {
        // EWOULDBLOCK of Linux and of macOS, and Windows's sharing violation.
        const int Linux = 11, MacOs = 35, Windows = unchecked((int)0x80070020);
        return failure.HResult is Linux or MacOs or Windows;
    }

    /// <summary>Waits until no other has the file open, and keeps others from it until it is disposed.</summary>
    /// <exception cref="KitException">The file can't be made.</exception>
    public static async Task<FileStream> Take(string path, CancellationToken cancel)
    {
        while (true)
        {
            try
            {
                Directory.CreateDirectory(Path.GetDirectoryName(path)!);
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException failure) when (IsHeld(failure))
            {
                await Task.Delay(TimeSpan.FromMilliseconds(200), cancel);
            }
            catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
            {
                throw new KitException($"{path} can't be written ({failure.Message.TrimEnd('.')}): free some space or choose another place.", failure);
            }
        }
    }
}
