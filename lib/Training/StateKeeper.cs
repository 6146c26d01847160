using System.Diagnostics;
using System.Globalization;
using TorchSharp.Modules;

namespace LayerFreezing;

/// <summary>Writes the state of a run that is under way, and finds it again.</summary>
/// <param name="keeping">Where, and how often.</param>
/// <param name="tuner">The run.</param>
/// <param name="trained">What it trains.</param>
/// <param name="optimizer">What it steps with.</param>
internal sealed class StateKeeper(RunKeeping keeping, FineTuner tuner, IEnumerable<(string Name, Parameter Value)> trained, ParameterStep optimizer)
{
    private const int ShareOfTime = 20;

    private readonly Stopwatch _watch = Stopwatch.StartNew();
    private readonly long _run = long.Parse(tuner.Identity, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
    private readonly List<int> _resumedAt = [];
    private TimeSpan _notBefore = keeping.Every;
    private int _kept;

    /// <summary>Seconds of training in earlier attempts.</summary>
    internal double SecondsBefore { get; private set; }

    /// <summary>The steps at which the run went on after it had been broken off.</summary>
    internal IReadOnlyList<int> ResumedAt => _resumedAt;

    /// <summary>Puts the run where it was broken off.</summary>
    /// <returns>The steps taken until then with loss and norm; none where no state of this run is kept.</returns>
    internal IReadOnlyList<(double Loss, double Norm)> Restore()
    {
        if (RunState.TryOpen(keeping.File, _run) is not { } state) { return []; }
        using (state)
        {
            state.CopyTo(trained, optimizer);
            _resumedAt.AddRange(state.ResumedAt);
            SecondsBefore = state.Seconds;
            _kept = state.History.Count;
            _resumedAt.Add(_kept);
            return state.History;
        }
    }

    /// <summary>Writes the state if it is time.</summary>
    /// <exception cref="StoreException">It can't be written.</exception>
    internal void KeepIfDue()
    {
        if (_watch.Elapsed >= _notBefore) { Keep(); }
    }

    /// <summary>Writes the state unless it is written.</summary>
    /// <exception cref="StoreException">It can't be written.</exception>
    internal void Keep()
    {
        if (tuner.History.Count == _kept) { return; }
        var start = _watch.Elapsed;
        StoreException.Guard(() => RunState.Write(
            keeping.File, _run, tuner.History, SecondsBefore + start.TotalSeconds, _resumedAt, trained, optimizer));
        _kept = tuner.History.Count;
        var pause = ShareOfTime * (_watch.Elapsed - start);
        _notBefore = _watch.Elapsed + (pause > keeping.Every ? pause : keeping.Every);
    }
}
