using System.Globalization;
using Microsoft.Data.Analysis;

namespace LayerFreezing;

/// <summary>The values of a column as they are shown: numbers with as many digits after the point as the column's largest needs.</summary>
internal sealed class FrameColumnText
{
    private const int LongestText = 60;

    private readonly DataFrameColumn _column;
    private readonly string _format;
    private readonly int _digits;

    public FrameColumnText(DataFrameColumn column)
    {
        _column = column;
        IsNumber = column.IsNumericColumn();
        (_format, _digits) = IsNumber ? FormatOf([.. column.Cast<object?>().OfType<IConvertible>().Select(value => value.ToDouble(CultureInfo.InvariantCulture)).Where(double.IsFinite)]) : ("", 0);
    }

    /// <summary>The column's name.</summary>
    public string Name => _column.Name;

    /// <summary>Whether it holds numbers, which stand on the right.</summary>
    public bool IsNumber { get; }

    /// <summary>The text of a row.</summary>
    public string this[long row] => _column[row] switch
    {
        null => "–",
        string text => text.Length > LongestText ? string.Concat(text.AsSpan(0, LongestText - 1), "…") : text,
        bool truth => truth ? "true" : "false",
        DateTime time => time.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture),
        double number when IsLost(number) => FormattableString.Invariant($"{(number > 0 ? "<" : ">-")}{Math.Pow(10, -_digits).ToString(_format, CultureInfo.InvariantCulture)}"),
        IFormattable number => number.ToString(_format, CultureInfo.InvariantCulture),
        var other => other.ToString() ?? "",
    };

    /// <summary>Two digits or more, four significant ones for the largest value, none that are 0 in every row beyond the second; large numbers in groups.</summary>
    private (string Format, int Digits) FormatOf(List<double> values)
    {
        var largest = values.Select(Math.Abs).DefaultIfEmpty().Max();
        var group = largest >= 10_000 ? "#,0" : "0";
        if (_column.DataType != typeof(double) && _column.DataType != typeof(float) && _column.DataType != typeof(decimal)) { return (group, 0); }
        if (largest >= 10_000) { return (group, 0); }
        var digits = largest == 0 ? 2 : Math.Clamp(3 - (int)Math.Floor(Math.Log10(largest)), 2, 8);
        while (digits > 2 && values.TrueForAll(value => IsRound(value, digits - 1))) { digits--; }
        return ($"0.{new string('0', digits)}", digits);
    }

    /// <summary>Whether a number isn't 0 and would look like it.</summary>
    private bool IsLost(double number) => number != 0 && _digits > 0 && Math.Abs(number) < 0.5 * Math.Pow(10, -_digits);

    private static bool IsRound(double value, int digits) => Math.Abs(value - Math.Round(value, digits)) < 1e-12;
}
