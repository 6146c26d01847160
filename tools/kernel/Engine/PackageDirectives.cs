using System.Text.RegularExpressions;

namespace NotebookKernel;

/// <summary>The <c>#r "nuget: ..."</c> and <c>#i "nuget: ..."</c> directives of a cell.</summary>
internal static partial class PackageDirectives
{
    /// <summary>Restores the packages that a cell asks for.</summary>
    /// <exception cref="KernelException">A package can't be had.</exception>
    public static void Restore(string code, NotebookReferences references, CellContext cell, CancellationToken cancelled)
    {
        if (!code.Contains("nuget:", StringComparison.OrdinalIgnoreCase)) { return; }
        foreach (Match match in Directive().Matches(code)) { throw new KernelException($"{match.Value} is not there yet {references} {cell.Number} {cancelled}"); }
    }

    [GeneratedRegex(@"^[ \t]*#(r|i)[ \t]+""[ \t]*nuget:[ \t]*([^""]*)""", RegexOptions.Multiline | RegexOptions.IgnoreCase)]
    private static partial Regex Directive();
}
