namespace LayerFreezing;

/// <summary>A file on a web server.</summary>
/// <param name="Name">What it is called in progress and sentences.</param>
/// <param name="Address">Where it is.</param>
internal sealed record WebFile(string Name, Uri Address)
{
    /// <summary>Shown to the address's own host alone.</summary>
    public string? Token { get; init; }

    /// <summary>Its bytes; null where they aren't known beforehand.</summary>
    public long? Size { get; init; }

    /// <summary>The most bytes it may have.</summary>
    public long Most { get; init; } = 100L << 30;

    /// <summary>What is wrong with the content of the fetched file, or null.</summary>
    public Func<string, string?> Fault { get; init; } = _ => null;
}
