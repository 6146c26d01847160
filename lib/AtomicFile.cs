using System.Text;

namespace LayerFreezing;

/// <summary>
/// Writes files so that a reader sees either the old file or the whole new one: the content goes to a temporary name in
/// the same folder, is flushed to the disk and then renamed. After a failure the temporary file is gone.
/// </summary>
public static class AtomicFile
{
    /// <summary>Writes a file whose bytes <paramref name="write"/> produces; missing folders are made.</summary>
    /// <param name="path">The file to write or replace.</param>
    /// <param name="write">Writes the content to the stream it is given, which it need not close.</param>
    /// <exception cref="KitException">The file can't be written: no space, no permission, no such place.</exception>
    public static void Write(string path, Action<Stream> write)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(write);
        var full = Path.GetFullPath(path);
        var temporary = $"{full}.{Guid.NewGuid():N}.tmp";
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(full) ?? full);
            using (var stream = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1 << 16))
            {
                write(stream);
                stream.Flush(flushToDisk: true);
            }
            File.Move(temporary, full, overwrite: true);
        }
        catch (Exception failure)
        {
            if (File.Exists(temporary)) { File.Delete(temporary); }
            if (failure is IOException or UnauthorizedAccessException)
            {
                throw new KitException($"{path} can't be written ({failure.Message.TrimEnd('.')}): free some space or choose another place.", failure);
            }
            throw;
        }
    }

    /// <summary>Writes a text file as UTF-8 without a byte-order mark.</summary>
    /// <param name="path">The file to write or replace.</param>
    /// <param name="text">Its whole content.</param>
    /// <exception cref="KitException">The file can't be written.</exception>
    public static void WriteText(string path, string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        Write(path, stream => stream.Write(Encoding.UTF8.GetBytes(text)));
    }
}
