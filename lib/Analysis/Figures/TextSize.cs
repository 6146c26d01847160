namespace LayerFreezing;

/// <summary>
/// How wide a line of text is at most, without a font at hand: classes of letters as wide as in Helvetica's cousins, with a
/// tenth to spare.
/// </summary>
internal static class TextSize
{
    private const string Narrow = "iljtfrI.,:;'|!()[]/ -·", Wide = "mwMW%@—–";

    /// <summary>The width of a line in pixels.</summary>
    public static double Width(string text, double size, bool bold = false) => size * (bold ? 1.08 : 1) * text.Sum(Ems);

    /// <summary>A text in lines no wider than that; a word that alone is wider is cut with an ellipsis.</summary>
    public static IReadOnlyList<string> Wrap(string text, double size, double width, bool bold = false)
    {
        List<string> lines = [];
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var longer = lines.Count > 0 ? $"{lines[^1]} {word}" : word;
            if (lines.Count > 0 && Width(longer, size, bold) <= width) { lines[^1] = longer; }
            else { lines.Add(Cut(word, size, width, bold)); }
        }
        return lines;
    }

    /// <summary>A text, or its beginning with an ellipsis where it is too wide.</summary>
    public static string Cut(string text, double size, double width, bool bold = false)
    {
        if (Width(text, size, bold) <= width) { return text; }
        var length = text.Length - 1;
        while (length > 0 && Width(text[..length] + "…", size, bold) > width) { length--; }
        return text[..length] + "…";
    }

    private static double Ems(char letter) => letter switch
    {
        _ when Narrow.Contains(letter, StringComparison.Ordinal) => 0.36,
        _ when Wide.Contains(letter, StringComparison.Ordinal) => 0.94,
        _ when char.IsUpper(letter) => 0.72,
        _ => 0.6,
    };
}
