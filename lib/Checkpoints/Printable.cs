namespace LayerFreezing;

/// <summary>Names out of a file as they can be shown: short, and without control characters.</summary>
internal static class Printable
{
    private const int Longest = 120;

    public static string Of(string name)
    {
        var shown = string.Concat(name.Take(Longest).Select(character => char.IsControl(character) || char.IsSurrogate(character) ? '?' : character));
        return name.Length > Longest ? shown + "…" : shown;
    }
}
