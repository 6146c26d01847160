namespace LayerFreezing.Tests;

public sealed class AtomicFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_file_is_written_replaced_and_its_folders_made()
    {
        var path = Path.Combine(_folder.Path, "a", "b", "c.txt");
        AtomicFile.WriteText(path, "one ü");
        AtomicFile.WriteText(path, "two");
        Assert.Equal("two"u8.ToArray(), File.ReadAllBytes(path));
        Assert.Equal([path], Directory.EnumerateFileSystemEntries(Path.GetDirectoryName(path)!));
    }

    [Fact]
    public void A_failure_half_way_leaves_the_old_file_and_nothing_else()
    {
        var path = _folder["c.txt"];
        AtomicFile.WriteText(path, "old");
        Assert.Throws<InvalidOperationException>(() => AtomicFile.Write(path, stream =>
        {
            stream.Write("new"u8);
            throw new InvalidOperationException();
        }));
        Assert.Equal("old", File.ReadAllText(path));
        Assert.Equal([path], Directory.EnumerateFileSystemEntries(_folder.Path));
    }

    [Fact]
    public void A_place_that_can_not_be_written_is_named()
    {
        File.WriteAllText(_folder["file"], "");
        var path = Path.Combine(_folder.Path, "file", "c.txt");
        var error = Assert.Throws<KitException>(() => AtomicFile.WriteText(path, "new"));
        Assert.StartsWith($"{path} can't be written (", error.Message, StringComparison.Ordinal);
    }
}
