using System.Globalization;
using System.Security.Cryptography;

namespace LayerFreezing;

/// <summary>The rows of a file of one's own, checked as to columns and empty cells.</summary>
/// <param name="Path">The file.</param>
/// <param name="Rows">Its rows without the header.</param>
/// <param name="Sha256">Hash of the whole file.</param>
internal sealed record OwnFile(string Path, IReadOnlyList<OwnRow> Rows, string Sha256)
{
    /// <summary>Reads a file.</summary>
    /// <exception cref="KitException">It can't be read, or a line doesn't fit.</exception>
    public static OwnFile Read(OwnData data, string path)
    {
        var content = Content(path);
        var lines = TextLines.Of(path, content).Select(line => (line.Number, Cells: line.Text.Split('\t'))).ToList();
        if (lines.Count == 0) { throw new KitException($"{path} is empty: name a file with a text and a label in each line."); }
        var first = lines[0].Cells;
        if (first.Length == 1) { throw new KitException($"{path} has no tabs in its first line: save it as tab-separated, a text and a label in each line."); }
        var (text, pair, label) = (Column(path, first, data.Text), data.Pair is null ? -1 : Column(path, first, data.Pair), Column(path, first, data.Label));
        List<OwnRow> rows = [];
        foreach (var (number, cells) in lines.Skip(HasHeader(data, lines, label) ? 1 : 0))
        {
            if (cells.Length != first.Length)
            {
                throw Wrong(path, number, FormattableString.Invariant($"has {cells.Length} columns and the first has {first.Length}: tabs must separate the same columns in every line."));
            }
            rows.Add(new OwnRow(rows.Count, number, Filled(cells[text], "text"), pair < 0 ? null : Filled(cells[pair], "second text"), Filled(cells[label].Trim(), "label")));

            string Filled(string cell, string what) => string.IsNullOrWhiteSpace(cell) ? throw Wrong(path, number, $"has no {what}: fill it in or remove the line.") : cell;
        }
        if (rows.Count == 0) { throw new KitException($"{path} has a header but no rows: add a text and a label in each line."); }
        return new OwnFile(path, rows, Convert.ToHexStringLower(SHA256.HashData(content)));
    }

    /// <summary>A sentence on a line.</summary>
    public static KitException Wrong(string path, int line, string what) => new(FormattableString.Invariant($"{path}, line {line} {what}"));

    private static byte[] Content(string path)
    {
        try
        {
            return File.ReadAllBytes(path);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new KitException($"{path} can't be read ({failure.Message.TrimEnd('.')}): name a tab-separated file.", failure);
        }
    }

    private static int Column(string path, string[] first, string column)
    {
        if (!IsNumbered(column, out var number))
        {
            var named = Array.IndexOf(first, column);
            return named >= 0 ? named : throw new KitException($"{path}, line 1 has no column named '{Printable.Of(column)}': it has {Printable.Of(string.Join(", ", first))}; a column may also be given by its number from 1.");
        }
        return number >= 1 && number <= first.Length
            ? number - 1
            : throw new KitException(FormattableString.Invariant($"{path} has {first.Length} columns and no column {number}: columns are counted from 1."));
    }

    /// <summary>Whether a column is given by its number: digits are never a name, for they may well be somebody's label.</summary>
    private static bool IsNumbered(string column, out int number) => int.TryParse(column, NumberStyles.None, CultureInfo.InvariantCulture, out number);

    /// <summary>Whether the first line names the columns: as said, or as its label shows, which is no label of another line.</summary>
    private static bool HasHeader(OwnData data, List<(int Number, string[] Cells)> lines, int label)
    {
        if (data.HasHeader is { } said) { return said; }
        var first = lines[0].Cells;
        if (new[] { data.Text, data.Pair, data.Label }.Any(column => column is not null && !IsNumbered(column, out _))) { return true; }
        var others = lines.Skip(1).Where(line => line.Cells.Length > label).Select(line => line.Cells[label].Trim()).ToHashSet(StringComparer.Ordinal);
        var own = first[label].Trim();
        if (others.Count == 0 || others.Contains(own)) { return false; }
        return others.All(OwnLabels.IsNumber) ? !OwnLabels.IsNumber(own) : others.Count <= (lines.Count - 1) / 2;
    }
}
