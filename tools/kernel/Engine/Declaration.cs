namespace NotebookKernel;

/// <summary>A name that a cell declares.</summary>
/// <param name="Shown">The name as completion offers it.</param>
/// <param name="Roles">
/// What the name stands for, in the words that name lookup tells apart: it passes over a later variable where only a type
/// fits. Of two declarations in the same role, only the later one is ever found.
/// </param>
/// <param name="IsVariable">Whether it has a value.</param>
internal sealed record Declaration(Completion Shown, IReadOnlyList<string> Roles, bool IsVariable);
