using System.Diagnostics;
using System.Text;

namespace LayerFreezing.Kit;

/// <summary>Programs that a verb starts. They never outlive it: cancelled, they and their children are ended.</summary>
internal static class ChildProcess
{
    /// <summary>Runs a program whose output goes where the kit's own goes, and returns its exit code.</summary>
    /// <param name="program">A path, or a name on the PATH.</param>
    /// <param name="arguments">Its arguments, unquoted.</param>
    /// <param name="folder">The folder to run in.</param>
    /// <param name="grace">How long it may take to end by itself once cancelled: Ctrl-C reaches it as well.</param>
    /// <param name="cancelled">Ends it.</param>
    public static async Task<int> Run(
        string program, IEnumerable<string> arguments, string folder, TimeSpan grace, CancellationToken cancelled)
    {
        using var process = Start(new ProcessStartInfo(program, arguments) { WorkingDirectory = folder });
        await WaitForEnd(process, grace, cancelled);
        return process.ExitCode;
    }

    /// <summary>Runs a program without input and returns its exit code and all it printed.</summary>
    public static async Task<(int ExitCode, string Output)> Capture(
        string program, IEnumerable<string> arguments, string folder, CancellationToken cancelled)
    {
        using var process = Start(new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        });
        process.StandardInput.Close();
        var output = new StringBuilder();
        process.OutputDataReceived += Append;
        process.ErrorDataReceived += Append;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        await WaitForEnd(process, TimeSpan.Zero, cancelled);
        lock (output) { return (process.ExitCode, output.ToString()); }

        void Append(object sender, DataReceivedEventArgs line)
        {
            lock (output) { output.Append(line.Data).Append('\n'); }
        }
    }

    private static Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (System.ComponentModel.Win32Exception failure)
        {
            throw new KitException($"{start.FileName} could not be started: {failure.Message}", failure);
        }
    }

    private static async Task WaitForEnd(Process process, TimeSpan grace, CancellationToken cancelled)
    {
        try
        {
            await process.WaitForExitAsync(cancelled);
        }
        catch (OperationCanceledException)
        {
            await Task.WhenAny(process.WaitForExitAsync(CancellationToken.None), Task.Delay(grace, CancellationToken.None));
            if (!process.HasExited) { process.Kill(entireProcessTree: true); }
            throw;
        }
    }
}
