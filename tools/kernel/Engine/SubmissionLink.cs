using Microsoft.CodeAnalysis.CSharp;

namespace NotebookKernel;

/// <summary>A kept cell as one submission of a chain.</summary>
internal sealed class SubmissionLink
{
    public SubmissionLink(KeptCell cell, CompiledCell compiled)
    {
        (Cell, Submission, Previous, References) = (cell, compiled.Compilation, compiled.After, compiled.References);
        States = (Previous?.States ?? 0) + (cell.HasCode ? 1 : 0);
        Length = (Previous?.Length ?? 0) + 1;
        Bound = cell.IsBound ? this : Previous?.Bound;
    }

    public KeptCell Cell { get; }

    public CSharpCompilation Submission { get; }

    public SubmissionLink? Previous { get; }

    /// <summary>How many of the notebook's references the submissions up to this one have.</summary>
    public int References { get; }

    /// <summary>The submissions up to this one that have a state; the last one's place is this number.</summary>
    public int States { get; }

    /// <summary>The submissions up to this one.</summary>
    public int Length { get; }

    /// <summary>The last link up to this one that can't be made anew.</summary>
    public SubmissionLink? Bound { get; }

    /// <summary>A chain from its last link to its first.</summary>
    public static IEnumerable<SubmissionLink> Backward(SubmissionLink? last)
    {
        for (var link = last; link is not null; link = link.Previous) { yield return link; }
    }
}
