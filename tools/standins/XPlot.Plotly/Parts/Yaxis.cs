namespace XPlot.Plotly;

/// <summary>The vertical axis.</summary>
public class Yaxis : Axis;
