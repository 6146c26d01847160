namespace LayerFreezing.Tests;

/// <summary>A model folder of its own that holds one of a fixture's weight files under the name a folder has it; gone when disposed.</summary>
internal sealed class ModelCopy : IDisposable
{
    public ModelCopy(string model, string file = "model.safetensors")
    {
        Path = Directory.CreateTempSubdirectory("kit-model-").FullName;
        foreach (var from in Directory.GetFiles(Shared.Path("fixtures", model)))
        {
            var name = System.IO.Path.GetFileName(from);
            if (name is "config.json" or "vocab.txt" or "vocab.json" or "merges.txt") { Copy(from, name); }
            if (name == file) { Copy(from, name.EndsWith(".bin", StringComparison.Ordinal) ? "pytorch_model.bin" : "model.safetensors"); }
        }
    }

    public string Path { get; }

    public void Dispose() => Directory.Delete(Path, recursive: true);

    private void Copy(string from, string name)
    {
        using var source = File.OpenRead(from);
        using var target = File.Create(System.IO.Path.Combine(Path, name));
        source.CopyTo(target);
    }
}
