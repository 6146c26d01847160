namespace LayerFreezing;

/// <summary>Two sentences that differ in one small thing, of which one is English and the other is not.</summary>
/// <param name="Grammatical">The sentence that is English.</param>
/// <param name="Ungrammatical">The one that is not.</param>
/// <param name="Kind">What is wrong with it.</param>
/// <param name="Attractor">Whether something misleading stands between the words that must match: a noun of the other number before a verb or reflexive, a "no" in the wrong clause before "ever".</param>
public sealed record MinimalPair(string Grammatical, string Ungrammatical, CorruptionKind Kind, bool Attractor);
