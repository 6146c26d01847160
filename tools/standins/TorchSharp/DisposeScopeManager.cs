namespace TorchSharp;

/// <summary>The scopes of one thread.</summary>
public sealed class DisposeScopeManager
{
    [ThreadStatic]
    private static DisposeScopeManager? ofThread;

    internal static DisposeScopeManager OfThread => ofThread ??= new DisposeScopeManager();

    internal DisposeScope? Current { get; private set; }

    internal DisposeScope Open() => Current = new DisposeScope(this, Current);

    /// <summary>Takes a scope off the stack, and the ones opened within it that were left open.</summary>
    internal void Close(DisposeScope scope)
    {
        for (var open = Current; open is not null; open = open.Outer)
        {
            if (!ReferenceEquals(open, scope)) { continue; }
            for (var inner = Current; !ReferenceEquals(inner, scope); inner = inner!.Outer) { inner!.DisposeEverything(); }
            Current = scope.Outer;
            return;
        }
    }
}

public static partial class torch
{
    /// <summary>The innermost scope of this thread, or null.</summary>
    public static DisposeScope? CurrentDisposeScope => DisposeScopeManager.OfThread.Current;

    /// <summary>Opens a scope: what is made from here on is disposed with it.</summary>
    public static DisposeScope NewDisposeScope() => DisposeScopeManager.OfThread.Open();
}
