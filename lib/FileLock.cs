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
}
