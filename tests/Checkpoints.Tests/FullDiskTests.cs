namespace LayerFreezing.Tests;

public class FullDiskTests
{
    [Fact]
    public void On_a_full_disk_the_old_file_stays_and_nothing_half_written()
    {
        using var disk = new SmallDisk(kilobytes: 64);
        var path = Path.Combine(disk.Path, "model.safetensors");
        SafetensorsFile.Write(path, [SafetensorsEntry.Of("small", [2], new float[] { 1, 2 })]);
        var fault = Assert.Throws<KitException>(() => SafetensorsFile.Write(path, [SafetensorsEntry.Of("large", [100_000], new float[100_000])]));
        Assert.StartsWith($"{path} can't be written (", fault.Message, StringComparison.Ordinal);
        Assert.Equal([path], Directory.EnumerateFileSystemEntries(disk.Path));
        using var checkpoint = Checkpoint.Open(path);
        Assert.Equal([1f, 2f], TorchFiles.Values(checkpoint.Tensors["small"]));
    }

    [Fact]
    public void A_config_on_a_full_disk_is_refused_in_a_sentence()
    {
        using var disk = new SmallDisk(kilobytes: 4);
        File.WriteAllBytes(Path.Combine(disk.Path, "filler"), new byte[4096]);
        Assert.Contains("config.json can't be written", Assert.Throws<KitException>(() => EncoderConfig.BertBase.Save(disk.Path)).Message, StringComparison.Ordinal);
        Assert.Single(Directory.EnumerateFileSystemEntries(disk.Path));
    }
}
