namespace LayerFreezing;

/// <summary>The number formats of tensors in checkpoints.</summary>
public enum ElementType
{
    /// <summary>Half precision: 5 bits of exponent, 10 of fraction; F16 in safetensors.</summary>
    Float16,

    /// <summary>The upper half of a single: 8 bits of exponent, 7 of fraction; BF16 in safetensors.</summary>
    BFloat16,

    /// <summary>Single precision; F32 in safetensors.</summary>
    Float32,

    /// <summary>64-bit whole numbers with sign; I64 in safetensors.</summary>
    Int64,
}
