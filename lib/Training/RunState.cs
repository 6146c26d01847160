using System.Runtime.InteropServices;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace LayerFreezing;

/// <summary>
/// The state of a run as a safetensors file: the trained parameters and their moments in single precision, and in whole
/// numbers, some of them the bits of a double, what else decides how the run goes on.
/// </summary>
internal sealed class RunState : IDisposable
{
    private const long Format = 1;
    private const string Facts = "facts", Losses = "history", Rows = "rows", Starts = "resumed_at";
    private const string Parameters = "parameter.", Means = "mean.", Squares = "square.";

    private readonly Checkpoint _file;
    private readonly long[] _facts;

    private RunState(Checkpoint file)
    {
        _file = file;
        _facts = Numbers(Facts);
        if (_facts.Length != 4) { throw new KitException($"{file.Path} is no run's state"); }
        var history = Numbers(Losses);
        History = [.. history.Chunk(2).Select(step => (BitConverter.Int64BitsToDouble(step[0]), BitConverter.Int64BitsToDouble(step[1])))];
        ResumedAt = [.. Numbers(Starts).Select(step => (int)step)];
    }

    /// <summary>Loss and norm of each step that was taken.</summary>
    internal IReadOnlyList<(double Loss, double Norm)> History { get; }

    /// <summary>Where the run went on before.</summary>
    internal IReadOnlyList<int> ResumedAt { get; }

    /// <summary>Seconds of training so far.</summary>
    internal double Seconds => BitConverter.Int64BitsToDouble(_facts[3]);

    /// <summary>Opens the state of a run; null where there is none, or the file is damaged or another run's: the run begins anew then.</summary>
    /// <param name="file">The file.</param>
    /// <param name="run">The run's name as a number.</param>
    internal static RunState? TryOpen(string file, long run)
    {
        if (!File.Exists(file)) { return null; }
        Checkpoint? opened = null;
        try
        {
            opened = Checkpoint.Open(file);
            var state = new RunState(opened);
            if (state._facts[0] == Format && state._facts[1] == run) { return state; }
        }
        catch (Exception failure) when (failure is KitException or IOException)
        {
            // What was lost is time alone.
            opened?.Dispose();
            return null;
        }
        opened.Dispose();
        return null;
    }

    /// <summary>Writes a run's state, whole or not at all.</summary>
    internal static void Write(string file, long run, IReadOnlyList<TrainingStep> history, double seconds, IReadOnlyList<int> resumedAt,
        IEnumerable<(string Name, Parameter Value)> trained, ParameterStep optimizer)
    {
        long[] facts = [Format, run, optimizer.Taken, BitConverter.DoubleToInt64Bits(seconds)];
        long[] losses = [.. history.SelectMany(step => new[] { BitConverter.DoubleToInt64Bits(step.Loss), BitConverter.DoubleToInt64Bits(step.GradNorm) })];
        SafetensorsFile.Write(file,
        [
            Entry(Facts, facts), Entry(Losses, losses), Entry(Rows, [.. optimizer.TouchedRows.Select(row => (long)row)]),
            Entry(Starts, [.. resumedAt.Select(step => (long)step)]),
            .. trained.Select(parameter => Entry(Parameters + parameter.Name, parameter.Value)),
            .. optimizer.Moments.Select(moments => Entry(Means + moments.Name, moments.Mean)),
            .. optimizer.Moments.Select(moments => Entry(Squares + moments.Name, moments.Square)),
        ]);
    }

    /// <summary>Puts parameters, moments and touched rows where the state has them.</summary>
    internal void CopyTo(IEnumerable<(string Name, Parameter Value)> trained, ParameterStep optimizer)
    {
        using var none = no_grad();
        foreach (var (name, value) in trained) { Copy(Parameters + name, value); }
        foreach (var (name, mean, square) in optimizer.Moments)
        {
            Copy(Means + name, mean);
            Copy(Squares + name, square);
        }
        optimizer.Taken = _facts[2];
        optimizer.Touch(Numbers(Rows).Select(row => (int)row));
    }

    public void Dispose() => _file.Dispose();

    private void Copy(string name, Tensor target)
    {
        var held = _file.Tensors[name];
        using var here = empty(target.shape);
        held.CopyTo(MemoryMarshal.Cast<byte, float>(here.bytes));
        target.copy_(here);
    }

    private long[] Numbers(string name)
    {
        var held = _file.Tensors.GetValueOrDefault(name) ?? throw new KitException($"{_file.Path} is no run's state: it has no {name}");
        var numbers = new long[held.Count];
        held.CopyTo(numbers);
        return numbers;
    }

    private static SafetensorsEntry Entry(string name, long[] numbers) => SafetensorsEntry.Of(name, [numbers.Length], numbers);

    private static SafetensorsEntry Entry(string name, Tensor tensor) => new(name, ElementType.Float32, tensor.shape, stream =>
    {
        using var scope = NewDisposeScope();
        stream.Write(tensor.detach().cpu().contiguous().bytes);
    });
}
