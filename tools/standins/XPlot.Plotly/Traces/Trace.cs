namespace XPlot.Plotly;

/// <summary>Data that is drawn in one way.</summary>
public class Trace : Settable
{
    /// <summary>What the legend says; empty where it was not set.</summary>
    public string name { get => IsSet(nameof(name)) ? Get<string>() : ""; set => Set(value); }
}
