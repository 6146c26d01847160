namespace LayerFreezing;

/// <summary>A file of a model on the hub.</summary>
/// <param name="Name">Its name in the repository.</param>
/// <param name="Commit">The commit it was looked up at.</param>
/// <param name="Tag">What names its content: SHA-256 of a large file, git's name of a small one.</param>
/// <param name="Size">Its bytes; null where the hub doesn't say.</param>
internal sealed record HubFile(string Name, string Commit, string Tag, long? Size);
