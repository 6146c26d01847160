using System.Runtime.ExceptionServices;
using System.Runtime.InteropServices;

namespace NotebookKernel;

/// <summary>serve CONNECTION_FILE: what kernel.json starts.</summary>
internal static class ServeCommand
{
    public static int Run(string[] arguments)
    {
        var allowRemote = arguments.Contains("--allow-remote");
        if (arguments.Where(argument => argument != "--allow-remote").ToArray() is not [var path]) { throw new KernelException("serve takes one connection file: serve CONNECTION_FILE [--allow-remote]."); }
        var errors = TextWriter.Synchronized(Console.Error);
        var connection = ConnectionFile.Read(path);
        var session = new CellSession();
        using var server = new KernelServer(connection, session, line => errors.WriteLine($"[kernel] {line}"));
        CellConsole.TakeOver();
        // An exception that nobody catches on a thread a cell has started ends that thread, not the kernel.
        ExceptionHandling.SetUnhandledExceptionHandler(Survive);
        using var interrupted = PosixSignalRegistration.Create(PosixSignal.SIGINT, signal =>
        {
            signal.Cancel = true;
            server.Interrupt();
        });
        AppDomain.CurrentDomain.ProcessExit += (_, _) => server.ProcessExits();
        ParentWatch.Start();
        WarmUp.Start(session);
        server.Run(allowRemote);
        return 0;
    }

    private static bool Survive(Exception failure)
    {
        CellContext.Current?.Output.Write("stderr", "A thread ended by an exception:\n" + string.Join("\n", Traceback.Of(failure).Traceback) + "\n");
        return true;
    }
}
