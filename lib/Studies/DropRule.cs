namespace LayerFreezing;

/// <summary>
/// Which runs count. Lee, Tang and Lin (2019) took a run for failed, and left it out of their means, whose score is 0 or
/// isn't above 0.9 × the best run of the same model, task and depth (their repository's notebooks; the paper doesn't say).
/// </summary>
internal static class DropRule
{
    /// <summary>The test that a score must pass.</summary>
    /// <param name="scores">All scores of one model, task and depth.</param>
    /// <param name="below">The part of the best that a run must be above; null lets every score pass.</param>
    internal static Func<double, bool> Of(IEnumerable<double> scores, double? below)
    {
        if (below is not { } part) { return _ => true; }
        var limit = part * scores.DefaultIfEmpty().Max();
        return score => score > limit && score != 0;
    }
}
