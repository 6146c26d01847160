namespace LayerFreezing.Kit;

/// <summary>A table in plain text: text on the left of its column, numbers on the right.</summary>
internal sealed class TextTable(params string[] names)
{
    private readonly List<string[]> _rows = [names];

    /// <summary>Adds a row.</summary>
    public void Add(params string[] cells) => _rows.Add(cells);

    /// <summary>Prints it.</summary>
    public void Print(TextWriter output)
    {
        var widths = names.Select((_, column) => _rows.Max(row => row[column].Length)).ToArray();
        var isText = names.Select((_, column) => _rows.Skip(1).Any(row => row[column].Length > 0 && char.IsLetter(row[column][0]))).ToArray();
        foreach (var row in _rows)
        {
            var cells = row.Select((cell, column) => isText[column] ? cell.PadRight(widths[column]) : cell.PadLeft(widths[column]));
            output.WriteLine(string.Join("  ", cells).TrimEnd());
        }
    }
}
