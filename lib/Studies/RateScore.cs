namespace LayerFreezing;

/// <summary>What a search found for one rate.</summary>
/// <param name="Rate">The learning rate.</param>
/// <param name="Score">The scores on dev over the seeds; a diverged run counts 0.</param>
/// <param name="Diverged">How many runs diverged.</param>
public sealed record RateScore(double Rate, ScoreSummary Score, int Diverged);
