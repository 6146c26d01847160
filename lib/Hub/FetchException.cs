namespace LayerFreezing;

/// <summary>A request that brought nothing.</summary>
/// <param name="reason">What happened, as part of a sentence.</param>
/// <param name="retries">How often it is worth trying again.</param>
/// <param name="inner">The failure that was met.</param>
internal sealed class FetchException(string reason, int retries, Exception? inner = null) : Exception(reason, inner)
{
    /// <summary>Of a fault that may pass.</summary>
    public const int Often = int.MaxValue;

    /// <summary>Of a fault that stays.</summary>
    public const int Never = 0;

    /// <summary>How often it is worth trying again.</summary>
    public int Retries { get; } = retries;

    /// <summary>How long the server asks to wait; null where it says nothing.</summary>
    public TimeSpan? Wait { get; init; }

    /// <summary>The status of the answer; 0 where there was none.</summary>
    public int Status { get; init; }

    /// <summary>What the hub calls the fault (<c>X-Error-Code</c>); null elsewhere.</summary>
    public string? Code { get; init; }

    /// <summary>Whether nothing was reached at all: what a machine without network meets.</summary>
    public bool IsNoNetwork { get; init; }
}
