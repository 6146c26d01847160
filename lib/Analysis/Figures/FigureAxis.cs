namespace LayerFreezing;

/// <summary>An axis of a figure.</summary>
/// <param name="Title">What stands along it, with its unit; empty where the names say it.</param>
public sealed record FigureAxis(string Title)
{
    /// <summary>Names of places, counted from 0, such as head, 1, 2, all; empty for an axis of numbers.</summary>
    public IReadOnlyList<string> Names { get; init; } = [];

    /// <summary>Whether equal steps are equal factors; values of 0 and below have no place on such an axis.</summary>
    public bool Logarithmic { get; init; }

    /// <summary>Values that a thin line crosses the panel at, such as 90 %.</summary>
    public IReadOnlyList<double> Marks { get; init; } = [];

    /// <summary>The words for a value on this axis.</summary>
    internal string Text(double value) => Names.Count > 0 && value >= 0 && value < Names.Count && value == Math.Floor(value)
        ? Names[(int)value] : Digits(value);

    /// <summary>Four digits at most, the unit being the axis's.</summary>
    internal static string Digits(double value) => Math.Abs(value) switch
    {
        0 => "0",
        < 0.001 => FormattableString.Invariant($"{value:0.##e0}"),
        < 1 => FormattableString.Invariant($"{value:0.####}"),
        < 10 => FormattableString.Invariant($"{value:0.##}"),
        < 1000 => FormattableString.Invariant($"{value:0.#}"),
        _ => FormattableString.Invariant($"{value:N0}"),
    };
}
