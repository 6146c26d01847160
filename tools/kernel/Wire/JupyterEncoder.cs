using System.Text.Encodings.Web;

namespace NotebookKernel;

/// <summary>Escapes in JSON strings what must be, and nothing else: text stays readable, and files equal those Jupyter writes.</summary>
internal sealed class JupyterEncoder : JavaScriptEncoder
{
    /// <summary>The one there is.</summary>
    public static JupyterEncoder Instance { get; } = new();

    public override int MaxOutputCharactersPerInputCharacter => 6;

    public override bool WillEncode(int unicodeScalar) => unicodeScalar is < 0x20 or '"' or '\\';

    public override unsafe int FindFirstCharacterToEncode(char* text, int textLength)
    {
        for (var i = 0; i < textLength; i++)
        {
            var letter = text[i];
            if (WillEncode(letter)) { return i; }
            if (!char.IsSurrogate(letter)) { continue; }
            // A surrogate without its other half is handed back too, to be written as the replacement character.
            if (!char.IsHighSurrogate(letter) || i + 1 >= textLength || !char.IsLowSurrogate(text[i + 1])) { return i; }
            i++;
        }
        return -1;
    }

    public override unsafe bool TryEncodeUnicodeScalar(int unicodeScalar, char* buffer, int bufferLength, out int numberOfCharactersWritten)
    {
        var escaped = unicodeScalar switch
        {
            '"' => "\\\"",
            '\\' => "\\\\",
            '\n' => "\\n",
            '\r' => "\\r",
            '\t' => "\\t",
            '\b' => "\\b",
            '\f' => "\\f",
            < 0x20 => "\\u00" + ((byte)unicodeScalar).ToString("x2", System.Globalization.CultureInfo.InvariantCulture),
            _ => char.ConvertFromUtf32(unicodeScalar),
        };
        numberOfCharactersWritten = escaped.TryCopyTo(new Span<char>(buffer, bufferLength)) ? escaped.Length : 0;
        return numberOfCharactersWritten > 0;
    }
}
