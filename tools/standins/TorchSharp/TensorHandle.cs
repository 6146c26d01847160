using System.Runtime.InteropServices;

namespace TorchSharp;

/// <summary>Owns a native tensor.</summary>
internal sealed class TensorHandle : SafeHandle
{
    /// <summary>Stands for a tensor that isn't there.</summary>
    internal static readonly TensorHandle None = new(IntPtr.Zero);

    internal TensorHandle(IntPtr value) : base(IntPtr.Zero, ownsHandle: true) => SetHandle(value);

    public override bool IsInvalid => handle == IntPtr.Zero;

    protected override bool ReleaseHandle()
    {
        Native.ts_free(handle);
        return true;
    }
}
