using NotebookKernel;

namespace Microsoft.DotNet.Interactive;

/// <summary>The run of the cell whose code asks.</summary>
public sealed class KernelInvocationContext
{
    private readonly CellContext _cell;

    private KernelInvocationContext(CellContext cell) => _cell = cell;

    /// <summary>The cell that is running, or null where none is.</summary>
    public static KernelInvocationContext? Current => CellContext.Current is { } cell ? new KernelInvocationContext(cell) : null;

    /// <summary>Signalled when the person interrupts the cell: long work that watches it can end in an orderly way.</summary>
    public CancellationToken CancellationToken => _cell.Watch();

    /// <summary>The kernel that runs the cell.</summary>
    public Kernel HandlingKernel => Kernel.Current;

    /// <summary>Shows a value.</summary>
    public DisplayedValue Display(object? value, params string[] mimeTypes) => DisplayedValue.Show(value, mimeTypes);

    /// <summary>Shows a string as content of a MIME type, as it is.</summary>
    public DisplayedValue DisplayAs(string value, string mimeType) => DisplayedValue.ShowAs(value, mimeType);
}
