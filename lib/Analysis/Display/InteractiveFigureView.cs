using System.Globalization;
using System.Text.Json;

namespace LayerFreezing;

/// <summary>
/// A place for the chart and a script that draws it once plotly.js is there: already in the page, by require.js where the
/// page has it (plotly.js would register with it and not be found otherwise), or as a script of its own.
/// </summary>
internal sealed class InteractiveFigureView : NotebookView<InteractiveFigure>
{
    /// <inheritdoc/>
    public override Markup Html(InteractiveFigure value)
    {
        var chart = value.Chart;
        return Markup.Of($"""
            <div id="{chart.Id}" style="width:{chart.Width}px;max-width:100%;min-height:3em">{value.Figure.Title}: the interactive chart appears here once plotly.js is loaded; the static figure shows the same.</div>
            """).Then(Markup.Script(Script(value)));
    }

    private static string Script(InteractiveFigure value)
    {
        var chart = value.Chart;
        return $$"""

            (function () {
            const place = {{JsonSerializer.Serialize(chart.Id)}}, source = {{JsonSerializer.Serialize(chart.PlotlySrc)}};
            function draw() {
            const box = document.getElementById(place);
            box.textContent = "";
            box.style.height = "{{chart.Height.ToString(CultureInfo.InvariantCulture)}}px";
            {{chart.GetPlottingJS()}}
            }
            if (window.Plotly) { draw(); }
            else if (typeof define === "function" && define.amd && typeof require === "function") {
            require([source], function (plotly) { window.Plotly = plotly; draw(); });
            }
            else {
            const script = document.createElement("script");
            script.src = source;
            script.onload = draw;
            document.head.appendChild(script);
            }
            })();

            """;
    }
}
