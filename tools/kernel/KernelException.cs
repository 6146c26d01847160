namespace NotebookKernel;

/// <summary>Something the person at the notebook or the command line can put right, said in one sentence.</summary>
public sealed class KernelException : Exception
{
    /// <summary>Makes an exception with the sentence to show.</summary>
    public KernelException(string message) : base(message) { }

    /// <summary>Makes an exception with the sentence to show and what lies behind it.</summary>
    public KernelException(string message, Exception inner) : base(message, inner) { }
}
