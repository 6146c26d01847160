namespace XPlot.Plotly;

/// <summary>Where the legend stands.</summary>
public class Legend : Settable
{
    public string orientation { get => Get<string>(); set => Set(value); }

    public string bgcolor { get => Get<string>(); set => Set(value); }

    public double x { get => Get<double>(); set => Set(value); }

    public double y { get => Get<double>(); set => Set(value); }

    public object xanchor { get => Get<object>(); set => Set(value); }

    public object yanchor { get => Get<object>(); set => Set(value); }

    public Font font { get => Get<Font>(); set => Set(value); }
}
