namespace NotebookKernel;

/// <summary>A cell taken apart: its parts, and the commands on lines that begin with <c>#!</c>.</summary>
internal sealed record CellSource(IReadOnlyList<CellPart> Parts, IReadOnlyList<MagicCommand> Commands)
{
    /// <summary>Takes a cell apart.</summary>
    public static CellSource Parse(string code)
    {
        var lines = code.ReplaceLineEndings("\n").Split('\n');
        var parts = new List<CellPart>();
        var commands = new List<MagicCommand>();
        var language = CellLanguage.CSharp;
        var text = new List<string>();
        for (var i = 0; i < lines.Length; i++)
        {
            var line = lines[i];
            if (!line.StartsWith("#!", StringComparison.Ordinal))
            {
                text.Add(line);
                continue;
            }
            var words = line[2..].Trim().Split(' ', 2, StringSplitOptions.TrimEntries);
            if (LanguageOf(words[0]) is { } next)
            {
                Close();
                language = next;
                if (words.Length > 1 && next is not CellLanguage.CSharp) { text.Add(words[1]); }
                if (next is CellLanguage.CSharp) { text.AddRange(Enumerable.Repeat("", i + 1)); }
            }
            else
            {
                commands.Add(new MagicCommand(words[0], words.Length > 1 ? words[1] : "", i + 1));
                text.Add("");
            }
        }
        Close();
        return new CellSource(parts, commands);

        void Close()
        {
            if (text.Exists(line => line.Trim().Length > 0)) { parts.Add(new CellPart(language, string.Join('\n', text))); }
            text.Clear();
        }
    }

    private static CellLanguage? LanguageOf(string name) => name switch
    {
        "csharp" or "c#" => CellLanguage.CSharp,
        "markdown" => CellLanguage.Markdown,
        "html" => CellLanguage.Html,
        "javascript" or "js" => CellLanguage.JavaScript,
        _ => null,
    };
}
