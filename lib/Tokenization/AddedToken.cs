namespace LayerFreezing;

/// <summary>A token that is found in the text before the text is cut into words, such as <c>[MASK]</c>.</summary>
/// <param name="Content">Its text.</param>
/// <param name="StripLeft">Whether it swallows the blanks before it.</param>
/// <param name="StripRight">Whether it swallows the blanks after it.</param>
/// <param name="SingleWord">Whether it counts only where no letter or digit touches it.</param>
/// <param name="Normalized">Whether it is looked for in the normalised text rather than in the text as written.</param>
internal sealed record AddedToken(
    string Content, bool StripLeft = false, bool StripRight = false, bool SingleWord = false, bool Normalized = false);
