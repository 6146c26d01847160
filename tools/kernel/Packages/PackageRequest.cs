using System.Text.RegularExpressions;

namespace NotebookKernel;

/// <summary>A package that a cell asks for.</summary>
internal sealed partial record PackageRequest(string Name, string Version)
{
    /// <summary>Reads what follows "nuget:": a name, and after a comma a version.</summary>
    /// <exception cref="KernelException">It isn't that.</exception>
    public static PackageRequest Parse(string text)
    {
        var parts = text.Split(',', StringSplitOptions.TrimEntries);
        if (parts.Length > 2 || !Id().IsMatch(parts[0]) || (parts.Length == 2 && !VersionText().IsMatch(parts[1])))
        {
            throw new KernelException($"\"nuget:{text}\" doesn't name a package; write #r \"nuget: Name, version\".");
        }
        return new PackageRequest(parts[0], parts.Length == 2 ? parts[1] : "*");
    }

    public override string ToString() => Version == "*" ? Name : $"{Name} {Version}";

    [GeneratedRegex(@"^[A-Za-z0-9_][A-Za-z0-9_.\-]*$")]
    private static partial Regex Id();

    [GeneratedRegex(@"^[\[\]\(\)0-9A-Za-z.,*+\-]+$")]
    private static partial Regex VersionText();
}
