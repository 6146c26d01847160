using System.Globalization;
using System.Text;

namespace Microsoft.Data.Analysis;

/// <content>What a frame says of itself.</content>
public partial class DataFrame
{
    private const string KnownValues = "Length (excluding null values)";

    /// <summary>Each column's type and number of values, as texts; the column Info names the rows.</summary>
    public DataFrame Info() => new(
    [
        new StringDataFrameColumn("Info", ["DataType", KnownValues]),
        .. Columns.Select(column => new StringDataFrameColumn(
            column.Name,
            [column.DataType.ToString(), (column.Length - column.NullCount).ToString(CultureInfo.InvariantCulture)])),
    ]);

    /// <summary>
    /// Number of values, greatest, least and mean of the columns of numbers, as floats; the column Description names the
    /// rows. The mean here is the sum divided by all rows, nulls among them.
    /// </summary>
    public DataFrame Description() => new(
    [
        new StringDataFrameColumn("Description", [KnownValues, "Max", "Min", "Mean"]),
        .. Columns.Where(column => column.IsNumericColumn()).Select(column => new PrimitiveDataFrameColumn<float>(
            column.Name,
            [column.Length - column.NullCount, Single(column.Max()), Single(column.Min()), Single(column.Sum()) / column.Length])),
    ]);

    /// <summary>The first 25 rows.</summary>
    public override string ToString() => ToString(25);

    /// <summary>The first rows, each cell filled up with blanks to one width.</summary>
    /// <param name="rowsToShow">How many.</param>
    public string ToString(long rowsToShow)
    {
        var width = Math.Max(10, Columns.Select(column => column.Name.Length + 1).DefaultIfEmpty().Max());
        var text = new StringBuilder();
        AppendLine(text, Columns.Select(column => column.Name), width);
        foreach (var row in Rows.Take((int)rowsToShow)) { AppendLine(text, row.Select(value => (value ?? "null").ToString()!), width); }
        if (rowsToShow < Rows.Count) { text.AppendLine(CultureInfo.InvariantCulture, $"  ... {rowsToShow} of total {Rows.Count}"); }
        return text.ToString();
    }

    private static void AppendLine(StringBuilder text, IEnumerable<string> cells, int width) =>
        text.AppendJoin("", cells.Select(cell => cell.PadRight(width))).AppendLine();

    private static float? Single(object? value) => value is null ? null : Convert.ToSingle(value, CultureInfo.InvariantCulture);
}
