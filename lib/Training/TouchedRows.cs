using TorchSharp.Modules;
using static TorchSharp.torch;

namespace LayerFreezing;

/// <summary>
/// The rows of the word embedding that batches have touched. A batch trains a copy of its own rows, so that no gradient of
/// the whole table is ever made.
/// </summary>
internal sealed class TouchedRows(Embeddings embeddings) : IDisposable
{
    private readonly SortedSet<int> _touched = [];
    private Dictionary<int, int> _places = [];
    private Tensor? _rows;

    /// <summary>The word embedding's table [V, H].</summary>
    internal Parameter Table => embeddings.Words;

    /// <summary>All rows touched so far.</summary>
    internal IReadOnlyCollection<int> Touched => _touched;

    /// <summary>Counts rows as touched.</summary>
    internal void Touch(IEnumerable<int> rows) => _touched.UnionWith(rows);

    /// <summary>Lets the embeddings read a batch's rows from a copy that collects their gradient.</summary>
    internal void Gather(PackedBatch batch)
    {
        _rows?.Dispose();
        var ids = batch.Ids.data<long>().ToArray();
        int[] rows = [.. ids.Select(id => (int)id).Distinct().Order()];
        _places = rows.Select((row, place) => (row, place)).ToDictionary(pair => pair.row, pair => pair.place);
        _touched.UnionWith(rows);
        using (no_grad()) { _rows = Table.index_select(0, tensor([.. rows.Select(row => (long)row)])).DetachFromDisposeScope(); }
        _rows.requires_grad = true;
        embeddings.Read = () => _rows.index_select(0, tensor([.. ids.Select(id => (long)_places[(int)id])]));
    }

    /// <summary>Lets the embeddings read the table again.</summary>
    internal void Release() => embeddings.Read = null;

    /// <summary>Every touched row with its place in the gradient of the last batch [U, H]; −1 where that batch hasn't the row.</summary>
    internal (IReadOnlyList<(int Row, int Place)> Rows, Tensor Gradient) Gradient() =>
        ([.. _touched.Select(row => (row, _places.GetValueOrDefault(row, -1)))], _rows!.grad!.contiguous());

    public void Dispose()
    {
        Release();
        _rows?.Dispose();
    }
}
