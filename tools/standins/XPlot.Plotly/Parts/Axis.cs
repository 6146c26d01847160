using Newtonsoft.Json;

namespace XPlot.Plotly;

/// <summary>What both axes have.</summary>
public abstract class Axis : Settable
{
    internal const string Mark = "_isSubplotObj";

    private protected Axis() { }

    public string title { get => Get<string>(); set => Set(value); }

    public string tickformat { get => Get<string>(); set => Set(value); }

    public string ticksuffix { get => Get<string>(); set => Set(value); }

    public string gridcolor { get => Get<string>(); set => Set(value); }

    public string linecolor { get => Get<string>(); set => Set(value); }

    public Font titlefont { get => Get<Font>(); set => Set(value); }

    public Font tickfont { get => Get<Font>(); set => Set(value); }

    public object type { get => Get<object>(); set => Set(value); }

    public object range { get => Get<object>(); set => Set(value); }

    public object autorange { get => Get<object>(); set => Set(value); }

    public object rangemode { get => Get<object>(); set => Set(value); }

    public object tickmode { get => Get<object>(); set => Set(value); }

    public object dtick { get => Get<object>(); set => Set(value); }

    public object tickvals { get => Get<object>(); set => Set(value); }

    public object ticktext { get => Get<object>(); set => Set(value); }

    public object anchor { get => Get<object>(); set => Set(value); }

    public object side { get => Get<object>(); set => Set(value); }

    public object domain { get => Get<object>(); set => Set(value); }

    public double tickangle { get => Get<double>(); set => Set(value); }

    public bool showgrid { get => Get<bool>(); set => Set(value); }

    public bool showline { get => Get<bool>(); set => Set(value); }

    public bool zeroline { get => Get<bool>(); set => Set(value); }

    public bool showticklabels { get => Get<bool>(); set => Set(value); }

    /// <summary>The package writes this beside every axis.</summary>
    [JsonProperty(Mark)]
    private bool IsSubplotObject { get; } = true;
}
