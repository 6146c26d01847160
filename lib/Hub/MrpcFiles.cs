using System.Text;

namespace LayerFreezing;

/// <summary>
/// MRPC's files as GLUE's own script makes them of SentEval's: the dev set is the pairs of a list, the training set the
/// other pairs of the training file, the test set the test file without its labels.
/// </summary>
internal static class MrpcFiles
{
    /// <summary>SentEval's training file.</summary>
    public const string TrainSource = "msr_paraphrase_train.txt";

    /// <summary>SentEval's test file.</summary>
    public const string TestSource = "msr_paraphrase_test.txt";

    /// <summary>GLUE's list of the dev set's pairs.</summary>
    public const string DevIds = "dev_ids.tsv";

    /// <summary>Makes train.tsv, dev.tsv and test.tsv of the three files in a folder, and takes the training source away.</summary>
    /// <exception cref="KitException">A file is missing, or a row isn't as it must be.</exception>
    public static void Assemble(string folder)
    {
        var dev = Lines(folder, DevIds).Select(line => Cells(DevIds, line, 2)).Select(ids => (ids[0], ids[1])).ToHashSet();
        var source = Lines(folder, TrainSource);
        // The first line is the header; its byte-order mark is part of GLUE's files.
        var (train, devRows) = (new StringBuilder("\uFEFF" + source[0].Text + "\n"), new StringBuilder("\uFEFF" + source[0].Text + "\n"));
        foreach (var line in source.Skip(1))
        {
            var cells = Cells(TrainSource, line, 5);
            (dev.Contains((cells[1], cells[2])) ? devRows : train).Append(string.Join('\t', cells)).Append('\n');
        }
        var test = new StringBuilder("index\t#1 ID\t#2 ID\t#1 String\t#2 String\n");
        foreach (var (row, line) in Lines(folder, TestSource).Skip(1).Index())
        {
            test.Append(System.Globalization.CultureInfo.InvariantCulture, $"{row}\t{string.Join('\t', Cells(TestSource, line, 5).Skip(1))}\n");
        }
        AtomicFile.WriteText(Path.Combine(folder, "train.tsv"), train.ToString());
        AtomicFile.WriteText(Path.Combine(folder, "dev.tsv"), devRows.ToString());
        AtomicFile.WriteText(Path.Combine(folder, "test.tsv"), test.ToString());
        File.Delete(Path.Combine(folder, TrainSource));
    }

    private static List<(int Number, string Text)> Lines(string folder, string name)
    {
        var path = Path.Combine(folder, name);
        if (!File.Exists(path)) { throw new KitException($"{path} is missing: MRPC is made of {TrainSource}, {TestSource} and {DevIds}."); }
        var lines = TextLines.Of(path, File.ReadAllBytes(path)).ToList();
        return lines.Count > 0 ? lines : throw new KitException($"{path} is empty: fetch it again.");
    }

    private static string[] Cells(string name, (int Number, string Text) line, int count)
    {
        string[] cells = line.Text.Trim().Split('\t');
        return cells.Length == count
            ? cells
            : throw new KitException(FormattableString.Invariant($"{name}, line {line.Number} has {cells.Length} of {count} columns: fetch the file again."));
    }
}
