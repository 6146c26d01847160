namespace LayerFreezing;

/// <summary>
/// A small seeded generator with the same numbers on every machine and in every version of .NET: SplitMix64 (Steele, Lea
/// and Flood, "Fast Splittable Pseudorandom Number Generators", OOPSLA 2014, section 5). A seed and a stream name a
/// sequence, so the nth line of a corpus can be had without those before it.
/// </summary>
public sealed class SplitMixRandom
{
    private const ulong GoldenGamma = 0x9E3779B97F4A7C15;
    private ulong _state;

    /// <summary>Starts the sequence of a seed and a stream.</summary>
    /// <param name="seed">What the user chose.</param>
    /// <param name="stream">Which of the seed's independent sequences, such as the number of a line.</param>
    public SplitMixRandom(ulong seed, ulong stream = 0)
    {
        _state = Mix(Mix(seed + GoldenGamma) + Mix(~stream) * GoldenGamma);
    }

    /// <summary>SplitMix64's finaliser: a bijection in which every bit of the input reaches every bit of the output.</summary>
    /// <param name="value">Any 64 bits.</param>
    /// <returns>The mixed bits.</returns>
    public static ulong Mix(ulong value)
    {
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }

    /// <summary>The next 64 bits.</summary>
    /// <returns>A number that is uniform over all 64 bits.</returns>
    public ulong NextUInt64()
    {
        _state += GoldenGamma;
        return Mix(_state);
    }

    /// <summary>The next whole number below a bound.</summary>
    /// <param name="bound">How many values there are; at least 1.</param>
    /// <returns>A number from 0 to <paramref name="bound"/> - 1.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="bound"/> is below 1.</exception>
    public int Next(int bound)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(bound, 1);
        return (int)Math.BigMul(NextUInt64(), (ulong)bound, out _);
    }

    /// <summary>The next fraction, in steps of 2^-53.</summary>
    /// <returns>A number from 0 up to, but not including, 1.</returns>
    public double NextDouble() => (NextUInt64() >> 11) * (1.0 / (1UL << 53));

    /// <summary>Whether something happens that does so in so many cases of a hundred.</summary>
    /// <param name="percent">0 for never, 100 for always.</param>
    /// <returns>True in <paramref name="percent"/> of a hundred calls.</returns>
    public bool Chance(int percent) => Next(100) < percent;

    /// <summary>One of some values, each as likely as the others.</summary>
    /// <typeparam name="T">What is chosen from.</typeparam>
    /// <param name="values">The values; at least one.</param>
    /// <returns>One of them.</returns>
    public T Pick<T>(IReadOnlyList<T> values) => values[Next(values.Count)];

    /// <summary>The place of one of some values that are not equally likely.</summary>
    /// <param name="weights">A weight for each; none below 0, and their sum at least 1.</param>
    /// <returns>A place in <paramref name="weights"/>, as often as its share of the sum.</returns>
    public int PickWeighted(params ReadOnlySpan<int> weights)
    {
        var sum = 0;
        foreach (var weight in weights) { sum += weight; }
        var left = Next(sum);
        for (var i = 0; ; i++)
        {
            left -= weights[i];
            if (left < 0) { return i; }
        }
    }

    /// <summary>Puts values into a random order (Fisher and Yates).</summary>
    /// <typeparam name="T">What is put in order.</typeparam>
    /// <param name="values">The values, changed in place.</param>
    public void Shuffle<T>(IList<T> values)
    {
        for (var i = values.Count - 1; i > 0; i--)
        {
            var j = Next(i + 1);
            (values[i], values[j]) = (values[j], values[i]);
        }
    }

    /// <summary>The next draw from the normal distribution of mean 0 and variance 1 (Box and Muller 1958).</summary>
    /// <returns>A number within ±8.6.</returns>
    public double NextNormal()
    {
        var radius = Math.Sqrt(-2 * Math.Log(1 - NextDouble()));
        return radius * Math.Cos(2 * Math.PI * NextDouble());
    }
}
