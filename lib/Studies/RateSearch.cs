namespace LayerFreezing;

/// <summary>A search for the learning rate by the best mean score on dev.</summary>
public sealed record RateSearch
{
    /// <summary>The rates that are tried.</summary>
    public required IReadOnlyList<double> Rates { get; init; }

    /// <summary>The seeds each is tried with.</summary>
    public IReadOnlyList<int> Seeds { get; init; } = [1, 2, 3];

    /// <summary>On which depth a rate is judged.</summary>
    public SearchOn On { get; init; } = SearchOn.All;
}
