using System.Collections;
using System.Runtime.InteropServices;

namespace TorchSharp.Utils;

/// <summary>The elements of a tensor on the CPU, in the order of its shape.</summary>
public sealed class TensorAccessor<T> : IDisposable, IEnumerable<T> where T : unmanaged
{
    private readonly torch.Tensor _tensor;

    internal TensorAccessor(torch.Tensor tensor) => _tensor = tensor;

    public long Count => _tensor.numel();

    public bool IsReadOnly => false;

    public T this[params long[] indices]
    {
        get { unsafe { return *Address(indices); } }
        set { unsafe { *Address(indices) = value; } }
    }

    public T[] ToArray()
    {
        var result = new T[Count];
        CopyTo(result);
        return result;
    }

    public void CopyTo(T[] array, int arrayIndex = 0, long tensorIndex = 0) => CopyTo(array.AsSpan(), arrayIndex, tensorIndex);

    public void CopyTo(Span<T> array, int arrayIndex = 0, long tensorIndex = 0)
    {
        if (_tensor.is_contiguous())
        {
            Elements(_tensor)[(int)tensorIndex..].CopyTo(array[arrayIndex..]);
            return;
        }
        using var straight = Straight();
        Elements(straight)[(int)tensorIndex..].CopyTo(array[arrayIndex..]);
    }

    public void CopyFrom(T[] array, int arrayIndex = 0, long tensorIndex = 0) =>
        CopyFrom((ReadOnlySpan<T>)array, arrayIndex, tensorIndex);

    public void CopyFrom(ReadOnlySpan<T> array, int arrayIndex = 0, long tensorIndex = 0)
    {
        using var none = torch.no_grad();
        using var straight = _tensor.is_contiguous() ? null : _tensor.contiguous();
        var from = array[arrayIndex..];
        var to = Elements(straight ?? _tensor)[(int)tensorIndex..];
        from[..Math.Min(from.Length, to.Length)].CopyTo(to);
        if (straight is not null) { _tensor.copy_(straight); }
    }

    public IEnumerator<T> GetEnumerator() => ((IEnumerable<T>)ToArray()).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public void Dispose() => GC.SuppressFinalize(this);

    private static Span<T> Elements(torch.Tensor tensor) => MemoryMarshal.Cast<byte, T>(tensor.bytes);

    private torch.Tensor Straight()
    {
        using var none = torch.no_grad();
        return _tensor.contiguous();
    }

    private unsafe T* Address(long[] indices)
    {
        var shape = _tensor.shape;
        if (indices.Length != shape.Length) { throw new ArgumentException("The number of indices isn't the number of dimensions."); }
        var strides = new long[shape.Length];
        Native.ts_strides(_tensor.Raw, strides);
        long offset = 0;
        for (var i = 0; i < indices.Length; i++)
        {
            if (indices[i] < 0 || indices[i] >= shape[i]) { throw new IndexOutOfRangeException(); }
            offset += indices[i] * strides[i];
        }
        return (T*)Native.ts_data(_tensor.Raw) + offset;
    }
}
