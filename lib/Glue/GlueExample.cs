namespace LayerFreezing;

/// <summary>One row of a task's data.</summary>
/// <param name="Row">Its number among the examples of its file, from 0.</param>
/// <param name="Text">The sentence, or the first of two, exactly as in the file.</param>
/// <param name="Pair">The second text, or null where the task has one.</param>
/// <param name="Label">The label's number in <see cref="GlueTask.Labels"/>; −1 where there is none and for regression.</param>
/// <param name="Score">The number to be predicted by regression; NaN where there is none and for classification.</param>
public sealed record GlueExample(int Row, string Text, string? Pair, int Label, float Score);
