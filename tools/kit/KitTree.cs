namespace LayerFreezing.Kit;

/// <summary>The tree the kit runs from.</summary>
internal static class KitTree
{
    /// <summary>The folder that holds lib, notebooks and tests.</summary>
    public static string Root { get; } = KitFolders.Find().Root;

    /// <summary>A file or folder below the root.</summary>
    public static string Path(params string[] parts) => System.IO.Path.Combine([Root, .. parts]);
}
