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

    /// <summary>Writes one step; what is no number, as in the last step of a diverged run, is null.</summary>
    internal void Write(TrainingStep step)
    {
        try
        {
            var line = new { step = step.Step, lr = step.LearningRate, loss = Number(step.Loss), grad_norm = Number(step.GradNorm) };
            _writer.WriteLine(JsonSerializer.Serialize(line));
            _writer.Flush();
        }
        catch (IOException failure)
        {
            throw new KitException($"the trace can't be written to {_path}: {failure.Message}", failure);
        }
    }

    public void Dispose() => _writer.Dispose();

    private static double? Number(double value) => double.IsFinite(value) ? value : null;
}
