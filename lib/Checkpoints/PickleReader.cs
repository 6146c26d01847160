using System.Numerics;

namespace LayerFreezing;

/// <summary>
/// Reads a pickle of tensors. A pickle is a program for a stack machine whose calls can run any code; this machine
/// has no calls: it knows the few names a state dictionary is made of, builds those, and refuses every other by name.
/// </summary>
internal ref struct PickleReader
{
    /// <summary>Larger than the pickle of any encoder: a state dictionary has about 100 bytes a tensor.</summary>
    public const int MostBytes = 1 << 26;

    private const int MostSteps = 1_000_000;

    private readonly MappedFile _file;
    private readonly List<object?> _stack = [];
    private readonly List<int> _marks = [];
    private readonly Dictionary<uint, object?> _memo = [];
    private PickleCursor _cursor;
    private int _steps;

    private PickleReader(ReadOnlySpan<byte> bytes, MappedFile file)
    {
        _cursor = new(bytes, file);
        _file = file;
    }

    /// <summary>Reads one pickle.</summary>
    /// <param name="bytes">The pickle and what stands behind it.</param>
    /// <param name="file">The file, for the sentences.</param>
    /// <param name="length">The bytes the pickle takes.</param>
    /// <exception cref="KitException">The pickle is damaged, asks for code, or is more than a state dictionary.</exception>
    public static object? Read(ReadOnlySpan<byte> bytes, MappedFile file, out int length)
    {
        var reader = new PickleReader(bytes, file);
        while (reader.Step()) { reader.Count(1); }
        length = reader._cursor.Position;
        return reader.Pop();
    }

    /// <summary>Does what the next opcode says; false at the end.</summary>
    private bool Step()
    {
        var opcode = (PickleOpcode)_cursor.Byte();
        switch (opcode)
        {
            case PickleOpcode.Stop: return false;
            case PickleOpcode.Proto: CheckProtocol(_cursor.Byte()); break;
            case PickleOpcode.Frame: _cursor.UInt64(); break;
            case PickleOpcode.Mark: _marks.Add(_stack.Count); break;
            case PickleOpcode.Pop: Pop(); break;
            case PickleOpcode.PopMark: PopToMark(); break;
            case PickleOpcode.Dup: Push(Top()); break;
            case PickleOpcode.None: Push(null); break;
            case PickleOpcode.NewTrue: Push(true); break;
            case PickleOpcode.NewFalse: Push(false); break;
            case PickleOpcode.BinInt: Push((long)_cursor.Int32()); break;
            case PickleOpcode.BinInt1: Push((long)_cursor.Byte()); break;
            case PickleOpcode.BinInt2: Push((long)_cursor.UInt16()); break;
            case PickleOpcode.Long1: Push(Whole(_cursor.Integer(_cursor.Byte()))); break;
            case PickleOpcode.BinFloat: Push(_cursor.Double()); break;
            case PickleOpcode.ShortBinString or PickleOpcode.ShortBinUnicode: Push(_cursor.Text(_cursor.Byte())); break;
            case PickleOpcode.BinString or PickleOpcode.BinUnicode: Push(_cursor.Text(_cursor.UInt32())); break;
            case PickleOpcode.BinUnicode8: Push(_cursor.Text(_cursor.UInt64())); break;
            case PickleOpcode.EmptyTuple: Push(Array.Empty<object?>()); break;
            case PickleOpcode.Tuple1: Push(PopMany(1)); break;
            case PickleOpcode.Tuple2: Push(PopMany(2)); break;
            case PickleOpcode.Tuple3: Push(PopMany(3)); break;
            case PickleOpcode.Tuple: Push(PopToMark()); break;
            case PickleOpcode.EmptyList: Push(new List<object?>()); break;
            case PickleOpcode.EmptyDict: Push(new PickleDictionary()); break;
            case PickleOpcode.Append: Append(PopMany(1)); break;
            case PickleOpcode.Appends: Append(PopToMark()); break;
            case PickleOpcode.SetItem: SetItems(PopMany(2)); break;
            case PickleOpcode.SetItems: SetItems(PopToMark()); break;
            case PickleOpcode.BinPut: _memo[_cursor.Byte()] = Top(); break;
            case PickleOpcode.LongBinPut: _memo[_cursor.UInt32()] = Top(); break;
            case PickleOpcode.Memoize: _memo[(uint)_memo.Count] = Top(); break;
            case PickleOpcode.BinGet: Push(Remembered(_cursor.Byte())); break;
            case PickleOpcode.LongBinGet: Push(Remembered(_cursor.UInt32())); break;
            case PickleOpcode.Global: PushGlobal(_cursor.Line(), _cursor.Line()); break;
            case PickleOpcode.StackGlobal: PushStackGlobal(); break;
            case PickleOpcode.BinPersId: Push(TorchPickle.Storage(Pop(), _file)); break;
            case PickleOpcode.Reduce: Reduce(); break;
            case PickleOpcode.Build: Build(); break;
            default: throw _file.Fault($"the pickle has the opcode 0x{(byte)opcode:x2}, which no state dictionary needs; nothing of it was run");
        }
        return true;
    }

    private void CheckProtocol(byte protocol)
    {
        if (protocol is < 2 or > 5) { throw _file.Fault($"the pickle has protocol {protocol}; the kit reads 2 to 5"); }
    }

    private void Reduce()
    {
        var arguments = Pop() as object?[] ?? throw Damaged();
        var named = Pop() as PickleGlobal ?? throw Damaged();
        var made = TorchPickle.Make(named, arguments, _file);
        // A list can be turned into a dictionary again and again: what that copies counts as work.
        if (made is PickleDictionary dictionary) { Count(dictionary.Entries.Count); }
        Push(made);
    }

    /// <summary>The state of an OrderedDict is PyTorch's _metadata, module versions that no tensor depends on.</summary>
    private void Build()
    {
        Pop();
        if (Top() is not PickleDictionary { IsOrdered: true }) { throw Damaged(); }
    }

    private void PushGlobal(string module, string name) => Push(TorchPickle.Allowed(module, name, _file));

    private void PushStackGlobal()
    {
        var names = PopMany(2);
        PushGlobal(names[0] as string ?? throw Damaged(), names[1] as string ?? throw Damaged());
    }

    private void Append(object?[] items) => (Top() as List<object?> ?? throw Damaged()).AddRange(items);

    private void SetItems(object?[] items)
    {
        var dictionary = Top() as PickleDictionary ?? throw Damaged();
        if (items.Length % 2 != 0) { throw Damaged(); }
        for (var index = 0; index < items.Length; index += 2) { dictionary.Entries.Add(new(items[index], items[index + 1])); }
    }

    private void Push(object? value) => _stack.Add(value);

    private object? Pop() => PopMany(1)[0];

    private object? Top() => _stack.Count > Floor() ? _stack[^1] : throw Damaged();

    private object?[] PopMany(int count)
    {
        if (_stack.Count - Floor() < count) { throw Damaged(); }
        object?[] values = [.. _stack[^count..]];
        _stack.RemoveRange(_stack.Count - count, count);
        return values;
    }

    private object?[] PopToMark()
    {
        if (_marks.Count == 0) { throw Damaged(); }
        var values = PopMany(_stack.Count - _marks[^1]);
        _marks.RemoveAt(_marks.Count - 1);
        return values;
    }

    /// <summary>What lies below the last mark isn't in reach.</summary>
    private int Floor() => _marks.Count == 0 ? 0 : _marks[^1];

    private object? Remembered(uint index) => _memo.TryGetValue(index, out var value) ? value : throw Damaged();

    private void Count(int steps)
    {
        _steps += steps;
        if (_steps > MostSteps) { throw _file.Fault(FormattableString.Invariant($"the pickle takes more than {MostSteps} steps, far above any state dictionary")); }
    }

    private static object Whole(BigInteger number) => number >= long.MinValue && number <= long.MaxValue ? (object)(long)number : number;

    private KitException Damaged() => _file.Fault("the pickle is damaged or holds more than a state dictionary; save model.state_dict() alone");
}
