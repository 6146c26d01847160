namespace LayerFreezing;

/// <summary>A first name and who bears it.</summary>
internal sealed record PersonName(string Text, Gender Gender);
