namespace NotebookKernel;

/// <summary>A thread that runs short steps a moment later; cells that use up the thread pool don't hold it up.</summary>
internal static class Flusher
{
    private static readonly PriorityQueue<Action, long> Steps = new();
    private static bool _started;

    /// <summary>Runs a step on the flushing thread after a time.</summary>
    public static void After(TimeSpan delay, Action step)
    {
        lock (Steps)
        {
            Steps.Enqueue(step, Environment.TickCount64 + (long)delay.TotalMilliseconds);
            if (!_started)
            {
                _started = true;
                using (ExecutionContext.SuppressFlow()) { new Thread(Run, ZmtpSocket.StackBytes) { IsBackground = true, Name = "flush" }.Start(); }
            }
            Monitor.Pulse(Steps);
        }
    }

    private static void Run()
    {
        while (true)
        {
            Action step;
            lock (Steps)
            {
                while (!Steps.TryPeek(out _, out var due) || due > Environment.TickCount64)
                {
                    if (Steps.Count == 0) { Monitor.Wait(Steps); }
                    else { Monitor.Wait(Steps, (int)Math.Max(1, due - Environment.TickCount64)); }
                }
                step = Steps.Dequeue();
            }
            step();
        }
    }
}
