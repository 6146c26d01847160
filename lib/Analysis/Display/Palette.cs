namespace LayerFreezing;

/// <summary>
/// The colours of everything the library shows, from Okabe and Ito's set that colour-blind readers can tell apart; the blue is
/// also the darker in grey. Words always say the same as the colour.
/// </summary>
internal static class Palette
{
    /// <summary>What is frozen: cold.</summary>
    internal const string Frozen = "#0072b2";

    /// <summary>What is trained: warm.</summary>
    internal const string Trained = "#e69f00";

    /// <summary>What it cost: seconds.</summary>
    internal const string Cost = "#009e73";

    /// <summary>Lines and empty bars.</summary>
    internal const string Quiet = "#d8d8d8";

    /// <summary>Text beside.</summary>
    internal const string Faint = "#595959";
}
