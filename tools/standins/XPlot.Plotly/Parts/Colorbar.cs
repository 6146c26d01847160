namespace XPlot.Plotly;

/// <summary>The scale of colours beside a heat map.</summary>
public class Colorbar : Settable
{
    public string title { get => Get<string>(); set => Set(value); }

    public string tickformat { get => Get<string>(); set => Set(value); }

    public string ticksuffix { get => Get<string>(); set => Set(value); }

    public object titleside { get => Get<object>(); set => Set(value); }

    public double len { get => Get<double>(); set => Set(value); }

    public double thickness { get => Get<double>(); set => Set(value); }

    public Font tickfont { get => Get<Font>(); set => Set(value); }

    public Font titlefont { get => Get<Font>(); set => Set(value); }
}
