namespace LayerFreezing;

/// <summary>How a worker's going at a run ended.</summary>
public enum CellEnd
{
    /// <summary>The run is done or diverged, and its record is written.</summary>
    Done,

    /// <summary>The record was there already.</summary>
    There,

    /// <summary>Another process is at the run.</summary>
    Busy,

    /// <summary>The run was broken off because the worker was asked to end.</summary>
    Stopped,

    /// <summary>The machine is to blame: the worker was killed, or memory ran out.</summary>
    MachineFailed,

    /// <summary>The run itself is to blame.</summary>
    RunFailed,

    /// <summary>The record or the run's state can't be written.</summary>
    StoreFailed,
}
