using System.Globalization;

namespace Microsoft.Data.Analysis;

/// <content>More rows at the end: of a copy, unless told otherwise.</content>
public partial class DataFrame
{
    /// <summary>The frame with one more row; values are converted to their columns' types and missing ones are null.</summary>
    /// <param name="row">The values in the order of the columns; null for a row of nulls.</param>
    /// <param name="inPlace">Whether the frame itself changes.</param>
    /// <param name="cultureInfo">How texts spell numbers; the current culture unless given.</param>
    public DataFrame Append(IEnumerable<object?>? row = null, bool inPlace = false, CultureInfo? cultureInfo = null)
    {
        object?[] values = row is null ? [] : [.. row];
        if (values.Length > Columns.Count) { throw new ArgumentException($"The row has more values than the frame's {Columns.Count} columns", nameof(row)); }
        var longer = inPlace ? this : Clone();
        var cells = longer.Columns.Select((column, index) => Cell(column, index < values.Length ? values[index] : null, cultureInfo)).ToList();
        for (var index = 0; index < cells.Count; index++) { longer.Columns[index].AppendValue(cells[index]); }
        return longer;
    }

    /// <summary>The frame with one more row; columns that aren't named are null.</summary>
    /// <param name="row">The values by their columns' names.</param>
    /// <param name="inPlace">Whether the frame itself changes.</param>
    /// <param name="cultureInfo">How texts spell numbers; the current culture unless given.</param>
    public DataFrame Append(IEnumerable<KeyValuePair<string, object?>> row, bool inPlace = false, CultureInfo? cultureInfo = null)
    {
        ArgumentNullException.ThrowIfNull(row);
        var values = new object?[Columns.Count];
        foreach (var (name, value) in row)
        {
            var index = Columns.IndexOf(name);
            values[index >= 0 ? index : throw Failure.NoColumn(name, nameof(row))] = value;
        }
        return Append(values, inPlace, cultureInfo);
    }

    /// <summary>The frame with the rows of another.</summary>
    /// <param name="rows">The rows, whose values stand in the order of this frame's columns.</param>
    /// <param name="inPlace">Whether the frame itself changes.</param>
    /// <param name="cultureInfo">How texts spell numbers; the current culture unless given.</param>
    public DataFrame Append(IEnumerable<DataFrameRow> rows, bool inPlace = false, CultureInfo? cultureInfo = null)
    {
        ArgumentNullException.ThrowIfNull(rows);
        var longer = inPlace ? this : Clone();
        foreach (var row in rows.ToList()) { longer.Append((IEnumerable<object?>)row, inPlace: true, cultureInfo); }
        return longer;
    }

    private static object? Cell(DataFrameColumn column, object? value, CultureInfo? culture) =>
        value is null ? null : column.Converted(value, culture ?? CultureInfo.CurrentCulture);
}
