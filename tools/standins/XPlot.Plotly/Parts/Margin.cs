namespace XPlot.Plotly;

/// <summary>The room around a chart in pixels.</summary>
public class Margin : Settable
{
    public double l { get => Get<double>(); set => Set(value); }

    public double r { get => Get<double>(); set => Set(value); }

    public double t { get => Get<double>(); set => Set(value); }

    public double b { get => Get<double>(); set => Set(value); }

    public double pad { get => Get<double>(); set => Set(value); }
}
