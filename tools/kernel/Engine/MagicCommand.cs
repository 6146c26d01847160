namespace NotebookKernel;

/// <summary>A line such as <c>#!time</c>.</summary>
internal sealed record MagicCommand(string Name, string Argument, int Line);
