namespace LayerFreezing;

/// <summary>A row of a file of one's own.</summary>
/// <param name="Row">Its number from 0.</param>
/// <param name="Line">Its line in the file, from 1.</param>
/// <param name="Text">The text, or the first of two.</param>
/// <param name="Pair">The second text, or null.</param>
/// <param name="Label">The label or score as it is written.</param>
internal sealed record OwnRow(int Row, int Line, string Text, string? Pair, string Label);
