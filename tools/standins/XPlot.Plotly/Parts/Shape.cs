namespace XPlot.Plotly;

/// <summary>A line or box at a place of the chart.</summary>
public class Shape : Settable
{
    public object type { get => Get<object>(); set => Set(value); }

    public object x0 { get => Get<object>(); set => Set(value); }

    public object x1 { get => Get<object>(); set => Set(value); }

    public object y0 { get => Get<object>(); set => Set(value); }

    public object y1 { get => Get<object>(); set => Set(value); }

    public object xref { get => Get<object>(); set => Set(value); }

    public object yref { get => Get<object>(); set => Set(value); }

    public Line line { get => Get<Line>(); set => Set(value); }

    public string fillcolor { get => Get<string>(); set => Set(value); }

    public double opacity { get => Get<double>(); set => Set(value); }
}
