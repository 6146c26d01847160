namespace LayerFreezing;

/// <summary>A field of a heat map.</summary>
/// <param name="Column">The number of its column, from 0.</param>
/// <param name="Row">The number of its row, from 0 at the top.</param>
/// <param name="Value">What its colour shows.</param>
/// <param name="IsChosen">Whether a frame sets it off: the best of its row, for example.</param>
public sealed record HeatMapField(int Column, int Row, double Value, bool IsChosen = false);

/// <summary>Values over two axes as colours, each with its number in it.</summary>
/// <param name="Title">Says what to see.</param>
/// <param name="Description">The same for who can't see it.</param>
/// <param name="Across">The columns' names and what they are.</param>
/// <param name="Down">The rows' names and what they are.</param>
/// <param name="ValuesAre">What the numbers are, with a unit.</param>
/// <param name="Fields">The fields; one that is missing stays empty.</param>
public sealed record HeatMapFigure(string Title, string Description, FigureAxis Across, FigureAxis Down, string ValuesAre, IReadOnlyList<HeatMapField> Fields)
    : Figure(Title, Description)
{
    /// <inheritdoc/>
    public override string ToSvg() => new HeatMapSvg(this).Write();

    /// <inheritdoc/>
    public override InteractiveFigure Interactive() => new(this, new PlotlyHeatMap(this).Chart());

    private protected override string Numbers() => string.Join(' ', Fields.GroupBy(field => field.Row).OrderBy(row => row.Key).Select(row =>
        $"{Down.Text(row.Key)}: {string.Join(", ", row.OrderBy(field => field.Column).Select(field => $"{Across.Text(field.Column)} {FigureAxis.Digits(field.Value)}{(field.IsChosen ? " (chosen)" : "")}"))}."));
}
