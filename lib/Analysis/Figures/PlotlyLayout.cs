using XPlot.Plotly;

namespace LayerFreezing;

/// <summary>XPlot's layout with what it lacks: a grid of panels, and a look for every axis of them.</summary>
/// <remarks>plotly.js knows both; properties of a class derived from XPlot's are written like its own, by their names.</remarks>
internal sealed class PlotlyLayout : Layout.Layout
{
    /// <summary>rows, columns and whether each panel has axes of its own.</summary>
    public required Dictionary<string, object> grid { get; init; }

    /// <summary>What holds for all axes that say nothing else.</summary>
    public required Dictionary<string, object> template { get; init; }

    /// <summary>A layout for panels row by row.</summary>
    public static PlotlyLayout Of(int rows, int columns, Xaxis across, Yaxis down) => new()
    {
        grid = new() { ["rows"] = rows, ["columns"] = columns, ["pattern"] = "independent" },
        template = new() { ["layout"] = new Dictionary<string, object> { ["xaxis"] = across, ["yaxis"] = down } },
        font = new() { family = "Helvetica, Arial, sans-serif", size = 13, color = Svg.Ink },
        titlefont = new() { size = 17 },
        paper_bgcolor = "#ffffff",
        plot_bgcolor = "#ffffff",
        hovermode = "closest",
    };
}
