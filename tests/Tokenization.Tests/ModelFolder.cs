using System.Text.Json;

namespace LayerFreezing.Tests;

/// <summary>A folder with a tokenizer's files, made for one test and removed after it.</summary>
internal sealed class ModelFolder : IDisposable
{
    public ModelFolder() => Path = Directory.CreateTempSubdirectory("tokenizer-").FullName;

    public string Path { get; }

    /// <summary>A BERT tokenizer with its five special tokens first: ids 0 to 4.</summary>
    public static ModelFolder Bert(params string[] tokens) =>
        new ModelFolder().With("vocab.txt", string.Join('\n', ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", .. tokens]) + "\n");

    /// <summary>A RoBERTa tokenizer with its five special tokens first, then the 256 bytes, then the results of the merges.</summary>
    public static ModelFolder Roberta(params string[] merges)
    {
        var bytes = Enumerable.Range(0x21, 0x144 - 0x21).Where(c => c is < 0x7F or (> 0xA0 and not 0xAD)).Select(c => $"{(char)c}");
        string[] tokens = ["<s>", "<pad>", "</s>", "<unk>", "<mask>", .. bytes, .. merges.Select(merge => merge.Replace(" ", "", StringComparison.Ordinal))];
        var ids = tokens.Select((token, id) => (token, id)).ToDictionary(entry => entry.token, entry => entry.id);
        return new ModelFolder().With("vocab.json", JsonSerializer.Serialize(ids)).With("merges.txt", "#version: 0.2\n" + string.Join('\n', merges) + "\n");
    }

    /// <summary>Copies the tokenizer's files of another folder.</summary>
    public static ModelFolder Copy(string folder, params string[] files)
    {
        var copy = new ModelFolder();
        foreach (var file in files) { File.Copy(System.IO.Path.Combine(folder, file), System.IO.Path.Combine(copy.Path, file)); }
        return copy;
    }

    public ModelFolder With(string file, string text)
    {
        File.WriteAllText(System.IO.Path.Combine(Path, file), text);
        return this;
    }

    public TextTokenizer Load() => TextTokenizer.Load(Path);

    /// <summary>The sentence that loading the folder ends with.</summary>
    public string Fault()
    {
        var fault = Assert.Throws<KitException>(Load).Message;
        Assert.EndsWith(".", fault, StringComparison.Ordinal);
        Assert.DoesNotContain("\n", fault, StringComparison.Ordinal);
        return fault;
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
