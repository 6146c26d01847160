namespace LayerFreezing;

/// <summary>Sizes and names of the number formats.</summary>
internal static class ElementTypes
{
    /// <summary>All of them, in the order of safetensors' own list.</summary>
    public static readonly ElementType[] All = Enum.GetValues<ElementType>();

    /// <summary>Bytes an element.</summary>
    public static int Size(this ElementType type) => type switch
    {
        ElementType.Float16 or ElementType.BFloat16 => 2,
        ElementType.Float32 => 4,
        _ => 8,
    };

    /// <summary>The name in a safetensors header.</summary>
    public static string SafetensorsName(this ElementType type) => type switch
    {
        ElementType.Float16 => "F16",
        ElementType.BFloat16 => "BF16",
        ElementType.Float32 => "F32",
        _ => "I64",
    };

    /// <summary>The name of the storage class in a PyTorch pickle.</summary>
    public static string StorageName(this ElementType type) => type switch
    {
        ElementType.Float16 => "HalfStorage",
        ElementType.BFloat16 => "BFloat16Storage",
        ElementType.Float32 => "FloatStorage",
        _ => "LongStorage",
    };
}
