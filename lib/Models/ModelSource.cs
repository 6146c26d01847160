namespace LayerFreezing;

/// <summary>Where a model's first values came from.</summary>
/// <param name="Name">The folder's name, or a word for a model that was never a file.</param>
/// <param name="Folder">The folder; empty for a model that was never a file.</param>
/// <param name="Sha256">Hash of the weights' file.</param>
/// <param name="DrawnAnew">Parameters the file lacked: drawn from N(0, initializer_range) by the seed, biases 0.</param>
/// <param name="Ignored">Tensors of the file that the model has no use for.</param>
/// <param name="Notes">What else a user should know.</param>
public sealed record ModelSource(
    string Name, string Folder, string Sha256, IReadOnlyList<string> DrawnAnew, IReadOnlyList<string> Ignored, IReadOnlyList<string> Notes)
{
    /// <summary>One line on what was drawn anew and what was ignored.</summary>
    public override string ToString()
    {
        var drawn = DrawnAnew.Count == 0 ? "nothing drawn anew" : $"drawn anew: {string.Join(", ", DrawnAnew)}";
        var ignored = Ignored.Count == 0 ? "nothing ignored" : $"ignored: {string.Join(", ", Ignored)}";
        return $"{Name}: {drawn}; {ignored}{string.Concat(Notes.Select(note => "; " + note))}";
    }
}
