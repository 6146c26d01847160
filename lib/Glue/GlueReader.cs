using System.Globalization;

namespace LayerFreezing;

/// <summary>Turns the content of one split's file into examples.</summary>
internal sealed class GlueReader(GlueTask task, GlueSplit split, string path)
{
    private int _text;
    private int _pair = -1;
    private int _label = -1;
    private string[] _columns = [];

    /// <summary>Whether the file has a column of labels or scores.</summary>
    internal bool IsLabelled => _label >= 0;

    /// <summary>How many rows were left out because their number of columns is wrong.</summary>
    internal int Broken { get; private set; }

    /// <summary>The line of the first such row.</summary>
    internal int FirstBrokenLine { get; private set; }

    /// <summary>Reads the examples.</summary>
    /// <param name="content">The whole file.</param>
    /// <param name="first">How many to take; 0 takes all.</param>
    /// <exception cref="KitException">The file is empty or a row doesn't fit.</exception>
    internal List<GlueExample> Read(byte[] content, int first)
    {
        List<GlueExample> examples = [];
        KitException? broken = null;
        foreach (var (number, line) in TextLines.Of(path, content))
        {
            var cells = line.Split('\t');
            if (_columns.Length == 0 && TakeColumns(cells)) { continue; }
            if (cells.Length != _columns.Length)
            {
                broken ??= WrongLength(number, line, cells.Length);
                if (task.Columns.BrokenRows <= 0) { throw broken; }
                if (Broken++ == 0) { FirstBrokenLine = number; }
                continue;
            }
            examples.Add(Example(examples.Count, number, cells));
            if (examples.Count == first) { break; }
        }
        if (_columns.Length == 0) { throw new KitException($"{path} is empty: put GLUE's file in its place."); }
        if (broken is not null && Broken > task.Columns.BrokenRows * content.AsSpan().Count((byte)'\n')) { throw broken; }
        if (examples.Count == 0) { throw new KitException($"{path} has a header but no rows: put GLUE's file in its place."); }
        return examples;
    }

    /// <summary>Learns the columns from the first line; returns whether that line was a header.</summary>
    private bool TakeColumns(string[] cells)
    {
        var columns = task.Columns;
        var isHeader = columns.WithoutHeader is null || cells.Contains(columns.Text);
        _columns = isHeader ? cells : [.. columns.WithoutHeader!];
        _text = Required(columns.Text);
        _pair = columns.Pair is null ? -1 : Required(columns.Pair);
        _label = columns.Label.Select(Position).FirstOrDefault(position => position >= 0, -1);
        if (_label < 0 && split is GlueSplit.Train or GlueSplit.Dev or GlueSplit.DevMismatched) { Required(columns.Label[0]); }
        return isHeader;
    }

    private int Required(string column)
    {
        var position = Position(column);
        if (position >= 0) { return position; }
        throw new KitException(
            $"{path}, line 1: there is no column '{column}' among {Shortened(string.Join(", ", _columns))}; the file needs the header GLUE gives {task.Name}.");
    }

    private int Position(string column) => Array.IndexOf(_columns, column);

    private GlueExample Example(int row, int line, string[] cells)
    {
        var pair = _pair < 0 ? null : cells[_pair];
        if (!IsLabelled) { return new GlueExample(row, cells[_text], pair, -1, float.NaN); }
        return task.Kind == GlueTaskKind.Regression
            ? new GlueExample(row, cells[_text], pair, -1, Score(line, cells[_label]))
            : new GlueExample(row, cells[_text], pair, Label(line, cells[_label]), float.NaN);
    }

    private int Label(int line, string value)
    {
        for (var label = 0; label < task.LabelValues.Count; label++)
        {
            if (task.LabelValues[label] == value) { return label; }
        }
        throw new KitException(
            $"{path}, line {line}: '{Shortened(value)}' is no label of {task.Name}, which has {string.Join(", ", task.LabelValues)}; correct the line or remove it.");
    }

    private float Score(int line, string value)
    {
        var (min, max) = task.ScoreRange;
        if (float.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var score) && score >= min && score <= max) { return score; }
        throw new KitException(string.Create(
            CultureInfo.InvariantCulture,
            $"{path}, line {line}: '{Shortened(value)}' is no score of {task.Name}, which goes from {min} to {max}; correct the line or remove it."));
    }

    private KitException WrongLength(int line, string text, int count) => new(text.Length == 0
        ? $"{path}, line {line} is empty in the middle of the file: remove it."
        : $"{path}, line {line} has {count} of {_columns.Length} columns: tabs must separate exactly {Shortened(string.Join(", ", _columns))}; correct the line or fetch the file again.");

    private static string Shortened(string text) => text.Length <= 80 ? text : $"{text[..80]}…";
}
