namespace LayerFreezing;

/// <summary>What an advice comes to.</summary>
public enum AdviceOutcome
{
    /// <summary>There is a depth that keeps the quality, and no smaller one that might.</summary>
    Decided,

    /// <summary>A smaller depth than the one that keeps the quality might do, or none surely does and some might.</summary>
    Undecided,

    /// <summary>No depth within the budget keeps the quality.</summary>
    OutOfReach,

    /// <summary>There is no quality to keep: all has no runs, or isn't above the majority baseline.</summary>
    Undefined,
}
