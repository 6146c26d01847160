namespace XPlot.Plotly;

/// <summary>The horizontal axis.</summary>
public class Xaxis : Axis;
