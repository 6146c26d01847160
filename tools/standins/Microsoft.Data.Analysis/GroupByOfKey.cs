using System.Collections;

namespace Microsoft.Data.Analysis;

/// <summary>The rows of a frame by the values of a column of a known type.</summary>
/// <typeparam name="TKey">The type of the values.</typeparam>
public class GroupBy<TKey> : GroupBy
    where TKey : notnull
{
    private readonly List<Group> _groups;

    internal GroupBy(DataFrame frame, DataFrameColumn key)
        : base(frame, key)
    {
        _groups =
        [
            .. Enumerable.Range(0, (int)key.Length)
                .Where(row => key[row] is not null)
                .GroupBy(row => (TKey)key[row]!, row => (long)row)
                .Select(rows => new Group(frame, rows.Key, [.. rows])),
        ];
        Groups = [.. _groups.Select(group => group.Rows)];
    }

    /// <summary>The groups with their rows.</summary>
    public IEnumerable<IGrouping<TKey, DataFrameRow>> Groupings => _groups;

    private protected override IReadOnlyList<IReadOnlyList<long>> Groups { get; }

    private sealed class Group(DataFrame frame, TKey key, IReadOnlyList<long> rows) : IGrouping<TKey, DataFrameRow>
    {
        public TKey Key => key;

        public IReadOnlyList<long> Rows => rows;

        public IEnumerator<DataFrameRow> GetEnumerator() => rows.Select(row => frame.Rows[row]).GetEnumerator();

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
