namespace XPlot.Plotly;

/// <summary>Makes charts of traces.</summary>
public static class Chart
{
    public static PlotlyChart Plot(Trace data) => Plot([data]);

    public static PlotlyChart Plot(Trace data, Layout.Layout layout) => Plot([data], layout);

    public static PlotlyChart Plot<T>(IEnumerable<T> data) where T : Trace => new(data);

    public static PlotlyChart Plot<T>(IEnumerable<T> data, Layout.Layout layout) where T : Trace
    {
        var chart = Plot(data);
        chart.WithLayout(layout);
        return chart;
    }
}
