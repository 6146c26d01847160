namespace NotebookKernel;

/// <summary>Runs the kernel's own short steps on a cell's thread so that an interrupt waits until they are done.</summary>
internal static class Uninterruptible
{
    public static void Run(Action step)
    {
        // The runtime doesn't abort a thread inside a finally block.
        try { }
        finally { step(); }
    }
}
