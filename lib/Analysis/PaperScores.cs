using System.Globalization;

namespace LayerFreezing;

/// <summary>A mean of the paper's for one task and depth of bert-base.</summary>
/// <param name="Task">GLUE's name of the task.</param>
/// <param name="Plan">The depth.</param>
/// <param name="Mean">The mean score × 100, failed runs dropped as the authors did.</param>
/// <param name="Relative">The mean over that of <c>all</c>.</param>
public sealed record PaperScore(string Task, FreezePlan Plan, double Mean, double Relative);

/// <summary>The paper's own scores for bert-base, as the kit ships them (Lee, Tang and Lin 2019; their repository's raw scores).</summary>
public static class PaperScores
{
    /// <summary>Reads them from the kit's <c>data/paper</c>.</summary>
    /// <param name="folders">Where the kit lies.</param>
    /// <exception cref="KitException">The file is missing or damaged.</exception>
    public static IReadOnlyList<PaperScore> BertBase(KitFolders folders)
    {
        ArgumentNullException.ThrowIfNull(folders);
        var file = Path.Combine(folders.Root, "data", "paper", "bert-base.csv");
        try
        {
            var rows = File.ReadAllLines(file).Skip(1).Select(line => line.Split(','))
                .Select(cells => (Task: cells[0], Plan: FreezePlan.Parse(cells[1]), Mean: double.Parse(cells[4], CultureInfo.InvariantCulture))).ToList();
            var wholes = rows.Where(row => row.Plan.TrainsEmbeddings).ToDictionary(row => row.Task, row => row.Mean);
            return [.. rows.Select(row => new PaperScore(row.Task, row.Plan, row.Mean, row.Mean / wholes[row.Task]))];
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or FormatException or IndexOutOfRangeException or KeyNotFoundException)
        {
            throw new KitException($"{file} can't be read ({failure.Message.TrimEnd('.')}); take it from the kit's repository again.", failure);
        }
    }
}
