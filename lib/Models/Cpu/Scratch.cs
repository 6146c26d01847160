using System.Runtime.InteropServices;

namespace LayerFreezing;

/// <summary>Memory of one piece of work, not cleared.</summary>
/// <param name="floats">How many numbers.</param>
internal readonly unsafe ref struct Scratch(int floats)
{
    /// <summary>The first of them.</summary>
    internal float* Memory { get; } = (float*)NativeMemory.Alloc((nuint)floats, sizeof(float));

    /// <summary>Gives the memory back.</summary>
    public void Dispose() => NativeMemory.Free(Memory);
}
