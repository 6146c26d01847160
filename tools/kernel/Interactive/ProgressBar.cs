using System.Diagnostics;
using System.Globalization;
using NotebookKernel;

namespace Microsoft.DotNet.Interactive;

/// <summary>
/// A bar in a cell's output that fills in place, with the time left. One output, HTML with the same in characters beside
/// it: a notebook, a terminal and an nbconvert page each show the last state.
/// </summary>
public sealed class ProgressBar : IProgress<double>, IDisposable
{
    private const int Width = 24;

    private readonly Stopwatch _watch = Stopwatch.StartNew();
    private readonly DisplayedValue _shown;
    private readonly string _title;
    private string _note = "";
    private bool _ended;

    /// <summary>Shows an empty bar.</summary>
    /// <param name="total">What <see cref="Report(double)"/> reaches at the end.</param>
    /// <param name="title">What is going on.</param>
    public ProgressBar(double total, string title = "")
    {
        (Total, _title) = (total, title);
        _shown = DisplayedValue.Show(Picture(), []);
    }

    /// <summary>What has been reported at the end.</summary>
    public double Total { get; }

    /// <summary>What was reported last.</summary>
    public double Value { get; private set; }

    /// <summary>Fills the bar up to a value.</summary>
    public void Report(double value) => Report(value, _note);

    /// <summary>Fills the bar up to a value, with a word beside it.</summary>
    public void Report(double value, string note)
    {
        (Value, _note) = (value, note);
        _shown.Update(Picture());
    }

    /// <summary>Ends the bar where it stands; the time it took stays.</summary>
    public void Dispose()
    {
        if (_ended) { return; }
        _ended = true;
        _watch.Stop();
        _shown.Update(Picture());
    }

    internal static IEnumerable<T> Over<T>(IEnumerable<T> items, string title)
    {
        if (!items.TryGetNonEnumeratedCount(out var count))
        {
            items = [.. items];
            count = items.Count();
        }
        using var bar = new ProgressBar(count, title);
        var done = 0;
        foreach (var item in items)
        {
            yield return item;
            bar.Report(++done);
        }
    }

    private ProgressPicture Picture()
    {
        var share = Total > 0 ? Math.Clamp(Value / Total, 0, 1) : 1;
        var left = share > 0 && !_ended && share < 1 ? _watch.Elapsed * ((1 - share) / share) : (TimeSpan?)null;
        var words = string.Create(CultureInfo.InvariantCulture, $"{100 * share,3:0} % · {Value:0.##} of {Total:0.##} · {Time(_watch.Elapsed)}")
            + (left is { } rest ? $", {Time(rest)} left" : "") + (_note.Length > 0 ? $" · {_note}" : "");
        return new ProgressPicture(_title, share, words);
    }

    private static string Time(TimeSpan time) =>
        time.TotalHours >= 1 ? string.Create(CultureInfo.InvariantCulture, $"{(int)time.TotalHours}:{time.Minutes:00}:{time.Seconds:00}") : string.Create(CultureInfo.InvariantCulture, $"{time.Minutes}:{time.Seconds:00}");

    /// <summary>One state of a bar.</summary>
    internal sealed record ProgressPicture(string Title, double Share, string Words)
    {
        public override string ToString()
        {
            var full = (int)Math.Round(Share * Width);
            return (Title.Length > 0 ? Title + " " : "") + "|" + new string('█', full) + new string('░', Width - full) + "| " + Words;
        }

        public string ToHtml() => string.Create(
            CultureInfo.InvariantCulture,
            $"<div>{HtmlText.Escape(Title)} <progress value=\"{Share:0.####}\" max=\"1\" style=\"width:16em;vertical-align:middle\"></progress> <span>{HtmlText.Escape(Words)}</span></div>");
    }
}
