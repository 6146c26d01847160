namespace LayerFreezing.Bench;

/// <summary>A folder with the configuration of bert-base and no weights: speed and memory don't depend on their values.</summary>
internal sealed class BertBaseShape : IDisposable
{
    private BertBaseShape(string folder) => Folder = folder;

    /// <summary>The folder.</summary>
    internal string Folder { get; }

    internal static BertBaseShape Create()
    {
        var folder = Directory.CreateTempSubdirectory("bert-base-shape-").FullName;
        EncoderConfig.BertBase.Save(folder);
        return new BertBaseShape(folder);
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
