namespace XPlot.Plotly;

/// <summary>How a line looks.</summary>
public class Line : Settable
{
    public object color { get => Get<object>(); set => Set(value); }

    public object width { get => Get<object>(); set => Set(value); }

    public object shape { get => Get<object>(); set => Set(value); }

    public string dash { get => Get<string>(); set => Set(value); }
}
