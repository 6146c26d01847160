namespace LayerFreezing;

/// <summary>How many words two sentences share.</summary>
internal static class Overlap
{
    /// <summary>The number of different words in both, whatever their case.</summary>
    public static int Of(string one, string other) => Words(one).Intersect(Words(other)).Count();

    /// <summary>Shared words over all words (Jaccard's index), 0 to 1.</summary>
    public static double Share(string one, string other) => (double)Of(one, other) / Words(one).Union(Words(other)).Count();

    /// <summary>A sentence's words in lower case, without punctuation.</summary>
    public static string[] Words(string sentence) =>
        sentence.ToLowerInvariant().Split([' ', ',', '.'], StringSplitOptions.RemoveEmptyEntries);
}
