using System.Globalization;

namespace Microsoft.Data.Analysis;

/// <summary>Makes a frame of records of fields, and fields of values.</summary>
internal sealed class CsvFrame(
    bool header,
    string[]? columnNames,
    Type[]? dataTypes,
    int guessRows,
    bool renameDuplicatedColumns,
    CultureInfo? cultureInfo,
    Func<IEnumerable<string>, Type>? guessTypeFunction)
{
    private readonly CultureInfo _culture = cultureInfo ?? CultureInfo.CurrentCulture;

    /// <summary>A value as a field: null as nothing, numbers with the digits that give them back.</summary>
    internal static string Spelled(object? value, CultureInfo culture) => value switch
    {
        null => "",
        double number => number.ToString("G17", culture),
        float number => number.ToString("G9", culture),
        IFormattable formattable => formattable.ToString(null, culture),
        _ => value.ToString()!,
    };

    internal DataFrame Read(IEnumerable<string[]> source, long numberOfRows, bool addIndexColumn)
    {
        List<string[]> records = [.. numberOfRows < 0 ? source : source.Take((int)numberOfRows + (header ? 1 : 0))];
        if (records.Count == 0) { throw new FormatException("Empty file"); }
        var names = Names(records[0]);
        if (header) { records.RemoveAt(0); }
        if (records.Count == 0) { return new DataFrame(); }
        var frame = new DataFrame();
        if (addIndexColumn) { frame.Columns.Add(new Int64DataFrameColumn("IndexColumn", Enumerable.Range(0, records.Count).Select(row => (long)row))); }
        if (records.Find(record => record.Length != names.Length) is { } odd)
        {
            throw new FormatException($"A line has {odd.Length} fields where the frame has {names.Length} columns");
        }
        for (var index = 0; index < names.Length; index++)
        {
            var type = dataTypes?[index] ?? Guessed([.. records.Take(guessRows).Select(record => record[index])]);
            frame.Columns.Add(Column(type, names[index], [.. records.Select(record => record[index])]));
        }
        return frame;
    }

    private string[] Names(string[] first)
    {
        var names = columnNames ?? (header ? first : [.. first.Select((_, index) => $"Column{index}")]);
        if (!renameDuplicatedColumns) { return names; }
        var seen = new Dictionary<string, int>();
        return
        [
            .. names.Select(name =>
            {
                var times = seen.GetValueOrDefault(name);
                seen[name] = times + 1;
                return times == 0 ? name : $"{name}.{times}";
            }),
        ];
    }

    private Type Guessed(IReadOnlyList<string> fields)
    {
        if (guessTypeFunction is not null) { return guessTypeFunction(fields); }
        List<string> known = [.. fields.Where(field => field.Length > 0)];
        if (known.Count == 0) { return typeof(string); }
        if (known.TrueForAll(field => bool.TryParse(field, out _))) { return typeof(bool); }
        if (known.TrueForAll(field => float.TryParse(field, NumberStyles.Float, _culture, out _))) { return typeof(float); }
        return known.TrueForAll(field => DateTime.TryParse(field, _culture, out _)) ? typeof(DateTime) : typeof(string);
    }

    private DataFrameColumn Column(Type type, string name, IReadOnlyList<string> fields)
    {
        if (type == typeof(string)) { return new StringDataFrameColumn(name, fields); }
        DataFrameColumn column = Type.GetTypeCode(type) switch
        {
            TypeCode.Boolean => new BooleanDataFrameColumn(name),
            TypeCode.Int32 => new Int32DataFrameColumn(name),
            TypeCode.Int64 => new Int64DataFrameColumn(name),
            TypeCode.Single => new SingleDataFrameColumn(name),
            TypeCode.Double => new DoubleDataFrameColumn(name),
            TypeCode.DateTime => new DateTimeDataFrameColumn(name),
            _ => throw new NotSupportedException($"columns of {type} from text"),
        };
        foreach (var field in fields) { column.AppendValue(field.Length == 0 ? null : column.Converted(field, _culture)); }
        return column;
    }
}
