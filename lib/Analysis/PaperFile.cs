using System.Globalization;

namespace LayerFreezing;

/// <summary>A task of the paper.</summary>
/// <param name="Name">GLUE's name; <c>MNLI-mm</c> for MNLI's second dev set.</param>
/// <param name="Metric">The metric that is its score, as the authors name it.</param>
/// <param name="Majority">The score × 100 of always giving the dev set's most frequent label.</param>
internal sealed record PaperTask(string Name, string Metric, double Majority);

/// <summary>Reads the files of <c>data/paper</c>.</summary>
internal static class PaperFile
{
    /// <summary>The paper's tasks, in its order.</summary>
    internal static IReadOnlyList<PaperTask> Tasks(KitFolders? folders) => Rows("tasks.csv", folders, cells =>
        new PaperTask(cells["task"], cells["metric"], double.Parse(cells["majority"], CultureInfo.InvariantCulture)));

    /// <summary>The rows of scores that are the paper's: of its models, its tasks, and the metric it judges them by.</summary>
    internal static IReadOnlyList<T> Read<T>(string name, string[] models, KitFolders? folders, Func<IReadOnlyDictionary<string, string>, PaperTask, T> read)
    {
        var tasks = Tasks(folders).ToDictionary(task => task.Name, StringComparer.OrdinalIgnoreCase);
        return
        [
            .. Rows(name, folders, cells =>
                models.Contains(cells["model"]) && tasks.TryGetValue(cells["task"], out var task) && task.Metric == cells["metric"] ? [read(cells, task)] : (T[])[])
                .SelectMany(row => row),
        ];
    }

    private static List<T> Rows<T>(string name, KitFolders? folders, Func<IReadOnlyDictionary<string, string>, T> read)
    {
        var file = Path.Combine((folders ?? KitFolders.Find()).Root, "data", "paper", name);
        try
        {
            var lines = File.ReadAllLines(file);
            var names = lines[0].Split(',');
            return [.. lines.Skip(1).Select(line => read(names.Zip(line.Split(',')).ToDictionary(cell => cell.First, cell => cell.Second)))];
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or FormatException or IndexOutOfRangeException or KeyNotFoundException)
        {
            throw new KitException($"{file} can't be read ({failure.Message.TrimEnd('.')}); take it from the kit's repository again.", failure);
        }
    }
}
