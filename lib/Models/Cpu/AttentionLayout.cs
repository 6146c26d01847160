namespace LayerFreezing;

/// <summary>Where the sequences of a batch lie for attention, and what is dropped.</summary>
internal sealed class AttentionLayout
{
    private readonly long[] _starts;

    internal AttentionLayout(PackedBatch batch, int heads, RowsOf rows, CounterDropout dropout)
    {
        Batch = batch;
        Heads = heads;
        Rows = rows;
        Dropout = dropout;
        _starts = new long[batch.Count + 1];
        for (var row = 0; row < batch.Count; row++) { _starts[row + 1] = _starts[row] + ((long)heads * Asking(row) * batch.Lengths[row]); }
    }

    internal PackedBatch Batch { get; }

    internal int Heads { get; }

    internal RowsOf Rows { get; }

    internal CounterDropout Dropout { get; }

    /// <summary>Sequences × heads: the pieces of work.</summary>
    internal int Pieces => Batch.Count * Heads;

    /// <summary>Probabilities of all sequences and heads.</summary>
    internal long ProbabilityCount => _starts[^1];

    /// <summary>Tokens of a sequence that ask.</summary>
    internal int Asking(int row) => Rows == RowsOf.Tokens ? Batch.Rows[row] : 1;

    /// <summary>Where the asking tokens of a sequence start.</summary>
    internal int FirstAsking(int row) => Rows == RowsOf.Tokens ? Batch.Offsets[row] : row;

    /// <summary>Where the probabilities [asking, length] of a sequence and head start.</summary>
    internal long Probabilities(int row, int head) => _starts[row] + ((long)head * Asking(row) * Batch.Lengths[row]);
}
