using XPlot.Plotly;

namespace LayerFreezing;

/// <summary>
/// A figure as a chart that plotly.js draws in the reader's browser: point at a mark for its numbers, drag to zoom, click a name
/// of the legend to hide it. The page takes plotly.js from the net when it is opened; the static form needs nothing.
/// </summary>
[TypeFormatterSource(typeof(InteractiveFigureView))]
public sealed class InteractiveFigure
{
    /// <summary>Where pages take plotly.js from. From version 3 on it would ignore the titles XPlot writes.</summary>
    public const string PlotlyJs = "https://cdn.plot.ly/plotly-2.35.2.min.js";

    internal InteractiveFigure(Figure figure, PlotlyChart chart)
    {
        Figure = figure;
        Chart = chart;
        Chart.WithPlotlySrc(PlotlyJs);
    }

    /// <summary>What is drawn.</summary>
    public Figure Figure { get; }

    /// <summary>XPlot's chart, to change or to save as a page of its own with <c>GetHtml</c>.</summary>
    public PlotlyChart Chart { get; }

    /// <summary>The figure in words.</summary>
    public override string ToString() => Figure.ToString();
}
