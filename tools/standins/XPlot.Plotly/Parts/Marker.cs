namespace XPlot.Plotly;

/// <summary>How a point or bar looks.</summary>
public class Marker : Settable
{
    public object symbol { get => Get<object>(); set => Set(value); }

    public object opacity { get => Get<object>(); set => Set(value); }

    public object size { get => Get<object>(); set => Set(value); }

    public object color { get => Get<object>(); set => Set(value); }

    public Line line { get => Get<Line>(); set => Set(value); }
}
