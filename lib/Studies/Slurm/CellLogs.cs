using System.Globalization;

namespace LayerFreezing;

/// <summary>A log for each run, <c>ID.log</c>: when it began and where, how far it was from time to time, why it was tried again, and how it ended.</summary>
/// <param name="folder">Where they go.</param>
/// <param name="place">The job and the node.</param>
internal sealed class CellLogs(string folder, string place) : IProgress<StudyProgress>
{
    private static readonly TimeSpan Between = TimeSpan.FromMinutes(1);

    private readonly Dictionary<string, DateTime> _told = [];

    public void Report(StudyProgress value)
    {
        foreach (var run in value.Running)
        {
            var isNew = !_told.TryGetValue(run.Cell.Id, out var last);
            if (!isNew && DateTime.UtcNow - last < Between) { continue; }
            _told[run.Cell.Id] = DateTime.UtcNow;
            Add(run.Cell.Id, isNew ? $"{run.Cell}: begins on {place}" : $"{run.Progress}");
        }
        if (value is { Said: { } said, About: { } about }) { Add(about.Id, said); }
        if (value.Ended is { } ended)
        {
            var resumed = ended.Record.ResumedAt.Count > 0 ? $"; went on from step {string.Join(", ", ended.Record.ResumedAt)}" : "";
            Add(ended.Cell.Id, $"{ended}{resumed}");
        }
    }

    private void Add(string id, string line) => StoreException.Guard(() => File.AppendAllText(
        Path.Combine(folder, $"{id}.log"), string.Create(CultureInfo.InvariantCulture, $"{DateTime.UtcNow:yyyy-MM-dd HH:mm:ss} {line}\n")));
}
