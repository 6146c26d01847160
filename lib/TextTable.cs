namespace LayerFreezing;

/// <summary>A table in plain text: text on the left of its column, numbers on the right.</summary>
/// <param name="names">The columns' names.</param>
public sealed class TextTable(params string[] names)
{
    private readonly List<string[]> _rows = [names];

    /// <summary>Adds a row.</summary>
    /// <param name="cells">One text a column.</param>
    public void Add(params string[] cells) => _rows.Add(cells);

    /// <summary>The lines, without an end of line after the last.</summary>
    public override string ToString()
    {
        var widths = names.Select((_, column) => _rows.Max(row => row[column].Length)).ToArray();
        var isText = names.Select((_, column) => _rows.Skip(1).Any(row => row[column].Length > 0 && (char.IsLetter(row[column][0]) || row[column][0] == Path.DirectorySeparatorChar))).ToArray();
        return string.Join('\n', _rows.Select(row => string.Join("  ", row.Select((cell, column) =>
            isText[column] ? cell.PadRight(widths[column]) : cell.PadLeft(widths[column]))).TrimEnd()));
    }
}
