using System.Text.Json;

namespace LayerFreezing;

/// <summary>One JSON line a step: step, lr, loss, grad_norm.</summary>
internal sealed class TraceFile : IDisposable
{
    private readonly StreamWriter _writer;
    private readonly string _path;

    internal TraceFile(string path)
    {
        _path = path;
        try
        {
            _writer = new StreamWriter(path, append: false);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new KitException($"the trace can't be written to {path}: {failure.Message}", failure);
        }
    }

    /// <summary>Writes one step; the norm is the one before clipping, over what is clipped.</summary>
    internal void Write(int step, double rate, double loss, double norm)
    {
        try
        {
            _writer.WriteLine(JsonSerializer.Serialize(new { step, lr = rate, loss, grad_norm = norm }));
            _writer.Flush();
        }
        catch (IOException failure)
        {
            throw new KitException($"the trace can't be written to {_path}: {failure.Message}", failure);
        }
    }

    public void Dispose() => _writer.Dispose();
}
