using System.IO.MemoryMappedFiles;
using System.Text;

namespace LayerFreezing;

/// <summary>
/// A cache file: one line that says what it is, padded to a page, then the activations. It is written under a temporary
/// name and renamed when whole, so a file of the right name and length is a whole one. Who writes holds the temporary file
/// open for itself: others wait for it, and take over what a dead process left.
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
        return header.AsSpan().SequenceEqual(Header(key, bytes)) ? new ActivationsInFile(path, HeaderLength) : null;
    }

    /// <summary>Writes a file by computing its activations into it, unless another process has done so, and opens it.</summary>
    /// <exception cref="StoreException">The disk is full, or the folder can't be written.</exception>
    internal static ActivationsInFile Create(string folder, string key, long bytes, Action<IActivationMemory> compute, CancellationToken cancel)
    {
        var path = PathOf(folder, key);
        var temporary = $"{path}.tmp";
        try
        {
            Directory.CreateDirectory(folder);
            using var mine = Take(temporary, cancel);
            try
            {
                if (Open(folder, key, bytes) is { } built) { return built; }
                RequireRoom(folder, bytes);
                mine.SetLength(0);
                mine.Write(Header(key, bytes));
                mine.SetLength(HeaderLength + bytes);
                mine.Flush();
                using (var memory = new ActivationsInFile(mine, HeaderLength)) { compute(memory); }
                File.Move(temporary, path, overwrite: true);
            }
            finally
            {
                File.Delete(temporary);
            }
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new StoreException($"the prefix cache can't be written to {folder}: {failure.Message.TrimEnd('.')}; free some space, choose another folder with KIT_CACHE, or set PrefixCache=Off", failure);
        }
        return new ActivationsInFile(path, HeaderLength);
    }

    /// <summary>Opens the temporary file for this process alone, when its turn comes.</summary>
    private static FileStream Take(string temporary, CancellationToken cancel)
    {
        const int Pause = 50;
        // On Unix a file that is open for one alone can be renamed; Windows asks that this be said.
        var share = OperatingSystem.IsWindows() ? FileShare.Delete : FileShare.None;
        while (true)
        {
            cancel.ThrowIfCancellationRequested();
            try
            {
                return new FileStream(temporary, FileMode.OpenOrCreate, FileAccess.ReadWrite, share, bufferSize: 0);
            }
            catch (IOException failure) when (FileLock.IsHeld(failure))
            {
                cancel.WaitHandle.WaitOne(Pause);
            }
        }
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
            throw new IOException(FormattableString.Invariant(
                $"it needs {bytes / 1e6:0} MB and {folder} has {free / 1e6:0} MB free"));
        }
    }
}
