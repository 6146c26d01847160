using System.Diagnostics;

namespace LayerFreezing;

/// <summary>Seconds by phase.</summary>
public sealed class PhaseClock
{
    private readonly Dictionary<string, double> _seconds = [];

    /// <summary>Seconds of each phase so far.</summary>
    public IReadOnlyDictionary<string, double> Seconds => _seconds;

    /// <summary>Adds seconds that an earlier attempt took.</summary>
    public void Add(string phase, double seconds) => _seconds[phase] = _seconds.GetValueOrDefault(phase) + seconds;

    /// <summary>Does something and adds its time to a phase, also when it fails.</summary>
    public T Measure<T>(string phase, Func<T> work)
    {
        var watch = Stopwatch.StartNew();
        try
        {
            return work();
        }
        finally
        {
            Add(phase, watch.Elapsed.TotalSeconds);
        }
    }
}
