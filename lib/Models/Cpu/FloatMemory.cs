using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using static TorchSharp.torch;

namespace LayerFreezing;

/// <summary>The elements of tensors on the CPU by their address, which native memory keeps for as long as the tensor lives.</summary>
internal static unsafe class FloatMemory
{
    /// <summary>The first element of a contiguous fp32 tensor on the CPU.</summary>
    internal static float* Address(Tensor tensor) => (float*)Unsafe.AsPointer(ref MemoryMarshal.GetReference(tensor.bytes));
}
