namespace LayerFreezing.Tests;

/// <summary>The package's public members as api/TorchSharp.md lists them, by type.</summary>
internal sealed class PackageList
{
    private readonly Dictionary<string, (string Base, List<string> Members)> _types = [];

    public PackageList(string path)
    {
        foreach (var line in File.ReadLines(path))
        {
            if (line.StartsWith("### ", StringComparison.Ordinal))
            {
                var parts = line[4..].Split(" : ");
                _types[parts[0].Split(", ")[0]] = (parts.Length < 2 ? "" : parts[1].Split(' ')[0], []);
            }
            else if (_types.Count > 0 && line.Length > 0) { _types.Last().Value.Members.Add(line.StartsWith("- ", StringComparison.Ordinal) ? line[2..] : line); }
        }
    }

    public int Count => _types.Count;

    /// <summary>Whether the list has the member, in the type itself or in one it derives from.</summary>
    public bool Has(string type, string member)
    {
        for (string? place = type, argument = null; place is not null && _types.TryGetValue(place, out var found); (place, argument) = Above(found.Base))
        {
            if (found.Members.Select(listed => argument is null ? listed : listed.Replace("TOptions", argument, StringComparison.Ordinal)).Any(listed => Fits(member, listed)))
            {
                return true;
            }
        }
        return false;
    }

    /// <summary>Whether the words about a type that has no list of its own name the member.</summary>
    public bool Mentions(string type, string name) => _types[type].Members.Any(line => line.Contains(name, StringComparison.Ordinal));

    /// <summary>
    /// The same signature, or one that leaves out optional parameters at the end or an accessor: source that compiles
    /// against it compiles against the package.
    /// </summary>
    private static bool Fits(string member, string listed)
    {
        if (member == listed) { return true; }
        if (member.EndsWith("{get;}", StringComparison.Ordinal)) { return listed == member.Replace("{get;}", "{get; set;}", StringComparison.Ordinal); }
        if (!member.EndsWith(')') || !listed.StartsWith(member[..^1], StringComparison.Ordinal)) { return false; }
        var rest = listed[(member.Length - 1)..^1].Split(", ", StringSplitOptions.RemoveEmptyEntries);
        return rest.All(parameter => parameter.Contains(" = ", StringComparison.Ordinal));
    }

    private (string? Place, string? Argument) Above(string @base)
    {
        var open = @base.IndexOf('<', StringComparison.Ordinal);
        var (name, argument) = open < 0 ? (@base, null) : ($"{@base[..open]}`1", @base[(open + 1)..^1]);
        // A nested type may have the name of the one it derives from, so those of a namespace come first.
        var found = _types.Keys.FirstOrDefault(key => key.EndsWith($".{name}", StringComparison.Ordinal))
            ?? _types.Keys.FirstOrDefault(key => key.EndsWith($"+{name}", StringComparison.Ordinal));
        return (found, argument);
    }
}
