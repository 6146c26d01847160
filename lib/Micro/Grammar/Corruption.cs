namespace LayerFreezing;

/// <summary>One change that makes a sentence ungrammatical: some of its words give way to others.</summary>
/// <param name="Kind">What is wrong afterwards.</param>
/// <param name="Start">The first word that goes, counted from 0.</param>
/// <param name="Length">How many words go.</param>
/// <param name="Replacement">The words that come.</param>
/// <param name="Attractor">Whether a misleading word lies between: a noun of the other number before the verb, a "no" in the wrong clause.</param>
internal sealed record Corruption(CorruptionKind Kind, int Start, int Length, IReadOnlyList<string> Replacement, bool Attractor);
