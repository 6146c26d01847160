using System.Diagnostics;
using Spectre.Console;

namespace LayerFreezing.Kit;

/// <summary>A line on the terminal that says how far a pretraining is; where there is no terminal, a line every half minute.</summary>
internal static class PretrainingLine
{
    /// <summary>Does the work while the line is shown.</summary>
    public static T Show<T>(Func<IProgress<PretrainingProgress>?, T> work)
    {
        if (Console.IsErrorRedirected) { return work(new Lines(Console.Error)); }
        var terminal = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        return terminal.Progress()
            .AutoClear(true)
            .Columns(new ProgressBarColumn(), new PercentageColumn(), new TaskDescriptionColumn { Alignment = Justify.Left })
            .Start(context => work(new Reporter(context.AddTask("starting"))));
    }

    /// <summary>Lines in a log.</summary>
    private sealed class Lines(TextWriter output) : IProgress<PretrainingProgress>
    {
        private static readonly TimeSpan Between = TimeSpan.FromSeconds(30);
        private readonly Stopwatch _since = Stopwatch.StartNew();

        public void Report(PretrainingProgress value)
        {
            if (_since.Elapsed < Between) { return; }
            _since.Restart();
            output.WriteLine(value);
            output.Flush();
        }
    }

    private sealed class Reporter(ProgressTask task) : IProgress<PretrainingProgress>
    {
        public void Report(PretrainingProgress value) => (task.MaxValue, task.Value, task.Description) = (value.Steps, value.Step, value.ToString());
    }
}
