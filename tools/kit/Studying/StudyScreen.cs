using Spectre.Console;
using Spectre.Console.Rendering;

namespace LayerFreezing.Kit;

/// <summary>A study's progress: a live table on a terminal, a line a run elsewhere.</summary>
internal static class StudyScreen
{
    /// <summary>Does the work while its progress is shown.</summary>
    public static Task<StudyResults> Show(Func<IProgress<StudyProgress>, Task<StudyResults>> work) =>
        Console.IsOutputRedirected ? work(PlainLines()) : ShowLive(work);

    /// <summary>A line a run on standard output.</summary>
    public static IProgress<StudyProgress> PlainLines() => new Lines(Console.Out);

    private static async Task<StudyResults> ShowLive(Func<IProgress<StudyProgress>, Task<StudyResults>> work)
    {
        StudyResults? results = null;
        await AnsiConsole.Live(new Text("starting")).AutoClear(true).StartAsync(async live => results = await work(new Live(live)));
        return results!;
    }

    private sealed class Lines(TextWriter output) : IProgress<StudyProgress>
    {
        private CellStage? _stage;

        public void Report(StudyProgress value)
        {
            lock (output)
            {
                if (_stage != value.Stage)
                {
                    _stage = value.Stage;
                    output.WriteLine(value);
                }
                if (value.Said is { } said) { output.WriteLine(said); }
                if (value.Ended is { } ended)
                {
                    var left = value.Remaining is { } time ? $"; {TimeText.Of(time)} left" : "";
                    output.WriteLine(FormattableString.Invariant($"[{value.Done + value.Failed}/{value.Total}] {ended}{left}"));
                }
                output.Flush();
            }
        }
    }

    private sealed class Live(LiveDisplayContext display) : IProgress<StudyProgress>
    {
        private const int KeptLines = 8;
        private const long BetweenPictures = 100;
        private readonly Queue<string> _news = [];
        private readonly Lock _lock = new();
        private long _shown = long.MinValue / 2;

        public void Report(StudyProgress value)
        {
            lock (_lock)
            {
                foreach (var line in new[] { value.Said, value.Ended?.ToString() }.OfType<string>())
                {
                    _news.Enqueue(line);
                    if (_news.Count > KeptLines) { _news.Dequeue(); }
                }
                if (Environment.TickCount64 - _shown < BetweenPictures && value.Ended is null) { return; }
                _shown = Environment.TickCount64;
                display.UpdateTarget(Picture(value));
            }
        }

        private Rows Picture(StudyProgress value)
        {
            var table = new Table().Border(TableBorder.Simple);
            foreach (var name in new[] { "", "run", "step", "loss", "score so far", "examples/s", "left" }) { table.AddColumn(name); }
            foreach (var run in value.Running)
            {
                table.AddRow(((IEnumerable<string>)
                    [FormattableString.Invariant($"{run.Worker}"), run.Cell.ToString(), run.Where, run.Loss, run.SoFar.ToString(), run.Speed, run.Left]).Select(text => (IRenderable)new Text(text)));
            }
            return new Rows([new Text(value.ToString()), Bar(value), table, .. _news.Select(line => new Text(line, new Style(Color.Grey)))]);
        }

        private static BreakdownChart Bar(StudyProgress value) => new BreakdownChart().HideTags()
            .AddItem("done", value.Done, Color.Green).AddItem("failed", value.Failed, Color.Red).AddItem("left", value.Left, Color.Grey23);
    }
}
