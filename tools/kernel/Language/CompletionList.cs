namespace NotebookKernel;

/// <summary>The words that could stand in a range of the code.</summary>
internal sealed record CompletionList(int Start, int End, IReadOnlyList<Completion> Items);
