namespace XPlot.Plotly;

/// <summary>The letters of points' labels.</summary>
public class Textfont : Settable
{
    public string family { get => Get<string>(); set => Set(value); }

    public string color { get => Get<string>(); set => Set(value); }

    public double size { get => Get<double>(); set => Set(value); }
}
