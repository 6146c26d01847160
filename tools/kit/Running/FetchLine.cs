using Spectre.Console;

namespace LayerFreezing.Kit;

/// <summary>A line on the terminal that says how far a fetch is, at what rate, and how long it will take; nothing where there is no terminal.</summary>
internal static class FetchLine
{
    /// <summary>Does the work while the line is shown.</summary>
    /// <param name="work">Is given where to report to; null where nothing is shown.</param>
    public static T Show<T>(Func<IProgress<FetchProgress>?, T> work)
    {
        if (Console.IsErrorRedirected) { return work(null); }
        var terminal = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        return terminal.Progress()
            .AutoClear(true)
            .Columns(new ProgressBarColumn(), new PercentageColumn(), new TaskDescriptionColumn { Alignment = Justify.Left })
            .Start(context => work(new Reporter(context.AddTask("asking"))));
    }

    private sealed class Reporter(ProgressTask task) : IProgress<FetchProgress>
    {
        public void Report(FetchProgress value)
        {
            task.MaxValue = value.Total ?? Math.Max(1, value.Bytes);
            task.Value = value.Bytes;
            task.Description = Markup.Escape(value.ToString());
        }
    }
}
