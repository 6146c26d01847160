using System.Diagnostics;

namespace LayerFreezing.Bench;

/// <summary>Notes when each epoch of a run ends.</summary>
internal sealed class EpochClock(int stepsPerEpoch) : IProgress<TrainingProgress>
{
    private readonly Stopwatch _watch = Stopwatch.StartNew();
    private readonly List<double> _ends = [];

    /// <summary>Seconds of each epoch; the first has all that came before its steps, such as computing the frozen part.</summary>
    internal IEnumerable<double> Seconds => _ends.Select((end, epoch) => epoch == 0 ? end : end - _ends[epoch - 1]);

    public void Report(TrainingProgress value)
    {
        if (value.Phase == "training" && value.Step == (_ends.Count + 1) * stepsPerEpoch) { _ends.Add(_watch.Elapsed.TotalSeconds); }
    }
}
