namespace NotebookKernel;

/// <summary>Why a cell ended: a short name, one sentence, and the lines to show.</summary>
internal sealed record CellError(string Name, string Message, IReadOnlyList<string> Traceback)
{
    /// <summary>The name of the error of a cell that was interrupted.</summary>
    public const string InterruptedName = "Interrupted";

    public static CellError Interrupted(string message = "The cell was interrupted.") => new(InterruptedName, message, [message]);
}
