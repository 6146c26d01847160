using System.Text.Encodings.Web;
using System.Text.Json;

namespace LayerFreezing;

/// <summary>A byte-level BPE vocabulary.</summary>
/// <param name="Tokens">The tokens in the order of their ids.</param>
/// <param name="Merges">What is joined, "left right", the earliest first.</param>
public sealed record ByteLevelVocabulary(IReadOnlyList<string> Tokens, IReadOnlyList<string> Merges)
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes <c>vocab.json</c> and <c>merges.txt</c>.</summary>
    /// <param name="folder">The model folder.</param>
    /// <exception cref="KitException">A file can't be written.</exception>
    public void Save(string folder)
    {
        var lines = Tokens.Select((token, id) => $"  {JsonSerializer.Serialize(token, Plain)}: {id}");
        AtomicFile.WriteText(Path.Combine(folder, "vocab.json"), "{\n" + string.Join(",\n", lines) + "\n}\n");
        AtomicFile.WriteText(Path.Combine(folder, "merges.txt"), "#version: 0.2\n" + string.Concat(Merges.Select(merge => merge + "\n")));
    }
}
