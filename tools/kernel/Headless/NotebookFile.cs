namespace NotebookKernel;

internal sealed class NotebookFile
{
    public static NotebookFile Read(string path) => throw new KernelException(path);

    public IEnumerable<(string Source, int Number)> CodeCells() => [];
}
