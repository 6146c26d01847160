using System.Security.Cryptography;

namespace LayerFreezing;

/// <summary>The text of a pretraining: numbered lines, each of one text, or of two with a tab between them.</summary>
public abstract class PretrainingText
{
    /// <summary>What the text is called in records.</summary>
    public abstract string Name { get; }

    /// <summary>What tells it from other texts: a hash, or the seed it is written from.</summary>
    public abstract string Identity { get; }

    /// <summary>How many lines there are; null for a text without end.</summary>
    public abstract int? Count { get; }

    /// <summary>A line.</summary>
    /// <param name="index">From 0.</param>
    public abstract string Line(long index);

    /// <summary>The kit's own Micro-English, which never repeats a line by its number.</summary>
    /// <param name="seed">Which of its texts.</param>
    public static PretrainingText Micro(ulong seed = MicroCorpus.DefaultSeed) => new MicroText(seed);

    /// <summary>A text file in UTF-8: a line is a text, or two with a tab between; empty lines are left out.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="KitException">The file isn't there, isn't text, or has no lines.</exception>
    public static PretrainingText File(string path) => new TextFile(path);

    /// <summary>The numbers of the lines of a step: one after the other where there is no end, else epoch by epoch in an order drawn anew.</summary>
    internal IEnumerable<long> LinesOfStep(int step, PretrainingOptions options)
    {
        var first = (long)step * options.BatchSize;
        for (var place = first; place < first + options.BatchSize; place++)
        {
            yield return Count is { } count ? Shuffled((int)(place / count), count, options.Seed)[place % count] : place;
        }
    }

    private (int Epoch, int Seed, int[] Order)? _order;

    private int[] Shuffled(int epoch, int count, int seed)
    {
        if (_order is { } kept && kept.Epoch == epoch && kept.Seed == seed) { return kept.Order; }
        int[] order = [.. Enumerable.Range(0, count)];
        RandomStreams.ForEpoch(seed, epoch).Shuffle(order);
        _order = (epoch, seed, order);
        return order;
    }

    private sealed class MicroText(ulong seed) : PretrainingText
    {
        private readonly MicroCorpus _corpus = new(seed);

        public override string Name => "micro";

        public override string Identity => FormattableString.Invariant($"Micro-English, seed {seed}");

        public override int? Count => null;

        public override string Line(long index) => _corpus.Line(index);
    }

    private sealed class TextFile : PretrainingText
    {
        private readonly string[] _lines;

        internal TextFile(string path)
        {
            Name = Path.GetFileName(path);
            var content = Read(path);
            Identity = Convert.ToHexStringLower(SHA256.HashData(content));
            _lines = [.. TextLines.Of(path, content).Select(line => line.Text).Where(line => line.AsSpan().Trim().Length > 0)];
            if (_lines.Length == 0) { throw new KitException($"{path} has no lines; name a file of one text a line"); }
        }

        public override string Name { get; }

        public override string Identity { get; }

        public override int? Count => _lines.Length;

        public override string Line(long index) => _lines[index];

        private static byte[] Read(string path)
        {
            if (!System.IO.File.Exists(path)) { throw new KitException($"there is no text {path}; name a file of one text a line, or micro for the kit's own"); }
            try
            {
                return System.IO.File.ReadAllBytes(path);
            }
            catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
            {
                throw new KitException($"{path} can't be read ({failure.Message.TrimEnd('.')}); name a text file", failure);
            }
        }
    }
}
