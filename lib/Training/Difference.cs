namespace LayerFreezing;

/// <summary>Collects the differences between computed and golden numbers, and keeps the worst.</summary>
internal sealed class Difference
{
    private double _largest;
    private double _share;
    private string _worst = "";

    /// <summary>Compares one number; <paramref name="allowed"/> is how far off it may be.</summary>
    internal void Add(string where, double expected, double actual, double allowed)
    {
        var difference = Math.Abs(actual - expected);
        // A result that is no number is infinitely far off.
        if (double.IsNaN(difference)) { difference = double.PositiveInfinity; }
        _largest = Math.Max(_largest, difference);
        if (difference / allowed <= _share && _worst.Length > 0) { return; }
        (_share, _worst) = (difference / allowed, where);
    }

    /// <summary>Compares numbers one by one.</summary>
    internal void Add(string where, ReadOnlySpan<float> expected, ReadOnlySpan<float> actual, Func<float, double> allowed)
    {
        if (expected.Length != actual.Length) { throw new KitException(FormattableString.Invariant($"{where} has {actual.Length} numbers and its golden values {expected.Length}")); }
        for (var i = 0; i < expected.Length; i++) { Add(where, expected[i], actual[i], allowed(expected[i])); }
    }

    internal SelfTestFinding ToFinding(string model, string quantity, string allowed) => new(model, quantity, _largest, _share, allowed, _worst);
}
