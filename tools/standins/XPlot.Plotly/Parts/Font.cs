namespace XPlot.Plotly;

/// <summary>A kind of letters.</summary>
public class Font : Settable
{
    public string family { get => Get<string>(); set => Set(value); }

    public string color { get => Get<string>(); set => Set(value); }

    public double size { get => Get<double>(); set => Set(value); }
}
