namespace NotebookKernel;

/// <summary>A command line that is called wrongly; the process ends with code 2.</summary>
internal sealed class UsageException(string message) : Exception(message);
