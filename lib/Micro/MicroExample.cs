namespace LayerFreezing;

/// <summary>One row of a micro task.</summary>
/// <param name="Sentence">The sentence, or the first of two: a premise.</param>
/// <param name="Second">The second of two, or null.</param>
/// <param name="Label">0 or 1 (acceptable, praise, entailment), or a score from 0 to 5.</param>
/// <param name="Note">What the row is an example of, such as a kind of corruption; empty where there is nothing to say.</param>
public sealed record MicroExample(string Sentence, string? Second, double Label, string Note);
