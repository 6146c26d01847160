using System.Globalization;

namespace XPlot.Plotly;

/// <summary>A chart that plotly.js draws in a page.</summary>
public class PlotlyChart
{
    private readonly List<Trace> _traces;
    private Layout.Layout _layout;

    public PlotlyChart() => _traces = [];

    internal PlotlyChart(IEnumerable<Trace> traces) => _traces = [.. traces];

    public int Width { get; set; } = 900;

    public int Height { get; set; } = 500;

    public string Id { get; set; } = Guid.NewGuid().ToString();

    /// <summary>Where a whole page takes plotly.js from.</summary>
    public string PlotlySrc { get; set; } = "https://cdn.plot.ly/plotly-latest.min.js";

    private Layout.Layout Changed => _layout ??= new();

    public void WithLayout(Layout.Layout layout) => _layout = layout;

    public void WithTitle(string title) => Changed.title = title;

    public void WithXTitle(string xTitle)
    {
        if (!Changed.IsSet(nameof(_layout.xaxis))) { _layout.xaxis = new(); }
        _layout.xaxis.title = xTitle;
    }

    public void WithYTitle(string yTitle)
    {
        if (!Changed.IsSet(nameof(_layout.yaxis))) { _layout.yaxis = new(); }
        _layout.yaxis.title = yTitle;
    }

    public void WithLegend(bool enabled) => Changed.showlegend = enabled;

    public void WithSize(int width, int height) => (Width, Height) = (width, height);

    public void WithWidth(int width) => Width = width;

    public void WithHeight(int height) => Height = height;

    public void WithId(string id) => Id = id;

    public void WithPlotlySrc(string src) => PlotlySrc = src;

    /// <summary>The call that draws, as a script's text.</summary>
    public string GetPlottingJS()
    {
        var layout = _layout is null ? "\"\"" : PlotlyJson.Write(_layout);
        return $"""
            var data = {PlotlyJson.Write(_traces)};
            var layout = {layout};
            Plotly.newPlot('{Id}', data, layout);
            """;
    }

    /// <summary>The same as a script element.</summary>
    public string GetInlineJS() => $"<script>\n{GetPlottingJS()}\n</script>";

    /// <summary>The place of the chart and the script that draws it; the page must have plotly.js already.</summary>
    public string GetInlineHtml() => string.Create(CultureInfo.InvariantCulture,
        $"<div id=\"{Id}\" style=\"width: {Width}px; height: {Height}px;\"></div>\n{GetInlineJS()}");

    /// <summary>A whole page.</summary>
    public string GetHtml() => $"""
        <!DOCTYPE html>
        <html>
        <head>
        <meta charset="UTF-8">
        <script src="{PlotlySrc}"></script>
        </head>
        <body>
        {GetInlineHtml()}
        </body>
        </html>
        """;
}
