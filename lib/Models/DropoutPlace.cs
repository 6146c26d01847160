namespace LayerFreezing;

/// <summary>One of the places of a model where dropout acts.</summary>
/// <param name="probability">The probability that an element becomes zero.</param>
/// <param name="layer">The layer, counted from 0; −1 for the embeddings, L for the head.</param>
/// <param name="place">The place within the layer, counted from 0.</param>
internal sealed class DropoutPlace(double probability, int layer, int place)
{
    private static readonly DropoutPlace Nowhere = new(0, 0, 0);

    /// <summary>The probability that an element becomes zero: the model's own unless another was set.</summary>
    internal double Probability => Override ?? probability;

    /// <summary>A probability in place of the model's own; null leaves that.</summary>
    internal double? Override { get; set; }

    internal int Layer { get; } = layer;

    internal int Place { get; } = place;

    /// <summary>This place while the part trains; one where nothing is dropped otherwise.</summary>
    internal DropoutPlace While(bool training) => training ? this : Nowhere;
}
