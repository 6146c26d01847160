namespace LayerFreezing;

/// <summary>Runs as the rows of a table, with bars for score and seconds.</summary>
internal sealed class RunComparisonView : NotebookView<RunComparison>
{
    /// <inheritdoc/>
    public override Markup Html(RunComparison value)
    {
        var longest = value.Runs.Max(RunComparison.TrainingSeconds);
        return Markup.Of($"""
            <table style="border-collapse:collapse;margin:0">
            <tr><th style="{Tables.Left}">plan</th><th style="{Tables.Right}">trained parameters</th><th style="{Tables.Left}">{value.Runs[0].Metric}</th><th style="{Tables.Left}">seconds of training</th><th style="{Tables.Right}">ms a step</th></tr>
            {Markup.Join(value.Runs.Select(run => Row(run, longest)))}
            </table>
            <div style="margin-top:4px"><b>{value.Subject}</b>: always the majority scores {value.Runs[0].MajorityBaseline:0.00}</div>
            """);
    }

    private static Markup Row(RunRecord run, double longest)
    {
        var seconds = RunComparison.TrainingSeconds(run);
        var score = run.Score is { } reached
            ? Markup.Of($"{Bars.Of(reached / 100, Palette.Trained, ems: 8)} {reached:0.00}")
            : Markup.Of($"diverged");
        return Markup.Of($"<tr><td style=\"{Tables.Left}\"><b>{run.Plan}</b></td><td style=\"{Tables.Right}\">{run.TrainedParameters:N0}</td><td style=\"{Tables.Left}\">{score}</td><td style=\"{Tables.Left}\">{Bars.Of(seconds / longest, Palette.Cost, ems: 8)} {seconds:0.0}</td><td style=\"{Tables.Right}\">{RunComparison.StepMilliseconds(run):0}</td></tr>\n");
    }
}
