namespace NotebookKernel;

/// <summary>Jupyter counts code points, C# counts UTF-16 units.</summary>
internal static class CodePosition
{
    /// <summary>The UTF-16 index of a count of code points.</summary>
    public static int FromCodePoints(string code, int points)
    {
        var at = 0;
        for (; points > 0 && at < code.Length; points--) { at += char.IsHighSurrogate(code[at]) && at + 1 < code.Length ? 2 : 1; }
        return at;
    }

    /// <summary>The count of code points before a UTF-16 index.</summary>
    public static int ToCodePoints(string code, int index)
    {
        var points = 0;
        for (var at = 0; at < index && at < code.Length; points++) { at += char.IsHighSurrogate(code[at]) && at + 1 < code.Length ? 2 : 1; }
        return points;
    }
}
