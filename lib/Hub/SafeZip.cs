using System.IO.Compression;

namespace LayerFreezing;

/// <summary>Unpacks chosen files of an archive that may be hostile.</summary>
internal static class SafeZip
{
    private const int UnixLink = 0xA000, UnixKind = 0xF000, WindowsLink = 0x400;

    /// <summary>Unpacks files by their names.</summary>
    /// <param name="archive">The archive.</param>
    /// <param name="folder">Where they go, by the last part of their names.</param>
    /// <param name="wanted">The names in the archive, with the most bytes each may unpack to.</param>
    /// <exception cref="KitException">The archive is damaged, or one of its entries leaves the folder, is a link or is larger than it may be; or it can't be written.</exception>
    public static void Extract(string archive, string folder, IReadOnlyDictionary<string, long> wanted)
    {
        try
        {
            using var zip = ZipFile.OpenRead(archive);
            foreach (var entry in zip.Entries) { Check(archive, entry); }
            foreach (var (name, most) in wanted)
            {
                if (zip.GetEntry(name) is { } entry) { Extract(archive, entry, Path.Combine(folder, Path.GetFileName(name)), most); }
            }
        }
        catch (Exception failure) when (failure is InvalidDataException or EndOfStreamException)
        {
            throw new KitException($"{archive} is no archive or a damaged one ({failure.Message.TrimEnd('.')}): fetch it again.", failure);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new KitException($"{archive} can't be unpacked to {folder} ({failure.Message.TrimEnd('.')}): free some space or choose another place.", failure);
        }
    }

    private static void Check(string archive, ZipArchiveEntry entry)
    {
        string[] parts = entry.FullName.Split('/', '\\');
        if (parts.Contains("..") || parts[0].Length == 0 || parts[0].Contains(':', StringComparison.Ordinal))
        {
            throw new KitException($"{archive} has an entry that leaves its folder, '{Printable.Of(entry.FullName)}': it isn't GLUE's archive, so nothing of it is used.");
        }
        var isLink = ((entry.ExternalAttributes >> 16) & UnixKind) == UnixLink || (entry.ExternalAttributes & WindowsLink) != 0;
        if (isLink) { throw new KitException($"{archive} has an entry that is a link, '{Printable.Of(entry.FullName)}': it isn't GLUE's archive, so nothing of it is used."); }
    }

    private static void Extract(string archive, ZipArchiveEntry entry, string path, long most)
    {
        using var from = entry.Open();
        using var to = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0);
        var buffer = new byte[1 << 16];
        var left = most;
        // The size an entry states is whatever its maker wrote: what comes out is counted.
        for (int read; (read = from.Read(buffer)) > 0; left -= read)
        {
            if (read > left)
            {
                throw new KitException(FormattableString.Invariant(
                    $"{archive}: '{Printable.Of(entry.FullName)}' unpacks to more than the {most} bytes that file of GLUE may have, so nothing of it is used."));
            }
            to.Write(buffer, 0, read);
        }
    }
}
