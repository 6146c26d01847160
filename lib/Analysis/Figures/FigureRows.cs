using System.Globalization;
using Microsoft.Data.Analysis;

namespace LayerFreezing;

/// <summary>Reads a table row by row for a figure: columns by their names, numbers of any kind, nulls where a cell is empty.</summary>
internal sealed class FigureRows
{
    private readonly DataFrame _frame;
    private readonly HashSet<string> _columns;

    /// <summary>Looks whether the columns are there.</summary>
    /// <exception cref="KitException">One is missing.</exception>
    public FigureRows(DataFrame frame, string figure, params string[] needed)
    {
        ArgumentNullException.ThrowIfNull(frame);
        _frame = frame;
        _columns = [.. frame.Columns.Select(column => column.Name)];
        if (needed.FirstOrDefault(name => !_columns.Contains(name)) is { } missing)
        {
            throw new KitException($"the figure {figure} needs a column {missing}, and the table has {string.Join(", ", _columns.Order(StringComparer.Ordinal))}; add it or rename one");
        }
    }

    /// <summary>All rows.</summary>
    public IReadOnlyList<FigureRow> All => [.. Enumerable.Range(0, (int)_frame.Rows.Count).Select(row => new FigureRow(this, row))];

    /// <summary>A cell; null where it is empty or the table has no such column.</summary>
    public object? Cell(string column, int row) => _columns.Contains(column) ? _frame[column][row] : null;
}

/// <summary>A row of a table.</summary>
internal readonly record struct FigureRow(FigureRows Table, int Place)
{
    /// <summary>A text, empty where there is none.</summary>
    public string Text(string column) => Convert.ToString(Table.Cell(column, Place), CultureInfo.InvariantCulture) ?? "";

    /// <summary>A number; null where there is none.</summary>
    public double? Maybe(string column) => Table.Cell(column, Place) is IConvertible value and not "" ? Convert.ToDouble(value, CultureInfo.InvariantCulture) : null;

    /// <summary>A number; not a number where there is none, which no figure draws.</summary>
    public double Value(string column) => Maybe(column) ?? double.NaN;
}
