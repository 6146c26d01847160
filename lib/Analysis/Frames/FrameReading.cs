using System.Globalization;
using Microsoft.Data.Analysis;

namespace LayerFreezing;

/// <summary>Reads the columns of a table of runs, whatever it went through before.</summary>
internal static class FrameReading
{
    /// <summary>Whether the table has a column.</summary>
    public static bool Has(this DataFrame frame, string name) => frame.Columns.IndexOf(name) >= 0;

    /// <summary>A column of texts, none of them null.</summary>
    /// <exception cref="KitException">There is no such column, or a row has no text.</exception>
    public static IReadOnlyList<string> Texts(this DataFrame frame, string name) =>
        [.. Column(frame, name).Cast<object?>().Select((value, row) => value as string ?? throw Missing(name, row))];

    /// <summary>A column of whole numbers, none of them null.</summary>
    /// <exception cref="KitException">There is no such column, or a row has no number.</exception>
    public static IReadOnlyList<int> Wholes(this DataFrame frame, string name) =>
        [.. frame.Numbers(name).Select((value, row) => (int)(value ?? throw Missing(name, row)))];

    /// <summary>A column of numbers of any type.</summary>
    /// <exception cref="KitException">There is no such column, or it is of texts.</exception>
    public static IReadOnlyList<double?> Numbers(this DataFrame frame, string name)
    {
        var column = Column(frame, name);
        if (!column.IsNumericColumn()) { throw new KitException($"the column {name} holds no numbers but {column.DataType.Name} values; give a table of runs with numbers there"); }
        return [.. column.Cast<object?>().Select(value => value is null ? (double?)null : Convert.ToDouble(value, CultureInfo.InvariantCulture))];
    }

    private static DataFrameColumn Column(DataFrame frame, string name)
    {
        ArgumentNullException.ThrowIfNull(frame);
        return frame.Has(name) ? frame.Columns[name] : throw new KitException(
            $"the table has no column {name}, only {string.Join(", ", frame.Columns.Select(column => column.Name))}; give one of runs, as ToDataFrame makes it");
    }

    private static KitException Missing(string name, int row) =>
        new(FormattableString.Invariant($"row {row} of the table has nothing in the column {name}; leave such rows out"));
}
