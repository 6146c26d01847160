using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace LayerFreezing;

/// <summary>Hashes of whole files.</summary>
internal static class FileCheck
{
    /// <summary>The SHA-256 in lower-case hexadecimal digits.</summary>
    public static string Sha256(string path)
    {
        using var stream = File.OpenRead(path);
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }

    /// <summary>The name git gives a file of this content: SHA-1 of its length and its bytes.</summary>
    public static string GitBlob(string path)
    {
        using var stream = File.OpenRead(path);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA1);
        hash.AppendData(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"blob {stream.Length}\0")));
        var buffer = new byte[1 << 16];
        for (int read; (read = stream.Read(buffer)) > 0;) { hash.AppendData(buffer.AsSpan(0, read)); }
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>
    /// Whether a file is what an entity tag of the hub says: a SHA-256 for large files, git's name for small ones; a tag of
    /// another form says nothing of the content.
    /// </summary>
    public static bool Fits(string path, string tag) => tag.Length switch
    {
        64 when tag.All(char.IsAsciiHexDigitLower) => Sha256(path) == tag,
        40 when tag.All(char.IsAsciiHexDigitLower) => GitBlob(path) == tag,
        _ => true,
    };
}
