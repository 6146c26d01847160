namespace LayerFreezing.Tests;

public sealed class MissingFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_folder_without_weights_says_what_a_model_folder_has() =>
        Assert.Equal($"{_folder.Path} holds no weights; a model folder has model.safetensors or pytorch_model.bin", Refusal(_folder.Path));

    [Fact]
    public void Weights_in_several_files_are_refused_by_name()
    {
        File.WriteAllText(_folder["pytorch_model.bin.index.json"], "{}");
        Assert.Contains("several files (pytorch_model.bin.index.json)", Refusal(_folder.Path), StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_file_and_an_empty_one_are_named()
    {
        Assert.Contains("is missing", Refusal(_folder["none.safetensors"]), StringComparison.Ordinal);
        Assert.Contains("is missing", Refusal(Path.Combine(_folder.Path, "no", "folder")), StringComparison.Ordinal);
        File.WriteAllText(_folder["empty"], "");
        Assert.Contains("is empty", Refusal(_folder["empty"]), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 1\n", "git lfs pull")]
    [InlineData("<!DOCTYPE html><html>not found</html>", "neither safetensors nor a PyTorch file")]
    [InlineData("\0\0\0\0\0\0\0\0\0\0", "neither safetensors nor a PyTorch file")]
    public void What_is_no_checkpoint_says_so(string content, string expected)
    {
        File.WriteAllText(_folder["weights"], content);
        Assert.Contains(expected, Refusal(_folder["weights"]), StringComparison.Ordinal);
    }

    private static string Refusal(string path)
    {
        var message = Assert.Throws<KitException>(() => Checkpoint.Open(path).Dispose()).Message;
        Assert.DoesNotContain('\n', message);
        return message;
    }
}
