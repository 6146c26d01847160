namespace LayerFreezing.Kit;

/// <summary>A model as a call names it.</summary>
internal static class NamedModel
{
    /// <summary>Its folder; it is fetched where it is nowhere here.</summary>
    /// <exception cref="KitException">It can't be found, nor fetched.</exception>
    public static string Folder(string name, CancellationToken cancelled)
    {
        var folders = KitFolders.Find();
        return folders.FindModel(name) ?? FetchLine.Show(progress => ModelHub.Folder(name, folders, progress, CommandLine.Say, cancelled));
    }
}
