namespace LayerFreezing;

/// <summary>The independent streams of a run's seed: changing one use of chance leaves the others alone.</summary>
internal static class RandomStreams
{
    private const ulong Head = 1UL << 56;
    private const ulong Order = 2UL << 56;
    private const ulong Dropout = 3UL << 56;
    private const ulong Masks = 4UL << 56;
    private const ulong Split = 5UL << 56;
    private const ulong Draws = 6UL << 56;

    /// <summary>Draws the first values of a parameter; the name makes them independent of the order of drawing.</summary>
    internal static SplitMixRandom ForParameter(int seed, string name) => new((ulong)seed, Head ^ HashOf(name));

    /// <summary>Draws the order of an epoch's examples.</summary>
    internal static SplitMixRandom ForEpoch(int seed, int epoch) => new((ulong)seed, Order + (ulong)epoch);

    /// <summary>Draws what a step of a pretraining hides.</summary>
    internal static SplitMixRandom ForMasks(int seed, long step) => new((ulong)seed, Masks + (ulong)step);

    /// <summary>Draws which examples of a label are held out.</summary>
    internal static SplitMixRandom ForSplit(int seed, int label) => new((ulong)seed, Split + (ulong)label);

    /// <summary>Draws from what an analysis knows of something.</summary>
    internal static SplitMixRandom ForDraws(string name) => new(0, Draws ^ HashOf(name));

    /// <summary>The seed of the tensor library's generator in a step.</summary>
    internal static long ForStep(int seed, long step) => (long)(new SplitMixRandom((ulong)seed, Dropout + (ulong)step).NextUInt64() >> 1);

    private static ulong HashOf(string name) => name.Aggregate(0UL, (sum, letter) => SplitMixRandom.Mix(sum + letter)) >> 8;
}
