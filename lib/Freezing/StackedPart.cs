namespace LayerFreezing;

/// <summary>One part of a model in a <see cref="LayerStack"/>: a layer, or what a plan treats alike.</summary>
/// <param name="Name">What it is called: <c>embeddings</c>, <c>layer 5</c>, <c>head</c>.</param>
/// <param name="IsTrained">Whether the plan trains it.</param>
public sealed record StackedPart(string Name, bool IsTrained)
{
    /// <summary>The state in a word.</summary>
    public string State => IsTrained ? "trained" : "frozen";
}
