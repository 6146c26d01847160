using TorchSharp;
using static TorchSharp.torch;

namespace LayerFreezing;

/// <summary>
/// The activations that enter the first trained layer, computed once for each example and packed: [length, H] an example, or
/// [1, H] where no layer is trained and the pooler reads the first token alone.
/// </summary>
public sealed class PrefixActivations : IDisposable
{
    private const int BatchSize = 32;

    private readonly IActivationMemory _memory;
    private readonly long[] _starts;

    internal PrefixActivations(IActivationMemory memory, IReadOnlyList<int> rows, int width, CachePrecision precision)
    {
        _memory = memory;
        _starts = StartsOf(rows);
        Width = width;
        Precision = precision;
    }

    /// <summary>The number of examples.</summary>
    public int Count => _starts.Length - 1;

    /// <summary>The width of a hidden state, H.</summary>
    public int Width { get; }

    /// <summary>The precision the activations are kept in.</summary>
    public CachePrecision Precision { get; }

    /// <summary>The bytes they take.</summary>
    public long Bytes => BytesOf(_starts[^1], Width, Precision);

    /// <summary>Whether they lie in a file rather than in memory.</summary>
    public bool OnDisk => _memory.OnDisk;

    /// <summary>The activations of some examples one after the other, [T, H] or [B, H].</summary>
    /// <param name="examples">Numbers of examples.</param>
    /// <param name="device">Where the tensor lies.</param>
    public Tensor Gather(IReadOnlyList<int> examples, Device device)
    {
        var size = ElementSize(Precision);
        var result = empty([examples.Sum(e => _starts[e + 1] - _starts[e]), Width], Precision == CachePrecision.Half ? ScalarType.Float16 : ScalarType.Float32);
        var target = result.bytes;
        foreach (var example in examples)
        {
            var length = checked((int)((_starts[example + 1] - _starts[example]) * Width * size));
            _memory.Read(_starts[example] * Width * size, target[..length]);
            target = target[length..];
        }
        return result.to(ScalarType.Float32).to(device);
    }

    /// <summary>Frees the memory, or lets go of the file.</summary>
    public void Dispose() => _memory.Dispose();

    /// <summary>The rows each example takes.</summary>
    internal static int[] RowsOf(IReadOnlyList<TokenizedText> texts, bool firstTokens) => [.. texts.Select(text => firstTokens ? 1 : text.Ids.Length)];

    internal static long BytesOf(long rows, int width, CachePrecision precision) => rows * width * ElementSize(precision);

    /// <summary>Computes the activations and writes them to memory, longest examples first so that batches hold texts of one length.</summary>
    internal static void Compute(SequenceClassifier model, int firstLayer, IReadOnlyList<TokenizedText> texts, CachePrecision precision,
        IActivationMemory memory, CancellationToken cancel)
    {
        using var none = no_grad();
        var before = model.training;
        model.eval();
        try
        {
            var firstTokens = firstLayer == model.Config.Layers;
            var starts = StartsOf(RowsOf(texts, firstTokens));
            foreach (var examples in ByLength(texts).Chunk(BatchSize))
            {
                cancel.ThrowIfCancellationRequested();
                using var scope = NewDisposeScope();
                using var batch = PackedBatch.Of([.. examples.Select(e => texts[e])], model.Config, model.Device);
                var hidden = model.Prefix(batch, firstLayer).cpu();
                var kept = precision == CachePrecision.Half ? hidden.half() : hidden;
                var source = (ReadOnlySpan<byte>)kept.contiguous().bytes;
                foreach (var example in examples)
                {
                    var rowBytes = model.Config.Width * ElementSize(precision);
                    var length = checked((int)((starts[example + 1] - starts[example]) * rowBytes));
                    memory.Write(starts[example] * rowBytes, source[..length]);
                    source = source[length..];
                }
            }
        }
        finally
        {
            model.train(before);
        }
    }

    /// <summary>The numbers of the texts, longest first; equal ones in their own order.</summary>
    internal static int[] ByLength(IReadOnlyList<TokenizedText> texts) =>
        [.. Enumerable.Range(0, texts.Count).OrderByDescending(i => texts[i].Ids.Length)];

    private static int ElementSize(CachePrecision precision) => precision == CachePrecision.Half ? 2 : 4;

    private static long[] StartsOf(IReadOnlyList<int> rows)
    {
        var starts = new long[rows.Count + 1];
        for (var i = 0; i < rows.Count; i++) { starts[i + 1] = starts[i] + rows[i]; }
        return starts;
    }
}
