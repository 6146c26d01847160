using Microsoft.Data.Analysis;

namespace LayerFreezing;

/// <summary>A table of values as text.</summary>
public static class FrameText
{
    /// <summary>The rows that are shown of a long table.</summary>
    internal const int ShownRows = 25;

    /// <summary>The columns that are shown of a wide table.</summary>
    internal const int ShownColumns = 20;

    /// <summary>
    /// The table with its columns aligned: numbers on the right, a column's all with as many digits after the point, nulls
    /// as –, and what is cut counted in a last line.
    /// </summary>
    /// <param name="frame">The table.</param>
    /// <param name="rows">How many rows are shown at most; null for all.</param>
    public static string ToText(this DataFrame frame, int? rows = null)
    {
        ArgumentNullException.ThrowIfNull(frame);
        var columns = Columns(frame);
        var shown = (int)Math.Min(frame.Rows.Count, rows ?? long.MaxValue);
        var widths = columns.Select(column => Enumerable.Range(0, shown).Select(row => column[row].Length).Append(column.Name.Length).Max()).ToList();
        var lines = Enumerable.Range(-1, shown + 1).Select(row => string.Join("  ", columns.Select((column, place) =>
        {
            var cell = row < 0 ? column.Name : column[row];
            return column.IsNumber ? cell.PadLeft(widths[place]) : cell.PadRight(widths[place]);
        })).TrimEnd());
        return string.Join('\n', lines.Concat(Cut(frame, shown) is { } cut ? [cut] : (string[])[]));
    }

    /// <summary>The columns that are shown.</summary>
    internal static IReadOnlyList<FrameColumnText> Columns(DataFrame frame) => [.. frame.Columns.Take(ShownColumns).Select(column => new FrameColumnText(column))];

    /// <summary>What is left out, in words; null for nothing.</summary>
    internal static string? Cut(DataFrame frame, int shownRows)
    {
        var (rows, columns) = (frame.Rows.Count, frame.Columns.Count);
        string?[] parts =
        [
            shownRows < rows ? FormattableString.Invariant($"{rows - shownRows:N0} more of {rows:N0} rows") : null,
            ShownColumns < columns ? FormattableString.Invariant($"{columns - ShownColumns} more of {columns} columns") : null,
        ];
        return parts.OfType<string>().ToList() is { Count: > 0 } cut ? $"… {string.Join(", ", cut)}" : null;
    }
}
