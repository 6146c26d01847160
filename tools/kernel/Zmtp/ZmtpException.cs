namespace NotebookKernel;

/// <summary>A peer that doesn't speak ZMTP 3 as it should; its connection is closed and nothing else happens.</summary>
internal sealed class ZmtpException(string message) : Exception(message);
