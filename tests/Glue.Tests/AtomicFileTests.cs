using System.Diagnostics;

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

    [Fact]
    public void A_full_disk_is_named_and_keeps_the_old_file_alone()
    {
        var disk = Path.GetDirectoryName(_folder["disk", "x"])!;
        Assert.SkipUnless(OperatingSystem.IsLinux() && Succeeds("mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", disk), "no small disk can be mounted here: that needs Linux and root");
        try
        {
            var path = Path.Combine(disk, "c.txt");
            AtomicFile.WriteText(path, "old");
            var error = Assert.Throws<KitException>(() => AtomicFile.Write(path, stream => stream.Write(new byte[1 << 20])));
            Assert.StartsWith($"{path} can't be written (No space left on device", error.Message, StringComparison.Ordinal);
            Assert.EndsWith("free some space or choose another place.", error.Message, StringComparison.Ordinal);
            Assert.Equal("old", File.ReadAllText(path));
            Assert.Equal([path], Directory.EnumerateFileSystemEntries(disk));
        }
        finally
        {
            Assert.True(Succeeds("umount", disk), $"{disk} stays mounted");
        }
    }

    private static bool Succeeds(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
        process.WaitForExit();
        return process.ExitCode == 0;
    }
}
