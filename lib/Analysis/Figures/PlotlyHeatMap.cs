using XPlot.Plotly;

namespace LayerFreezing;

/// <summary>Turns a <see cref="HeatMapFigure"/> into XPlot's heat map, the chosen fields framed.</summary>
internal sealed class PlotlyHeatMap(HeatMapFigure figure)
{
    private const int ChartWidth = 820, Room = 190, RowHeight = 34;

    /// <summary>The chart.</summary>
    public PlotlyChart Chart()
    {
        var map = new Heatmap
        {
            name = figure.ValuesAre,
            x = Enumerable.Range(0, figure.Across.Names.Count).ToArray(),
            y = Enumerable.Range(0, figure.Down.Names.Count).ToArray(),
            z = Rows(),
            colorscale = HeatMapColours.Scale,
            colorbar = new() { title = figure.ValuesAre, titleside = "right" },
        };
        var layout = new Layout.Layout
        {
            title = figure.Title,
            font = new() { family = "Helvetica, Arial, sans-serif", size = 13, color = Svg.Ink },
            xaxis = new() { title = figure.Across.Title, tickvals = map.x, ticktext = figure.Across.Names },
            yaxis = new() { title = figure.Down.Title, tickvals = map.y, ticktext = figure.Down.Names, autorange = "reversed" },
            shapes = [.. figure.Fields.Where(field => field.IsChosen).Select(Frame)],
        };
        var chart = XPlot.Plotly.Chart.Plot(map, layout);
        chart.WithSize(ChartWidth, Room + (RowHeight * figure.Down.Names.Count));
        return chart;
    }

    /// <summary>The values row by row; null where a field is missing.</summary>
    private double?[][] Rows() => [.. Enumerable.Range(0, figure.Down.Names.Count).Select(row => Enumerable.Range(0, figure.Across.Names.Count)
        .Select(column => figure.Fields.Where(field => field.Row == row && field.Column == column).Select(field => (double?)field.Value).FirstOrDefault()).ToArray())];

    private static Shape Frame(HeatMapField field) => new()
    {
        type = "rect",
        x0 = field.Column - 0.5,
        x1 = field.Column + 0.5,
        y0 = field.Row - 0.5,
        y1 = field.Row + 0.5,
        line = new() { color = "#d55e00", width = 3 },
    };
}
