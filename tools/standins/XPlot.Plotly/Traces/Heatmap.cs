namespace XPlot.Plotly;

/// <summary>Values as colours.</summary>
public class Heatmap : Trace
{
    public Heatmap() => type = "heatmap";

    public string type { get => Get<string>(); set => Set(value); }

    public object visible { get => Get<object>(); set => Set(value); }

    public bool showlegend { get => Get<bool>(); set => Set(value); }

    public string legendgroup { get => Get<string>(); set => Set(value); }

    public double opacity { get => Get<double>(); set => Set(value); }

    public string hoverinfo { get => Get<string>(); set => Set(value); }

    public string xaxis { get => Get<string>(); set => Set(value); }

    public string yaxis { get => Get<string>(); set => Set(value); }

    public object z { get => Get<object>(); set => Set(value); }

    public object x { get => Get<object>(); set => Set(value); }

    public object y { get => Get<object>(); set => Set(value); }

    public object text { get => Get<object>(); set => Set(value); }

    public object colorscale { get => Get<object>(); set => Set(value); }

    public bool showscale { get => Get<bool>(); set => Set(value); }

    public bool reversescale { get => Get<bool>(); set => Set(value); }

    public double zmin { get => Get<double>(); set => Set(value); }

    public double zmax { get => Get<double>(); set => Set(value); }

    public Colorbar colorbar { get => Get<Colorbar>(); set => Set(value); }
}
