using Spectre.Console;

namespace LayerFreezing.Kit;

/// <summary>A line on the terminal that says how far a pretraining is; nothing where there is no terminal.</summary>
internal static class PretrainingLine
{
    /// <summary>Does the work while the line is shown.</summary>
    public static T Show<T>(Func<IProgress<PretrainingProgress>?, T> work)
    {
        if (Console.IsErrorRedirected) { return work(null); }
        var terminal = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        return terminal.Progress()
            .AutoClear(true)
            .Columns(new ProgressBarColumn(), new PercentageColumn(), new TaskDescriptionColumn { Alignment = Justify.Left })
            .Start(context => work(new Reporter(context.AddTask("starting"))));
    }

    private sealed class Reporter(ProgressTask task) : IProgress<PretrainingProgress>
    {
        public void Report(PretrainingProgress value) => (task.MaxValue, task.Value, task.Description) = (value.Steps, value.Step, value.ToString());
    }
}
