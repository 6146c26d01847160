namespace LayerFreezing;

/// <summary>A model's answer is no finite number: its weights have diverged.</summary>
/// <param name="message">Where, and what to do.</param>
public sealed class NotFiniteException(string message) : KitException(message);
