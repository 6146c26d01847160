using System.Net;
using System.Net.Sockets;

namespace NotebookKernel;

/// <summary>A bound ZMTP socket: accepts peers and keeps them. What is done with messages is its kinds' business.</summary>
internal abstract class ZmtpSocket(ZmtpLimits limits, Action<string> log) : IDisposable
{
    /// <summary>The stack of each of a socket's threads.</summary>
    public const int StackBytes = 512 * 1024;

    private readonly List<ZmtpConnection> _connections = [];
    private Socket? _listener;
    private volatile bool _disposed;

    /// <summary>What READY calls this socket.</summary>
    public abstract string SocketType { get; }

    /// <summary>True where the peers' messages are subscriptions.</summary>
    public virtual bool TakesSubscriptions => false;

    /// <summary>The port in use, once bound to one.</summary>
    public int Port => (_listener?.LocalEndPoint as IPEndPoint)?.Port ?? 0;

    /// <summary>True for a peer's socket type that may talk to this one.</summary>
    public abstract bool Accepts(string peerType);

    /// <summary>A whole message has come in; called on the connection's thread.</summary>
    public abstract void Received(ZmtpConnection from, List<byte[]> frames);

    /// <summary>A peer has greeted.</summary>
    public virtual void Joined(ZmtpConnection connection) { }

    /// <summary>A peer has left.</summary>
    public virtual void Left(ZmtpConnection connection) { }

    /// <summary>A peer has subscribed or taken it back.</summary>
    public virtual void Subscribed(ZmtpConnection connection, bool wanted) { }

    /// <summary>Binds to an endpoint and begins to accept.</summary>
    public void Bind(IPEndPoint endPoint)
    {
        var listener = new Socket(endPoint.AddressFamily, System.Net.Sockets.SocketType.Stream, ProtocolType.Tcp);
        try
        {
            if (!OperatingSystem.IsWindows()) { listener.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseAddress, true); }
            listener.Bind(endPoint);
            listener.Listen(100);
        }
        catch (SocketException)
        {
            listener.Dispose();
            throw;
        }
        _listener = listener;
        new Thread(() => Accept(listener), StackBytes) { IsBackground = true, Name = "zmtp accept" }.Start();
    }

    /// <summary>The peers that are there now.</summary>
    public ZmtpConnection[] Connections()
    {
        lock (_connections) { return [.. _connections]; }
    }

    /// <summary>Waits until what is queued for the peers has left, for at most this long.</summary>
    public void Flush(TimeSpan atMost)
    {
        var until = DateTime.UtcNow + atMost;
        foreach (var connection in Connections()) { connection.Flush(until); }
    }

    public virtual void Dispose()
    {
        _disposed = true;
        _listener?.Dispose();
        foreach (var connection in Connections()) { connection.Dispose(); }
        GC.SuppressFinalize(this);
    }

    private void Accept(Socket listener)
    {
        while (!_disposed)
        {
            try
            {
                var accepted = listener.Accept();
                accepted.NoDelay = true;
                lock (_connections)
                {
                    if (_connections.Count >= limits.Connections)
                    {
                        accepted.Dispose();
                        log($"{SocketType}: a peer is turned away, {limits.Connections} are connected");
                        continue;
                    }
                    var connection = new ZmtpConnection(accepted, this, limits);
                    _connections.Add(connection);
                    new Thread(() => Serve(connection), StackBytes) { IsBackground = true, Name = "zmtp read" }.Start();
                }
            }
            catch (Exception failure) when (failure is SocketException or ObjectDisposedException)
            {
                if (_disposed) { return; }
                log($"{SocketType}: {failure.Message}");
                Thread.Sleep(50);
            }
        }
    }

    private void Serve(ZmtpConnection connection)
    {
        try { connection.Run(); }
        catch (ZmtpException refused) { log($"{SocketType}: a peer is dropped: {refused.Message}"); }
        catch (Exception gone) when (gone is IOException or SocketException or ObjectDisposedException or OutOfMemoryException)
        {
            if (gone is OutOfMemoryException) { log($"{SocketType}: a peer is dropped: its message doesn't fit into memory"); }
        }
        finally
        {
            lock (_connections) { _connections.Remove(connection); }
            connection.Dispose();
            Left(connection);
        }
    }
}
