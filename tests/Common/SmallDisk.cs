using System.Diagnostics;

namespace LayerFreezing.Tests;

/// <summary>A disk of a test's own that is full after a few pages; the test is skipped where none can be mounted.</summary>
internal sealed class SmallDisk : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    /// <param name="kilobytes">The room on the disk.</param>
    public SmallDisk(int kilobytes)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess, "only root on Linux can mount a small disk");
        var fault = Run("mount", "-t", "tmpfs", "-o", FormattableString.Invariant($"size={kilobytes}k"), "kit-small-disk", _folder.Path);
        if (fault is not null) { _folder.Dispose(); }
        Assert.SkipWhen(fault is not null, $"a small disk can't be mounted here: {fault}");
    }

    /// <summary>The folder where the disk is mounted.</summary>
    public string Path => _folder.Path;

    /// <summary>Takes the disk away, with what is on it.</summary>
    public void Dispose()
    {
        var fault = Run("umount", _folder.Path);
        Assert.True(fault is null, $"the small disk can't be taken away: {fault}");
        _folder.Dispose();
    }

    /// <summary>Runs a program; null, or what it had against it.</summary>
    private static string? Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
        var error = process.StandardError.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? null : error.Trim();
    }
}
