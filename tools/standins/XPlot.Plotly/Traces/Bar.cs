namespace XPlot.Plotly;

/// <summary>Bars.</summary>
public class Bar : Trace
{
    public Bar() => type = "bar";

    public string type { get => Get<string>(); set => Set(value); }

    public object visible { get => Get<object>(); set => Set(value); }

    public bool showlegend { get => Get<bool>(); set => Set(value); }

    public string legendgroup { get => Get<string>(); set => Set(value); }

    public double opacity { get => Get<double>(); set => Set(value); }

    public string hoverinfo { get => Get<string>(); set => Set(value); }

    public string xaxis { get => Get<string>(); set => Set(value); }

    public string yaxis { get => Get<string>(); set => Set(value); }

    public object x { get => Get<object>(); set => Set(value); }

    public object y { get => Get<object>(); set => Set(value); }

    public object text { get => Get<object>(); set => Set(value); }

    public object orientation { get => Get<object>(); set => Set(value); }

    public Marker marker { get => Get<Marker>(); set => Set(value); }

    public Error_x error_x { get => Get<Error_x>(); set => Set(value); }

    public Error_y error_y { get => Get<Error_y>(); set => Set(value); }
}
