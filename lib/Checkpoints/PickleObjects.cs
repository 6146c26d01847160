namespace LayerFreezing;

/// <summary>A name out of a pickle that is on the list of what a state dictionary may name; it is never called.</summary>
internal sealed record PickleGlobal(string Module, string Name);

/// <summary>A storage a pickle refers to: elements <paramref name="ViewStart"/> to ViewStart + ViewCount of one with <paramref name="Count"/>.</summary>
internal sealed record PickleStorage(string Key, string TypeName, long Count, long ViewStart, long ViewCount);

/// <summary>A tensor over a storage, in elements.</summary>
internal sealed record PickleTensor(PickleStorage Storage, long Offset, long[] Shape, long[] Strides);

/// <summary>A Python dict or OrderedDict: its entries in the order they were set.</summary>
internal sealed class PickleDictionary
{
    public List<KeyValuePair<object?, object?>> Entries { get; } = [];

    public bool IsOrdered { get; init; }

    public object? this[string key] => Entries.FindLast(entry => entry.Key is string name && name == key).Value;
}
