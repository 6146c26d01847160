namespace NotebookKernel;

/// <summary>
/// A cell that later ones can build on: its code, to be compiled again where no compilation of it is at hand, and the
/// names by which it hangs together with others. Its assembly is loaded and its state lives, whatever becomes of the
/// compilation.
/// </summary>
internal sealed class KeptCell
{
    public required WrittenCell Written { get; init; }

    /// <summary>How many of the notebook's references there were when it had run.</summary>
    public required int References { get; init; }

    /// <summary>False for a cell of references and usings.</summary>
    public required bool HasCode { get; init; }

    /// <summary>What it declares, by name.</summary>
    public required IReadOnlyDictionary<string, Declaration> Declared { get; init; }

    /// <summary>The names that its code looks up, or might.</summary>
    public required IReadOnlySet<string> Mentioned { get; init; }

    /// <summary>True where it has usings that none before it had: they count for all code after it.</summary>
    public required bool BringsUsings { get; init; }

    /// <summary>True where only the compilation it came from will do: see <see cref="CellNames.Binds"/>.</summary>
    public required bool IsBound { get; init; }

    /// <summary>The object whose fields are its variables, once it has run.</summary>
    public object? State { get; set; }

    /// <summary>True where the two of them mean the same in whichever order they are compiled.</summary>
    public bool CommutesWith(KeptCell later) =>
        !later.BringsUsings && later.References == References && !later.Declared.Keys.Any(name => Declared.ContainsKey(name) || Mentioned.Contains(name));
}
