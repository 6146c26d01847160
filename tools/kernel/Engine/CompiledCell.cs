using Microsoft.CodeAnalysis.CSharp;

namespace NotebookKernel;

/// <summary>A cell as a submission after those it builds on.</summary>
/// <param name="Written">The code.</param>
/// <param name="Compilation">What it means.</param>
/// <param name="After">The last of the submissions before it.</param>
/// <param name="References">How many of the notebook's references it and those before it have.</param>
internal sealed record CompiledCell(WrittenCell Written, CSharpCompilation Compilation, SubmissionLink? After, int References)
{
    /// <summary>The place of its state, where it has code.</summary>
    public int Slot => (After?.States ?? 0) + 1;

    /// <summary>The states of the submissions before it, each at its place, and room for its own.</summary>
    public object?[] States()
    {
        var states = new object?[Slot + 1];
        foreach (var link in SubmissionLink.Backward(After).Where(link => link.Cell.HasCode)) { states[link.States] = link.Cell.State; }
        return states;
    }
}
