using System.Diagnostics;
using System.Text;

namespace LayerFreezing;

/// <summary>A worker in a process of its own, which is started for its first run and again after it died.</summary>
/// <param name="start">How it is started.</param>
internal sealed class WorkerProcess(Func<ProcessStartInfo> start) : ICellWorker
{
    // Ctrl-C on a terminal goes to every process, and a worker may hear it before the study does.
    private const int Interrupted = 130;

    // A step of a large model on a slow machine takes some seconds; after that the run's last kept state has to do.
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(15);

    private readonly Queue<string> _complaints = [];
    private Process? _process;

    public async Task<CellOutcome> Run(CellOrder order, Action<TrainingProgress> progress, CancellationToken cancel)
    {
        if ((_process ??= await Begin(cancel)) is not { } process) { return new(CellEnd.Stopped); }
        try
        {
            await process.StandardInput.WriteLineAsync(WorkerLines.Of(order));
            await process.StandardInput.FlushAsync(CancellationToken.None);
        }
        catch (IOException)
        {
            return await Buried(process);
        }
        using var limit = new CancellationTokenSource();
        using var end = limit.Token.Register(() => process.Kill(entireProcessTree: true));
        using var stop = cancel.Register(() =>
        {
            AskToStop(process);
            limit.CancelAfter(Grace);
        });
        while (await process.StandardOutput.ReadLineAsync(CancellationToken.None) is { } line)
        {
            // What a library prints, and half a line of a worker that was killed, are no messages.
            if (WorkerLines.TryRead(line) is not { } message) { continue; }
            if (message.Progress is { } step) { progress(step); }
            if (message.Outcome is { } outcome) { return outcome; }
        }
        return await Buried(process);
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is null) { return; }
        AskToStop(_process);
        await WaitForEnd(_process);
        _process.Dispose();
        _process = null;
    }

    /// <summary>Starts the process; null where Ctrl-C ended it before it was ready.</summary>
    private async Task<Process?> Begin(CancellationToken cancel)
    {
        var info = start();
        info.RedirectStandardInput = info.RedirectStandardOutput = info.RedirectStandardError = true;
        info.StandardInputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        info.StandardOutputEncoding = Encoding.UTF8;
        var process = Process.Start(info)!;
        process.ErrorDataReceived += (_, line) => Complain(line.Data);
        process.BeginErrorReadLine();
        if (await process.StandardOutput.ReadLineAsync(CancellationToken.None) is not null) { return process; }
        await WaitForEnd(process);
        cancel.ThrowIfCancellationRequested();
        if (process.ExitCode == Interrupted) { return null; }
        throw new KitException(FormattableString.Invariant($"A worker couldn't start, it ended with code {process.ExitCode}: {LastComplaint()}"));
    }

    /// <summary>What became of a process whose output ended in the middle of a run.</summary>
    private async Task<CellOutcome> Buried(Process process)
    {
        await WaitForEnd(process);
        var code = process.ExitCode;
        process.Dispose();
        _process = null;
        if (code == Interrupted) { return new(CellEnd.Stopped); }
        // Of a process that a signal ended, the system says 128 and the signal's number.
        return code > 128
            ? new(CellEnd.MachineFailed, FormattableString.Invariant($"the worker was ended by signal {code - 128}{(code == 137 ? ", as the system does when memory runs out" : "")}"))
            : new(CellEnd.RunFailed, FormattableString.Invariant($"the worker ended with code {code}: {LastComplaint()}"));
    }

    private static async Task WaitForEnd(Process process)
    {
        using var limit = new CancellationTokenSource(Grace);
        try
        {
            await process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync(CancellationToken.None);
        }
    }

    private static void AskToStop(Process process)
    {
        try
        {
            process.StandardInput.WriteLine(WorkerLines.Stop);
            process.StandardInput.Close();
        }
        catch (Exception failure) when (failure is IOException or ObjectDisposedException or InvalidOperationException)
        {
            // It is gone already, which is what was asked for; its end is seen where its output is read.
            return;
        }
    }

    private void Complain(string? line)
    {
        if (string.IsNullOrWhiteSpace(line)) { return; }
        lock (_complaints)
        {
            _complaints.Enqueue(line);
            if (_complaints.Count > 20) { _complaints.Dequeue(); }
        }
    }

    private string LastComplaint()
    {
        lock (_complaints) { return _complaints.LastOrDefault() ?? "it said nothing"; }
    }
}
