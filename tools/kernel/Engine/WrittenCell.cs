namespace NotebookKernel;

/// <summary>A cell's code as it is given to the compiler.</summary>
/// <param name="Number">The number that its assembly and its class carry.</param>
/// <param name="Code">The code.</param>
/// <param name="Place">What errors call the place: "cell 3".</param>
internal sealed record WrittenCell(int Number, string Code, string Place);
