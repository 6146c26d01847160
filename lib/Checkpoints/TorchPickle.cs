namespace LayerFreezing;

/// <summary>What the names in a state dictionary's pickle stand for, and the tensors they amount to.</summary>
internal static class TorchPickle
{
    private static readonly PickleGlobal OrderedDictionary = new("collections", "OrderedDict");
    private static readonly PickleGlobal RebuildTensor = new("torch._utils", "_rebuild_tensor_v2");
    private static readonly PickleGlobal RebuildParameter = new("torch._utils", "_rebuild_parameter");

    private static readonly HashSet<string> StorageTypes = new(StringComparer.Ordinal)
    {
        "FloatStorage", "HalfStorage", "BFloat16Storage", "LongStorage",
        "DoubleStorage", "IntStorage", "ShortStorage", "CharStorage", "ByteStorage", "BoolStorage",
    };

    /// <summary>A name the pickle asks for, where it is one of a state dictionary's.</summary>
    /// <exception cref="KitException">Any other name.</exception>
    public static PickleGlobal Allowed(string module, string name, MappedFile file)
    {
        var global = new PickleGlobal(module, name);
        var known = global == OrderedDictionary || global == RebuildTensor || global == RebuildParameter
            || (module == "torch" && StorageTypes.Contains(name));
        return known ? global : throw file.Fault(
            $"the pickle asks for {Printable.Of(module)}.{Printable.Of(name)}, which is no part of a state dictionary; "
            + "nothing of it was run: take the model's safetensors file, or save model.state_dict() alone");
    }

    /// <summary>What Python would get from calling one of the allowed names.</summary>
    public static object Make(PickleGlobal named, object?[] arguments, MappedFile file)
    {
        if (named == RebuildTensor && arguments is [PickleStorage storage, long offset, object?[] shape, object?[] strides, ..])
        {
            return new PickleTensor(storage, offset, Numbers(shape, file), Numbers(strides, file));
        }
        if (named == RebuildParameter && arguments is [PickleTensor tensor, ..]) { return tensor; }
        if (named == OrderedDictionary && arguments is []) { return new PickleDictionary { IsOrdered = true }; }
        if (named == OrderedDictionary && arguments is [List<object?> pairs]) { return Ordered(pairs, file); }
        throw file.Fault($"the pickle calls {named.Name} with other arguments than a state dictionary does");
    }

    /// <summary>The storage a persistent id names: ("storage", type, key, location, count) and, before PyTorch 1.6, a view.</summary>
    public static PickleStorage Storage(object? id, MappedFile file)
    {
        if (id is object?[] and ["storage", PickleGlobal { Module: "torch" } type, string key, string, long count, .. var rest] && count >= 0)
        {
            switch (rest)
            {
                case [] or [null]:
                    return new(key, type.Name, count, 0, count);
                case [object?[] and [string, long start, long length]] when start >= 0 && length >= 0 && start <= count - length:
                    return new(key, type.Name, count, start, length);
            }
        }
        throw file.Fault("the pickle refers to a storage in a way PyTorch doesn't; fetch the file again");
    }

    /// <summary>The tensors of a state dictionary.</summary>
    /// <param name="root">What the pickle holds.</param>
    /// <param name="locate">The first byte and the number of bytes of a storage in the file.</param>
    /// <param name="file">The file.</param>
    /// <exception cref="KitException">Something else than tensors by name, or a tensor that doesn't fit its storage.</exception>
    public static List<CheckpointTensor> Tensors(object? root, Func<PickleStorage, (long Start, long Length)> locate, MappedFile file)
    {
        if (root is not PickleDictionary dictionary) { throw file.Fault("the pickle holds no dictionary of tensors; save model.state_dict()"); }
        var names = new HashSet<string>(StringComparer.Ordinal);
        var tensors = new List<CheckpointTensor>();
        foreach (var (key, value) in dictionary.Entries)
        {
            var name = key as string ?? throw file.Fault("the pickle's dictionary has a key that is no text; save model.state_dict()");
            if (value is not PickleTensor tensor) { throw file.Fault($"the entry {Printable.Of(name)} is no tensor; save model.state_dict() alone"); }
            if (!names.Add(name)) { throw file.Fault($"the pickle names {Printable.Of(name)} twice"); }
            tensors.Add(new(file, name, Region(name, tensor, locate, file)));
        }
        return tensors;
    }

    /// <summary>The number format of a storage class.</summary>
    /// <exception cref="KitException">A format the kit doesn't read.</exception>
    public static ElementType Format(string name, string storageType, MappedFile file)
    {
        foreach (var type in ElementTypes.All)
        {
            if (type.StorageName() == storageType) { return type; }
        }
        throw file.Fault($"{Printable.Of(name)} is in a {storageType}; the kit reads float, half, bfloat16 and long");
    }

    private static TensorRegion Region(string name, PickleTensor tensor, Func<PickleStorage, (long Start, long Length)> locate, MappedFile file)
    {
        var storage = tensor.Storage;
        var type = Format(name, storage.TypeName, file);
        var (start, length) = locate(storage);
        if ((Int128)storage.Count * type.Size() != length)
        {
            throw file.Fault(FormattableString.Invariant(
                $"{Printable.Of(name)} lies in a storage of {storage.Count} {type.SafetensorsName()}, and the file holds {length} bytes of it"));
        }
        if (!Fits(tensor))
        {
            throw file.Fault(FormattableString.Invariant(
                $"{Printable.Of(name)} {ParameterSpec.ShapeText(tensor.Shape)} reaches beyond its storage of {storage.ViewCount} elements"));
        }
        return new(type, start + ((storage.ViewStart + tensor.Offset) * type.Size()), tensor.Shape, tensor.Strides);
    }

    /// <summary>Whether every element lies in the storage, and no element is repeated to make a tensor larger than it.</summary>
    private static bool Fits(PickleTensor tensor)
    {
        var (shape, strides, available) = (tensor.Shape, tensor.Strides, tensor.Storage.ViewCount);
        if (shape.Length != strides.Length || strides.Any(stride => stride < 0)) { return false; }
        if (TensorRegion.CountOf(shape) is not { } count || count > available || tensor.Offset < 0 || tensor.Offset > available) { return false; }
        if (count == 0) { return true; }
        var last = (Int128)tensor.Offset;
        for (var axis = 0; axis < shape.Length; axis++) { last += (Int128)(shape[axis] - 1) * strides[axis]; }
        return last < available;
    }

    private static long[] Numbers(object?[] values, MappedFile file)
    {
        if (values.Length > TensorRegion.MostDimensions)
        {
            throw file.Fault(FormattableString.Invariant($"the pickle has a tensor of {values.Length} dimensions, more than {TensorRegion.MostDimensions}"));
        }
        return Array.ConvertAll(values, value => value is long number ? number : throw file.Fault("the pickle has a tensor whose shape isn't of whole numbers"));
    }

    /// <summary>Python 2 wrote an OrderedDict as a list of pairs.</summary>
    private static PickleDictionary Ordered(List<object?> pairs, MappedFile file)
    {
        var dictionary = new PickleDictionary { IsOrdered = true };
        foreach (var pair in pairs)
        {
            dictionary.Entries.Add(pair switch
            {
                List<object?> and [var key, var value] => new(key, value),
                object?[] and [var key, var value] => new(key, value),
                _ => throw file.Fault("the pickle has an OrderedDict that isn't made of pairs"),
            });
        }
        return dictionary;
    }
}
