namespace LayerFreezing;

/// <summary>A word list whose indentation is the tree of kinds, two blanks a step: "names : features" a line.</summary>
internal static class ConceptTable
{
    /// <summary>Reads a table from top to bottom; each line is made with the concept it lies under.</summary>
    public static IReadOnlyList<T> Read<T>(string table, Func<string[], string[], T?, T> make) where T : class
    {
        var all = new List<T>();
        var above = new List<T>();
        foreach (var line in table.Split('\n'))
        {
            var depth = (line.Length - line.TrimStart(' ').Length) / 2;
            var halves = line.Split(':', 2);
            var made = make(Words(halves[0]), halves.Length > 1 ? Words(halves[1]) : [], depth > 0 ? above[depth - 1] : null);
            all.Add(made);
            above.RemoveRange(depth, above.Count - depth);
            above.Add(made);
        }
        return all;
    }

    private static string[] Words(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
