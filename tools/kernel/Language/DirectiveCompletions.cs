using System.Text.RegularExpressions;

namespace NotebookKernel;

/// <summary>Words for the kernel's commands, and paths inside the strings of <c>#r</c>, <c>#load</c> and <c>#!import</c>.</summary>
internal static partial class DirectiveCompletions
{
    /// <summary>What fits at the cursor, or null where it isn't in a directive.</summary>
    public static CompletionList? Find(string code, int cursor)
    {
        cursor = Math.Clamp(cursor, 0, code.Length);
        var lineStart = cursor == 0 ? 0 : code.LastIndexOf('\n', cursor - 1) + 1;
        var line = code[lineStart..cursor];
        if (Path().Match(line) is { Success: true } path) { return Paths(path.Groups["path"].Value, path.Groups["kind"].Value, cursor); }
        if (!line.StartsWith('#') || line.Contains(' ', StringComparison.Ordinal)) { return null; }
        string[] words = [.. MagicCommands.Names, "#r", "#load", "#i"];
        return new CompletionList(lineStart, cursor, [.. words.Where(word => word.StartsWith(line, StringComparison.Ordinal)).Select(word => new Completion(word, "magic", "", ""))]);
    }

    private static CompletionList Paths(string typed, string kind, int cursor)
    {
        var name = typed[(typed.LastIndexOfAny(['/', '\\']) + 1)..];
        if (typed.TrimStart().StartsWith("nuget:", StringComparison.OrdinalIgnoreCase)) { return new CompletionList(cursor, cursor, []); }
        var folder = System.IO.Path.Combine(NotebookReferences.BaseFolder, typed[..^name.Length]);
        string[] endings = kind switch { "r" => [".dll"], "load" => [".csx", ".cs"], _ => [".ipynb", ".csx", ".cs"] };
        if (!Directory.Exists(folder)) { return new CompletionList(cursor, cursor, []); }
        var options = new EnumerationOptions { IgnoreInaccessible = true };
        var folders = Directory.EnumerateDirectories(folder, "*", options).Select(path => (System.IO.Path.GetFileName(path) + "/", "folder"));
        var files = Directory.EnumerateFiles(folder, "*", options).Where(path => endings.Contains(System.IO.Path.GetExtension(path))).Select(path => (System.IO.Path.GetFileName(path), "file"));
        string[] parent = "../".StartsWith(name, StringComparison.Ordinal) && name.Length > 0 ? ["../"] : [];
        var found = parent.Select(up => (up, "folder")).Concat(folders).Concat(files)
            .Where(entry => entry.Item1.StartsWith(name, StringComparison.OrdinalIgnoreCase) && (name.Length > 0 || !entry.Item1.StartsWith('.')))
            .OrderBy(entry => entry.Item1, StringComparer.Ordinal).Select(entry => new Completion(entry.Item1, entry.Item2, "", ""));
        return new CompletionList(cursor - name.Length, cursor, [.. found]);
    }

    [GeneratedRegex("""^\s*#(?:(?<kind>r|load)\s+"(?<path>[^"]*)|!(?<kind>import)\s+"?(?<path>[^"]*))$""")]
    private static partial Regex Path();
}
