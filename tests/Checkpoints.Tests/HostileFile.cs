namespace LayerFreezing.Tests;

/// <summary>Opens bytes as a checkpoint the way a user would, and says what came of it.</summary>
internal static class HostileFile
{
    /// <summary>The sentence a file is refused with; the test fails where it is read.</summary>
    public static string Refusal(byte[] bytes)
    {
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, "weights");
        File.WriteAllBytes(path, bytes);
        var fault = Assert.Throws<KitException>(() => Checkpoint.Open(path).Dispose());
        Assert.StartsWith(path, fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', fault.Message);
        return fault.Message;
    }

    /// <summary>What a file holds.</summary>
    public static T Read<T>(byte[] bytes, Func<Checkpoint, T> read)
    {
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, "weights");
        File.WriteAllBytes(path, bytes);
        using var checkpoint = Checkpoint.Open(path);
        return read(checkpoint);
    }

    /// <summary>Every beginning of the file is refused.</summary>
    public static void RefusesEveryTruncation(byte[] whole)
    {
        for (var length = 0; length < whole.Length; length++) { Refusal(whole[..length]); }
    }

    /// <summary>A file with any one byte changed is read whole or refused, and never more.</summary>
    /// <returns>How many of the changed files were refused.</returns>
    public static int SurvivesEveryChangedByte(byte[] whole)
    {
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, "weights");
        var refused = 0;
        for (var index = 0; index < whole.Length; index++)
        {
            foreach (var flip in (ReadOnlySpan<byte>)[0x01, 0x80, 0xff])
            {
                byte[] changed = [.. whole];
                changed[index] ^= flip;
                File.WriteAllBytes(path, changed);
                refused += ReadWhole(path) is null ? 1 : 0;
            }
        }
        return refused;
    }

    private static long? ReadWhole(string path)
    {
        try
        {
            using var checkpoint = Checkpoint.Open(path);
            return checkpoint.Tensors.Values.Sum(tensor => (long)tensor.Bytes().Length);
        }
        catch (KitException)
        {
            return null;
        }
    }
}
