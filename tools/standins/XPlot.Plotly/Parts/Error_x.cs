namespace XPlot.Plotly;

/// <summary>Intervals along the horizontal axis.</summary>
public class Error_x : Settable
{
    public bool visible { get => Get<bool>(); set => Set(value); }

    public bool symmetric { get => Get<bool>(); set => Set(value); }

    public object type { get => Get<object>(); set => Set(value); }

    public object array { get => Get<object>(); set => Set(value); }

    public object arrayminus { get => Get<object>(); set => Set(value); }

    public double thickness { get => Get<double>(); set => Set(value); }

    public double width { get => Get<double>(); set => Set(value); }

    public string color { get => Get<string>(); set => Set(value); }
}
