using System.Globalization;
using System.Text;

namespace LayerFreezing;

/// <summary>
/// The four tasks of the micro scale: acceptability, sentiment, similarity and entailment in Micro-English, in the formats
/// of the GLUE tasks whose names they bear. No text is in both train and dev, and no dev text is in the corpus.
/// </summary>
public static class MicroTasks
{
    /// <summary>Rows in each train file.</summary>
    public const int TrainRows = 4000;

    /// <summary>Rows in each dev file.</summary>
    public const int DevRows = 1000;

    /// <summary>The seed of the shipped files.</summary>
    public const ulong DefaultSeed = 1;

    private const string Collection = "glue-micro";

    /// <summary>Is the sentence acceptable English? Matthews correlation; the first column tells what could be wrong.</summary>
    public static GlueTask CoLA { get; } = GlueTask.CoLA with { Name = "micro-CoLA", Folder = GlueTask.CoLA.Folder, Collection = Collection };

    /// <summary>Is the opinion praise? Accuracy.</summary>
    public static GlueTask SST2 { get; } = GlueTask.SST2 with { Name = "micro-SST-2", Folder = GlueTask.SST2.Folder, Collection = Collection, Description = "Is the opinion praise?" };

    /// <summary>How much of what two sentences say is the same, from 0 to 5? Spearman correlation.</summary>
    public static GlueTask STSB { get; } = GlueTask.STSB with { Name = "micro-STS-B", Folder = GlueTask.STSB.Folder, Collection = Collection };

    /// <summary>Does the second sentence follow from the first? Accuracy.</summary>
    public static GlueTask RTE { get; } = GlueTask.RTE with { Name = "micro-RTE", Folder = GlueTask.RTE.Folder, Collection = Collection };

    /// <summary>The four tasks.</summary>
    public static IReadOnlyList<GlueTask> All { get; } = [CoLA, SST2, STSB, RTE];

    /// <summary>Makes the rows of one split.</summary>
    /// <param name="task">One of <see cref="All"/>.</param>
    /// <param name="split">Train or dev.</param>
    /// <param name="seed">Which rows.</param>
    /// <returns><see cref="TrainRows"/> or <see cref="DevRows"/> rows; labels are balanced.</returns>
    /// <exception cref="KitException">The task isn't one of the four, or has no such split.</exception>
    public static IReadOnlyList<MicroExample> Make(GlueTask task, GlueSplit split, ulong seed = DefaultSeed)
    {
        ArgumentNullException.ThrowIfNull(task);
        var place = All.ToList().IndexOf(task);
        if (place < 0) { throw new KitException($"{task.Name} isn't made by the kit: choose {string.Join(", ", All.Select(one => one.Name))}."); }
        if (split is not (GlueSplit.Train or GlueSplit.Dev)) { throw new KitException($"{task.Name} has no {split} split: choose train or dev."); }
        var heldOut = split == GlueSplit.Dev;
        var random = new SplitMixRandom(seed, (ulong)(2 * place + (heldOut ? 1 : 0)));
        var rows = heldOut ? DevRows : TrainRows;
        return place switch
        {
            0 => AcceptabilityTask.Make(random, rows, heldOut),
            1 => SentimentTask.Make(random, rows, heldOut),
            2 => SimilarityTask.Make(random, rows, heldOut),
            _ => EntailmentTask.Make(random, rows, heldOut),
        };
    }

    /// <summary>Writes the train and dev files of all four: <c>CoLA/train.tsv</c> and so on.</summary>
    /// <param name="folder">The GLUE root to write, such as <c>data/glue-micro</c>.</param>
    /// <param name="seed">Which rows.</param>
    /// <exception cref="KitException">A file can't be written.</exception>
    public static void Write(string folder, ulong seed = DefaultSeed)
    {
        foreach (var task in All)
        {
            AtomicFile.WriteText(Path.Combine(folder, task.Folder, "train.tsv"), FileText(task, Make(task, GlueSplit.Train, seed)));
            AtomicFile.WriteText(Path.Combine(folder, task.Folder, "dev.tsv"), FileText(task, Make(task, GlueSplit.Dev, seed)));
        }
    }

    /// <summary>Rows as the task's file holds them.</summary>
    internal static string FileText(GlueTask task, IReadOnlyList<MicroExample> rows)
    {
        var text = new StringBuilder();
        if (task == SST2) { text.Append("sentence\tlabel\n"); }
        if (task == STSB) { text.Append("index\tgenre\tfilename\tyear\told_index\tsource1\tsource2\tsentence1\tsentence2\tscore\n"); }
        if (task == RTE) { text.Append("index\tsentence1\tsentence2\tlabel\n"); }
        for (var i = 0; i < rows.Count; i++)
        {
            var row = rows[i];
            text.Append(
                task == CoLA ? $"{row.Note}\t{(row.Label == 1 ? "1\t" : "0\t*")}\t{row.Sentence}\n"
                : task == SST2 ? $"{row.Sentence}\t{(row.Label == 1 ? 1 : 0)}\n"
                : task == STSB ? string.Create(CultureInfo.InvariantCulture, $"{i}\tmicro\tmicro\t2026\t{i:0000}\tnone\tnone\t{row.Sentence}\t{row.Second}\t{row.Label:0.000}\n")
                : string.Create(CultureInfo.InvariantCulture, $"{i}\t{row.Sentence}\t{row.Second}\t{(row.Label == 1 ? "entailment" : "not_entailment")}\n"));
        }
        return text.ToString();
    }
}
