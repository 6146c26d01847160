using System.Runtime.Intrinsics;

namespace LayerFreezing;

/// <summary>
/// Dropout masks from a counter: whether an element is dropped is a hash of seed, step, layer, place in the layer, row of
/// the batch, position and feature, so masks don't depend on packing or threads and need not be kept for the backward.
/// </summary>
/// <remarks>The hash of the feature is Chris Wellons's lowbias32 (hash-prospector, 2018), keyed twice.</remarks>
internal readonly unsafe struct CounterDropout
{
    private const uint Golden = 0x9E3779B9;
    private const uint First = 0x7FEB352D;
    private const uint Second = 0x846CA68B;

    private readonly ulong _key;
    private readonly uint _threshold;
    private readonly float _scale;

    internal CounterDropout(DropoutSource source, DropoutPlace place)
    {
        Probability = place.Probability;
        _key = SplitMixRandom.Mix(SplitMixRandom.Mix(source.Seed) + (ulong)source.Step);
        _key = SplitMixRandom.Mix(_key + (((ulong)(uint)place.Layer << 8) | (uint)place.Place));
        _threshold = (uint)Math.Min(uint.MaxValue, Math.Round(Probability * 4294967296.0));
        _scale = (float)(1 / (1 - Probability));
    }

    /// <summary>The probability that an element becomes zero.</summary>
    internal double Probability { get; }

    /// <summary>Whether anything is dropped.</summary>
    internal bool Drops => Probability > 0;

    /// <summary>The key of the features of one position, and of one head where the place is attention.</summary>
    internal ulong Key(int row, int position, int head = 0) =>
        SplitMixRandom.Mix(_key + ((ulong)(uint)row << 40) + ((ulong)(uint)position << 16) + (uint)head);

    /// <summary>y = x where it is kept, scaled up, and 0 elsewhere; x and y may be the same.</summary>
    internal void Apply(ulong key, float* x, float* y, int count)
    {
        var (low, high) = ((uint)key, (uint)(key >> 32));
        var i = 0;
        if (Vector256.IsHardwareAccelerated)
        {
            var steps = Vector256<uint>.Indices * Golden;
            var (threshold, scale) = (Vector256.Create(_threshold), Vector256.Create(_scale));
            for (; i <= count - 8; i += 8)
            {
                var hash = Vector256.Create(low + ((uint)i * Golden)) + steps;
                hash = (hash ^ (hash >>> 16)) * First;
                hash = (hash ^ (hash >>> 15) ^ Vector256.Create(high)) * Second;
                hash ^= hash >>> 16;
                var kept = Vector256.GreaterThanOrEqual(hash, threshold).AsSingle();
                ((Vector256.Load(x + i) * scale) & kept).Store(y + i);
            }
        }
        for (; i < count; i++)
        {
            var hash = low + ((uint)i * Golden);
            hash = (hash ^ (hash >> 16)) * First;
            hash = (hash ^ (hash >> 15) ^ high) * Second;
            hash ^= hash >> 16;
            y[i] = hash >= _threshold ? x[i] * _scale : 0;
        }
    }
}
