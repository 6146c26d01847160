using System.Text.RegularExpressions;

namespace NotebookKernel;

/// <summary>The <c>#r "nuget: ..."</c> and <c>#i "nuget: ..."</c> directives of cells.</summary>
internal sealed partial class PackageDirectives(NotebookReferences references)
{
    private readonly List<PackageRequest> _packages = [];
    private readonly List<string> _sources = [];

    /// <summary>Restores the packages that a cell asks for, together with those of earlier cells, so that their versions agree.</summary>
    /// <returns>The code, with what only the kernel understands blanked out.</returns>
    /// <exception cref="KernelException">A package can't be had.</exception>
    public string Restore(string code, CellContext cell, CancellationToken cancelled)
    {
        if (!code.Contains("nuget:", StringComparison.OrdinalIgnoreCase)) { return code; }
        var asked = new List<(string Directive, PackageRequest Package)>();
        foreach (Match match in Directive().Matches(code))
        {
            var text = match.Groups["text"].Value;
            if (match.Groups["kind"].Value == "i") { _sources.Add(text.Trim()); }
            else { asked.Add((match.Groups["quoted"].Value.Trim(), PackageRequest.Parse(text))); }
        }
        var missing = asked.Where(one => !references.HasPackage(one.Directive)).ToList();
        if (missing.Count > 0)
        {
            var wanted = _packages.Where(known => !missing.Exists(one => one.Package.Name.Equals(known.Name, StringComparison.OrdinalIgnoreCase))).Concat(missing.Select(one => one.Package)).ToList();
            var restored = new PackageRestore(wanted, _sources).Run(missing.ConvertAll(one => one.Package), cell, cancelled);
            _packages.Clear();
            _packages.AddRange(wanted);
            foreach (var (directive, _) in missing) { references.AddPackage(directive, restored.Compile, restored.Runtime, restored.Native); }
        }
        return Directive().Replace(code, match => new string(' ', match.Length));
    }

    [GeneratedRegex("""^[ \t]*#(?<kind>[ri])[ \t]+"(?<quoted>[ \t]*nuget:(?<text>[^"\n]*))"[^\n]*""", RegexOptions.Multiline | RegexOptions.IgnoreCase)]
    private static partial Regex Directive();
}
