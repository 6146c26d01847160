namespace LayerFreezing.Tests;

/// <summary>A clock whose waits are over at once, and written down.</summary>
internal sealed class Waits : TimeProvider
{
    private readonly List<TimeSpan> _asked = [];

    /// <summary>The waits that were asked for, in their order.</summary>
    public IReadOnlyList<TimeSpan> Asked
    {
        get { lock (_asked) { return [.. _asked]; } }
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        if (dueTime > TimeSpan.Zero)
        {
            lock (_asked) { _asked.Add(dueTime); }
            dueTime = TimeSpan.Zero;
        }
        return System.CreateTimer(callback, state, dueTime, period);
    }
}
