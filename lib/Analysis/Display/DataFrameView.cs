using Microsoft.Data.Analysis;

namespace LayerFreezing;

/// <summary>A table of values: numbers on the right with fixed digits, nulls as –, a long one cut with a count.</summary>
internal sealed class DataFrameView : NotebookView<DataFrame>
{
    /// <inheritdoc/>
    public override Markup Html(DataFrame value)
    {
        var columns = FrameText.Columns(value);
        var shown = (int)Math.Min(value.Rows.Count, FrameText.ShownRows);
        var table = Tables.Of(
            Tables.Names(columns.Select(column => (column.Name, column.IsNumber ? Tables.Right : Tables.Left))),
            Enumerable.Range(0, shown).Select(row => Tables.Row(columns.Select(column => column.IsNumber ? Tables.Number(column[row]) : Tables.Text(column[row])))));
        return FrameText.Cut(value, shown) is { } cut ? Markup.Of($"{table}<div style=\"color:{Palette.Faint}\">{cut}</div>") : table;
    }

    /// <inheritdoc/>
    public override string Text(DataFrame value) => value.ToText(FrameText.ShownRows);
}
