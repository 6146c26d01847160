namespace Microsoft.Data.Analysis;

/// <content>Two frames side by side.</content>
public partial class DataFrame
{
    /// <summary>Joins by the rows' positions.</summary>
    /// <param name="other">The frame on the right.</param>
    /// <param name="leftSuffix">What follows the name of a left column that the right has too.</param>
    /// <param name="rightSuffix">What follows the name of a right column that the left has too.</param>
    /// <param name="joinAlgorithm">How many rows are kept: the left's, the right's, the more, the fewer.</param>
    public DataFrame Join(DataFrame other, string leftSuffix = "_left", string rightSuffix = "_right", JoinAlgorithm joinAlgorithm = JoinAlgorithm.Left)
    {
        ArgumentNullException.ThrowIfNull(other);
        var (left, right) = (Rows.Count, other.Rows.Count);
        var count = joinAlgorithm switch
        {
            JoinAlgorithm.Left => left,
            JoinAlgorithm.Right => right,
            JoinAlgorithm.FullOuter => Math.Max(left, right),
            _ => Math.Min(left, right),
        };
        var rows = Enumerable.Range(0, (int)count).Select(row => (row < left ? row : (long?)null, row < right ? row : (long?)null));
        return SideBySide(other, [.. rows], leftSuffix, rightSuffix);
    }

    /// <summary>Joins where the values of one column meet. Both key columns are kept; a row without a key is left out, also of its own side.</summary>
    /// <typeparam name="TKey">The type of the key columns' values.</typeparam>
    /// <param name="other">The frame on the right.</param>
    /// <param name="leftJoinColumn">The left key.</param>
    /// <param name="rightJoinColumn">The right key.</param>
    /// <param name="leftSuffix">What follows the name of a left column that the right has too.</param>
    /// <param name="rightSuffix">What follows the name of a right column that the left has too.</param>
    /// <param name="joinAlgorithm">Whose rows are kept where the other side has none; the order is that side's, the left's where both are.</param>
    public DataFrame Merge<TKey>(DataFrame other, string leftJoinColumn, string rightJoinColumn, string leftSuffix = "_left", string rightSuffix = "_right", JoinAlgorithm joinAlgorithm = JoinAlgorithm.Left)
    {
        ArgumentNullException.ThrowIfNull(other);
        foreach (var column in new[] { Columns[leftJoinColumn], other.Columns[rightJoinColumn] })
        {
            if (column.DataType != typeof(TKey)) { throw Failure.NotOffered($"Merge by {typeof(TKey)} keys"); }
        }
        return Merge(other, [leftJoinColumn], [rightJoinColumn], leftSuffix, rightSuffix, joinAlgorithm);
    }

    /// <summary>Joins where the values of several columns meet; otherwise as by one.</summary>
    /// <param name="other">The frame on the right.</param>
    /// <param name="leftJoinColumns">The left keys.</param>
    /// <param name="rightJoinColumns">The right keys, in the same order.</param>
    /// <param name="leftSuffix">What follows the name of a left column that the right has too.</param>
    /// <param name="rightSuffix">What follows the name of a right column that the left has too.</param>
    /// <param name="joinAlgorithm">Whose rows are kept where the other side has none.</param>
    public DataFrame Merge(DataFrame other, string[] leftJoinColumns, string[] rightJoinColumns, string leftSuffix = "_left", string rightSuffix = "_right", JoinAlgorithm joinAlgorithm = JoinAlgorithm.Left)
    {
        ArgumentNullException.ThrowIfNull(other);
        ArgumentNullException.ThrowIfNull(leftJoinColumns);
        ArgumentNullException.ThrowIfNull(rightJoinColumns);
        if (leftJoinColumns.Length == 0 || leftJoinColumns.Length != rightJoinColumns.Length)
        {
            throw new ArgumentException($"{leftJoinColumns.Length} left and {rightJoinColumns.Length} right columns can't be joined", nameof(rightJoinColumns));
        }
        var (left, right) = (KeyedRows(leftJoinColumns), other.KeyedRows(rightJoinColumns));
        List<(long? Left, long? Right)> rows = joinAlgorithm == JoinAlgorithm.Right
            ? [.. Paired(right, left, keepAll: true).Select(pair => (pair.Other, pair.Row))]
            : [.. Paired(left, right, keepAll: joinAlgorithm != JoinAlgorithm.Inner)];
        if (joinAlgorithm == JoinAlgorithm.FullOuter)
        {
            var met = left.Select(row => row.Key).ToHashSet(JoinKey.Comparer);
            rows.AddRange(right.Where(row => !met.Contains(row.Key)).Select(row => ((long?)null, row.Row)));
        }
        return SideBySide(other, rows, leftSuffix, rightSuffix);
    }

    private static IEnumerable<(long? Row, long? Other)> Paired(
        List<(object[] Key, long? Row)> kept, List<(object[] Key, long? Row)> sought, bool keepAll)
    {
        var byKey = sought.ToLookup(row => row.Key, row => row.Row, JoinKey.Comparer);
        foreach (var (key, row) in kept)
        {
            var found = byKey[key];
            foreach (var other in keepAll ? found.DefaultIfEmpty() : found) { yield return (row, other); }
        }
    }

    private List<(object[] Key, long? Row)> KeyedRows(string[] names)
    {
        var keys = names.Select(name => Columns[name]).ToList();
        return
        [
            .. AllRows().Where(row => keys.TrueForAll(key => key[row!.Value] is not null))
                .Select(row => (keys.Select(key => key[row!.Value]!).ToArray(), row)),
        ];
    }

    private DataFrame SideBySide(DataFrame other, IReadOnlyList<(long? Left, long? Right)> rows, string leftSuffix, string rightSuffix)
    {
        var left = Take([.. rows.Select(row => row.Left)]).Columns;
        var right = other.Take([.. rows.Select(row => row.Right)]).Columns;
        foreach (var name in left.Select(column => column.Name).Intersect(right.Select(column => column.Name)).ToList())
        {
            left[name].SetName(name + leftSuffix);
            right[name].SetName(name + rightSuffix);
        }
        return new DataFrame(left.Concat(right));
    }
}
