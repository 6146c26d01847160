using System.IO.MemoryMappedFiles;
using System.Text;

namespace LayerFreezing;

/// <summary>
/// A cache file: one line that says what it is, padded to a page, then the activations. It is written under a temporary
/// name and renamed when whole, so a file of the right name and length is a whole one.
/// </summary>
internal static class PrefixCacheFile
{
    /// <summary>The version of the layout; files of another one are never used.</summary>
    internal const int Format = 1;

    private const int HeaderLength = 4096;

    internal static string PathOf(string folder, string key) => Path.Combine(folder, $"prefix-{key}.bin");

    /// <summary>Opens a file that is whole and says the right things; null otherwise.</summary>
    internal static ActivationsInFile? Open(string folder, string key, long bytes)
    {
        var path = PathOf(folder, key);
        if (!File.Exists(path) || new FileInfo(path).Length != HeaderLength + bytes) { return null; }
        var header = new byte[HeaderLength];
        using (var stream = File.OpenRead(path)) { stream.ReadExactly(header); }
        return header.AsSpan().SequenceEqual(Header(key, bytes)) ? new ActivationsInFile(path, HeaderLength, MemoryMappedFileAccess.Read) : null;
    }

    /// <summary>Writes a file by computing its activations into it, and opens it.</summary>
    /// <exception cref="KitException">The disk is full, or the folder can't be written.</exception>
    internal static ActivationsInFile Create(string folder, string key, long bytes, Action<IActivationMemory> compute)
    {
        var path = PathOf(folder, key);
        var temporary = $"{path}.{Guid.NewGuid():N}.tmp";
        try
        {
            Directory.CreateDirectory(folder);
            RequireRoom(folder, bytes);
            using (var stream = new FileStream(temporary, FileMode.CreateNew))
            {
                stream.Write(Header(key, bytes));
                stream.SetLength(HeaderLength + bytes);
            }
            using (var memory = new ActivationsInFile(temporary, HeaderLength, MemoryMappedFileAccess.ReadWrite)) { compute(memory); }
            File.Move(temporary, path, overwrite: true);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new KitException($"the prefix cache can't be written to {folder}: {failure.Message.TrimEnd('.')}; free some space, choose another folder with KIT_CACHE, or set PrefixCache=Off", failure);
        }
        finally
        {
            if (File.Exists(temporary)) { File.Delete(temporary); }
        }
        return new ActivationsInFile(path, HeaderLength, MemoryMappedFileAccess.Read);
    }

    private static byte[] Header(string key, long bytes)
    {
        var header = new byte[HeaderLength];
        Encoding.ASCII.GetBytes(FormattableString.Invariant($"layer-freezing prefix cache {Format} {key} {bytes}\n"), header);
        return header;
    }

    /// <summary>A mapped file on a full disk would end the process, so the room is asked for beforehand.</summary>
    private static void RequireRoom(string folder, long bytes)
    {
        var free = new DriveInfo(Path.GetFullPath(folder)).AvailableFreeSpace;
        if (free < bytes + HeaderLength)
        {
            throw new KitException(FormattableString.Invariant(
                $"the prefix cache needs {bytes / 1e6:0} MB and {folder} has {free / 1e6:0} MB free; free some space, choose another folder with KIT_CACHE, or set PrefixCache=Off"));
        }
    }
}
