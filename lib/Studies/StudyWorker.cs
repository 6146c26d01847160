using System.Threading.Channels;

namespace LayerFreezing;

/// <summary>A worker process's side of a study: takes orders on its input, and tells of them on its output.</summary>
public static class StudyWorker
{
    /// <summary>Serves until the input ends, which it also does when the study's own process dies.</summary>
    /// <param name="results">The study's results.</param>
    /// <param name="input">Orders, a line each.</param>
    /// <param name="output">Messages, a line each.</param>
    /// <param name="cancel">Breaks off the run that is under way, and ends.</param>
    public static async Task Serve(string results, TextReader input, TextWriter output, CancellationToken cancel)
    {
        var store = new RunStore(results);
        using var runner = new CellRunner(store);
        var orders = Channel.CreateUnbounded<CellOrder>();
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var reading = Task.Run(() => Listen(input, orders.Writer, ended), CancellationToken.None);
        Say(output, new());
        try
        {
            await foreach (var order in orders.Reader.ReadAllAsync(ended.Token))
            {
                var outcome = runner.Run(order, new Sender(output), ended.Token);
                Say(output, new(Outcome: outcome));
            }
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            await reading;
        }
    }

    private static void Listen(TextReader input, ChannelWriter<CellOrder> orders, CancellationTokenSource ended)
    {
        while (input.ReadLine() is { } line && line != WorkerLines.Stop) { orders.TryWrite(WorkerLines.ReadOrder(line)); }
        ended.Cancel();
    }

    private static void Say(TextWriter output, WorkerLines.Message message)
    {
        lock (output)
        {
            output.WriteLine(WorkerLines.Of(message));
            output.Flush();
        }
    }

    private sealed class Sender(TextWriter output) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value) => Say(output, new(value));
    }
}
