using Spectre.Console;

namespace LayerFreezing.Kit;

/// <summary>A line on the terminal that says how far a run is, at what rate, and how long it will take; nothing where there is no terminal.</summary>
internal static class ProgressLine
{
    /// <summary>Does the work while the line is shown.</summary>
    /// <param name="work">Is given where to report to; null where nothing is shown.</param>
    public static T Show<T>(Func<IProgress<TrainingProgress>?, T> work)
    {
        if (Console.IsErrorRedirected) { return work(null); }
        var terminal = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        return terminal.Progress()
            .AutoClear(true)
            .Columns(new ProgressBarColumn(), new PercentageColumn(), new TaskDescriptionColumn { Alignment = Justify.Left })
            .Start(context => work(new Reporter(context.AddTask("starting"))));
    }

    /// <summary>Reports as they come, in the thread that works: the order is kept.</summary>
    private sealed class Reporter(ProgressTask task) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value)
        {
            task.MaxValue = value.Steps;
            task.Value = value.Step;
            task.Description = value.Phase == "training"
                ? FormattableString.Invariant(
                    $"epoch {value.Epoch} of {value.Epochs}, loss {value.Loss:0.000}, {value.ExamplesPerSecond:0} examples/s, {TimeText.Of(value.Remaining)} left")
                : value.Phase;
        }
    }
}
