namespace NotebookKernel;

/// <summary>How fast a cell may send: what a browser can show and a notebook file should hold.</summary>
internal sealed record OutputLimits
{
    /// <summary>Characters a cell may print at any speed.</summary>
    public int Burst { get; init; } = 1_000_000;

    /// <summary>Characters a second it may print beyond that.</summary>
    public int PerSecond { get; init; } = 20_000;

    /// <summary>Characters kept of the end of what goes beyond both.</summary>
    public int Tail { get; init; } = 16_000;

    /// <summary>How long prints and updates wait for company before they are sent.</summary>
    public TimeSpan Gather { get; init; } = TimeSpan.FromMilliseconds(40);

    /// <summary>No limits but gathering: for tests and files.</summary>
    public static OutputLimits Default { get; } = new();
}
