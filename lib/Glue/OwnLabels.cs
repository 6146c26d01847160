using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace LayerFreezing;

/// <summary>What the labels of one's own data make of it: the task, its examples, and which of them are held out.</summary>
internal static class OwnLabels
{
    /// <summary>More different whole numbers than this are scores and no classes.</summary>
    private const int MostNumberedClasses = 20;

    /// <summary>Whether a label is a finite number.</summary>
    public static bool IsNumber(string label) => float.TryParse(label, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && float.IsFinite(value);

    /// <summary>The task of some rows.</summary>
    /// <exception cref="KitException">They are no task.</exception>
    public static GlueTask TaskOf(OwnData data, IReadOnlyList<OwnRow> rows)
    {
        var labels = rows.Select(row => row.Label).Distinct().ToList();
        var looksScored = labels.All(IsNumber) && (labels.Count > MostNumberedClasses || labels.Any(label => !int.TryParse(label, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _)));
        var kind = data.Kind ?? (data.Labels is null && looksScored ? GlueTaskKind.Regression : GlueTaskKind.Classification);
        return kind == GlueTaskKind.Regression ? Scored(data, rows) : Classes(data, rows, data.Labels ?? InOrder(labels));
    }

    /// <summary>The examples of some rows.</summary>
    /// <exception cref="KitException">A label isn't the task's; the sentence names the line.</exception>
    public static GlueSplitData SplitOf(OwnData data, GlueTask task, GlueSplit split, OwnFile file, IReadOnlyList<OwnRow> rows, string part, string? warning)
    {
        var asked = $"{file.Sha256} text {data.Text} pair {data.Pair} label {data.Label}{part}";
        return new GlueSplitData
        {
            Task = task,
            Split = split,
            Examples = [.. rows.Select(row => Example(task, file.Path, row))],
            Files = [file.Path],
            // The same file by other columns, or another part of it, is other data.
            Sha256 = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(asked))),
            IsSubset = false,
            IsLabelled = true,
            Warnings = [.. new[] { warning, split == GlueSplit.Train || part.Length == 0 ? Contradiction(file) : null }.OfType<string>()],
        };
    }

    /// <summary>Holds out a part of each label's rows, or of each stretch of scores; both parts in the file's order.</summary>
    /// <exception cref="KitException">A label has too few rows to be in both parts.</exception>
    public static (IReadOnlyList<OwnRow> Train, IReadOnlyList<OwnRow> Dev) HoldOut(OwnData data, GlueTask task, OwnFile file)
    {
        var held = new HashSet<int>();
        var strata = task.Kind == GlueTaskKind.Regression
            ? file.Rows.OrderBy(row => Number(row.Label)).ThenBy(row => row.Row).Chunk(Math.Max(2, (int)Math.Round(1 / data.DevShare))).Select(rows => rows.ToList()).ToList()
            : [.. task.Labels.Select(label => file.Rows.Where(row => row.Label == label).ToList())];
        foreach (var (place, stratum) in strata.Index())
        {
            if (stratum.Count < 2)
            {
                if (task.Kind == GlueTaskKind.Regression && strata.Count > 1) { continue; }
                throw OwnFile.Wrong(file.Path, stratum.Count == 0 ? 1 : stratum[0].Line,
                    $"has the only row of '{Printable.Of(stratum.Count == 0 ? task.Labels[place] : stratum[0].Label)}', which can't be both trained and scored on: add rows, or give a dev file.");
            }
            var random = RandomStreams.ForSplit(data.SplitSeed, place);
            var count = task.Kind == GlueTaskKind.Regression ? 1 : Math.Clamp((int)Math.Round(stratum.Count * data.DevShare), 1, stratum.Count - 1);
            for (var taken = 0; taken < count; taken++)
            {
                var at = random.Next(stratum.Count);
                held.Add(stratum[at].Row);
                stratum.RemoveAt(at);
            }
        }
        return ([.. file.Rows.Where(row => !held.Contains(row.Row))], [.. file.Rows.Where(row => held.Contains(row.Row))]);
    }

    /// <summary>A warning where texts of one file are in the other too; null where none is.</summary>
    public static string? Shared(OwnFile train, OwnFile dev)
    {
        var known = train.Rows.Select(row => (row.Text, row.Pair)).ToHashSet();
        var shared = dev.Rows.Where(row => known.Contains((row.Text, row.Pair))).ToList();
        return shared.Count == 0 ? null : FormattableString.Invariant(
            $"{dev.Path}: {shared.Count} rows, the first in line {shared[0].Line}, are in {train.Path} as well: the score is too good.");
    }

    private static GlueTask Scored(OwnData data, IReadOnlyList<OwnRow> rows)
    {
        if (rows.FirstOrDefault(row => !IsNumber(row.Label)) is { } row) { throw OwnFile.Wrong(data.File, row.Line, $"has '{Printable.Of(row.Label)}' where a score should be: write a number."); }
        var scores = rows.Select(row => Number(row.Label)).ToList();
        if (scores.Min() == scores.Max()) { throw new KitException($"{data.File} has the same score in every line: there is nothing to learn."); }
        return Task(data, GlueTaskKind.Regression, [Metric.Pearson, Metric.Spearman], Metric.Spearman, []) with { ScoreRange = (scores.Min(), scores.Max()) };
    }

    private static GlueTask Classes(OwnData data, IReadOnlyList<OwnRow> rows, IReadOnlyList<string> labels)
    {
        if (labels.Count < 2) { throw new KitException($"{data.File} has the same label in every line, '{Printable.Of(labels[0])}': there is nothing to learn."); }
        if (data.Labels is null && labels.Count > Math.Max(2, rows.Count / 2))
        {
            throw new KitException(FormattableString.Invariant($"{data.File} has {labels.Count} different labels in {rows.Count} rows: see whether column {data.Label} is the label's."));
        }
        return labels.Count == 2
            ? Task(data, GlueTaskKind.Classification, [Metric.Accuracy, Metric.F1, Metric.Matthews], Metric.Accuracy, labels)
            : Task(data, GlueTaskKind.Classification, [Metric.Accuracy], Metric.Accuracy, labels);
    }

    private static GlueTask Task(OwnData data, GlueTaskKind kind, IReadOnlyList<Metric> metrics, Metric score, IReadOnlyList<string> labels) => new()
    {
        Name = Path.GetFileNameWithoutExtension(data.File),
        Kind = kind,
        Description = $"A task of one's own, {Path.GetFileName(data.File)}.",
        Labels = labels,
        Columns = new() { Text = data.Text, Pair = data.Pair, Label = [data.Label] },
        Metrics = metrics,
        Score = score,
        Collection = OwnData.Collection,
    };

    private static GlueExample Example(GlueTask task, string path, OwnRow row)
    {
        if (task.Kind == GlueTaskKind.Regression)
        {
            return IsNumber(row.Label)
                ? new GlueExample(row.Row, row.Text, row.Pair, -1, Number(row.Label))
                : throw OwnFile.Wrong(path, row.Line, $"has '{Printable.Of(row.Label)}' where a score should be: write a number.");
        }
        for (var label = 0; label < task.Labels.Count; label++)
        {
            if (task.Labels[label] == row.Label) { return new GlueExample(row.Row, row.Text, row.Pair, label, float.NaN); }
        }
        throw OwnFile.Wrong(path, row.Line, $"has the label '{Printable.Of(row.Label)}', and the task has {Printable.Of(string.Join(", ", task.Labels))}: correct it or remove the line.");
    }

    /// <summary>A warning where one text has two labels; null where none has.</summary>
    private static string? Contradiction(OwnFile file)
    {
        var first = new Dictionary<(string, string?), OwnRow>();
        foreach (var row in file.Rows)
        {
            if (!first.TryAdd((row.Text, row.Pair), row) && first[(row.Text, row.Pair)] is var other && other.Label != row.Label)
            {
                return FormattableString.Invariant($"{file.Path}: lines {other.Line} and {row.Line} have the same text and different labels.");
            }
        }
        return null;
    }

    private static float Number(string label) => float.Parse(label, NumberStyles.Float, CultureInfo.InvariantCulture);

    private static List<string> InOrder(List<string> labels) => labels.All(label => int.TryParse(label, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _))
        ? [.. labels.OrderBy(label => int.Parse(label, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture)).ThenBy(label => label, StringComparer.Ordinal)]
        : [.. labels.Order(StringComparer.Ordinal)];
}
