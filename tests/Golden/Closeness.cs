using System.Globalization;

namespace LayerFreezing.Tests;

/// <summary>Compares numbers with golden ones, and says how far off the worst is.</summary>
internal static class Closeness
{
    /// <summary>Asserts |actual − expected| ≤ absolute + relative × |expected| everywhere; prints the largest difference.</summary>
    public static void AssertClose(string what, ReadOnlySpan<float> expected, ReadOnlySpan<float> actual, double absolute, double relative)
    {
        Assert.Equal(expected.Length, actual.Length);
        var (worst, worstAt, largest) = (double.NegativeInfinity, 0, 0.0);
        for (var i = 0; i < expected.Length; i++)
        {
            var difference = Math.Abs((double)actual[i] - expected[i]);
            largest = Math.Max(largest, difference);
            var excess = difference - absolute - (relative * Math.Abs(expected[i]));
            if (double.IsNaN(excess)) { excess = double.PositiveInfinity; }
            if (excess > worst) { (worst, worstAt) = (excess, i); }
        }
        var text = string.Create(CultureInfo.InvariantCulture, $"{what}: largest difference {largest:g3}");
        TestContext.Current.TestOutputHelper?.WriteLine(text);
        Assert.True(worst <= 0, string.Create(CultureInfo.InvariantCulture,
            $"{text}; at {worstAt} {actual[worstAt]:g9} instead of {expected[worstAt]:g9}"));
    }
}
