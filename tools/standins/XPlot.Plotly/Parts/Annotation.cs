namespace XPlot.Plotly;

/// <summary>A text at a place of the chart.</summary>
public class Annotation : Settable
{
    public string text { get => Get<string>(); set => Set(value); }

    public object x { get => Get<object>(); set => Set(value); }

    public object y { get => Get<object>(); set => Set(value); }

    public object xref { get => Get<object>(); set => Set(value); }

    public object yref { get => Get<object>(); set => Set(value); }

    public object align { get => Get<object>(); set => Set(value); }

    public object xanchor { get => Get<object>(); set => Set(value); }

    public object yanchor { get => Get<object>(); set => Set(value); }

    public bool showarrow { get => Get<bool>(); set => Set(value); }

    public Font font { get => Get<Font>(); set => Set(value); }

    public double textangle { get => Get<double>(); set => Set(value); }
}
