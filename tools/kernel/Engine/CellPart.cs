namespace NotebookKernel;

/// <summary>A part of a cell in one language; in C# parts the other parts' lines are left empty, so that lines keep their numbers.</summary>
internal sealed record CellPart(CellLanguage Language, string Text);
