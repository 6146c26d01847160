namespace LayerFreezing;

/// <summary>A census as a table, the input's part first, with a bar for the parameters of each part: what is frozen cold, what is trained warm.</summary>
internal sealed class ParameterCensusView : NotebookView<ParameterCensus>
{
    private const string Left = "text-align:left;padding:2px 8px";
    private const string Right = "text-align:right;padding:2px 8px;font-variant-numeric:tabular-nums";

    /// <inheritdoc/>
    public override Markup Html(ParameterCensus value)
    {
        var largest = value.Rows.Max(row => row.Parameters);
        var total = value.Total;
        return Markup.Of($"""
            <table style="border-collapse:collapse;margin:0">
            <tr><th style="{Left}">part</th><th style="{Right}">tensors</th><th style="{Right}">parameters</th><th style="{Right}">% of model</th><th style="{Left}">frozen or trained</th><th style="{Right}">% trained</th></tr>
            {Markup.Join(value.Rows.Select(row => Row(value, row, largest)))}
            <tr style="border-top:1px solid #000"><td style="{Left}"><b>{total.Name}</b></td><td style="{Right}">{total.Tensors:N0}</td><td style="{Right}">{total.Parameters:N0}</td><td style="{Right}">{100:F1}</td><td style="{Left}"></td><td style="{Right}">{total.PercentTrained:F1}</td></tr>
            </table>
            <div style="margin-top:4px"><b>{value.Plan}</b>: {total.TrainedTensors:N0} of {total.Tensors:N0} tensors are trained, {total.FrozenTensors:N0} are frozen</div>
            """);
    }

    private static Markup Row(ParameterCensus census, CensusRow row, long largest)
    {
        var bar = Bars.Of((double)row.FrozenParameters / largest, (double)row.TrainedParameters / largest, ems: 10);
        return Markup.Of($"<tr><td style=\"{Left}\">{row.Name}</td><td style=\"{Right}\">{row.Tensors:N0}</td><td style=\"{Right}\">{row.Parameters:N0}</td><td style=\"{Right}\">{census.PercentOfModel(row):F1}</td><td style=\"{Left}\">{bar} {State(row)}</td><td style=\"{Right}\">{row.PercentTrained:F1}</td></tr>\n");
    }

    private static string State(CensusRow row) => (row.TrainedTensors, row.FrozenTensors) switch
    {
        (0, _) => "frozen",
        (_, 0) => "trained",
        _ => "in part",
    };
}
