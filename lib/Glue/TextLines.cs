using System.Text;

namespace LayerFreezing;

/// <summary>The lines of a UTF-8 file's content, read strictly: only line feeds end a line, whatever else its text holds.</summary>
internal static class TextLines
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>
    /// Each line with its number from 1, without its line end (LF or CRLF); a byte-order mark at the start and blank lines
    /// at the end are left out.
    /// </summary>
    /// <param name="path">The file's path, for messages.</param>
    /// <param name="content">The whole file.</param>
    /// <exception cref="KitException">A line isn't valid UTF-8.</exception>
    internal static IEnumerable<(int Number, string Text)> Of(string path, byte[] content)
    {
        var start = content.AsSpan().StartsWith(Encoding.UTF8.Preamble) ? Encoding.UTF8.Preamble.Length : 0;
        var end = content.Length;
        while (end > start && content[end - 1] is (byte)'\n' or (byte)'\r') { end--; }
        for (var number = 1; start < end; number++)
        {
            var length = content.AsSpan(start, end - start).IndexOf((byte)'\n');
            if (length < 0) { length = end - start; }
            var line = Decoded(path, number, content.AsSpan(start, length));
            start += length + 1;
            yield return (number, line.EndsWith('\r') ? line[..^1] : line);
        }
    }

    private static string Decoded(string path, int number, ReadOnlySpan<byte> line)
    {
        try
        {
            return Strict.GetString(line);
        }
        catch (DecoderFallbackException failure)
        {
            throw new KitException($"{path}, line {number}: byte {failure.Index + 1} of the line is not valid UTF-8; convert the file to UTF-8.", failure);
        }
    }
}
