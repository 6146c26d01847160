namespace LayerFreezing;

/// <summary>The dropout keys of a batch's rows.</summary>
internal static class RowKeys
{
    /// <summary>A key for each token, or for the first token of each sequence.</summary>
    internal static ulong[] OfTokens(CounterDropout dropout, PackedBatch batch, RowsOf rows)
    {
        if (rows == RowsOf.FirstTokens) { return [.. Enumerable.Range(0, batch.Count).Select(row => dropout.Key(row, 0))]; }
        var keys = new ulong[batch.Tokens];
        for (var row = 0; row < batch.Count; row++)
        {
            for (var place = 0; place < batch.Rows[row]; place++) { keys[batch.Offsets[row] + place] = dropout.Key(row, place); }
        }
        return keys;
    }

    /// <summary>A key for each row of padded attention probabilities [B, A, S or 1, S].</summary>
    internal static ulong[] OfAttention(CounterDropout dropout, PackedBatch batch, int heads, RowsOf rows)
    {
        var asking = rows == RowsOf.Tokens ? batch.Longest : 1;
        return [.. Enumerable.Range(0, batch.Count).SelectMany(row => Enumerable.Range(0, heads).SelectMany(head =>
            Enumerable.Range(0, asking).Select(place => dropout.Key(row, place, head))))];
    }
}
