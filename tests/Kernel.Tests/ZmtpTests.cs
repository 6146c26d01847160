using System.Buffers.Binary;
using System.Net;
using System.Text;

namespace LayerFreezing.Tests;

public sealed class ZmtpTests : IDisposable
{
    private readonly List<string> _log = [];
    private readonly RouterSocket _router;

    public ZmtpTests()
    {
        var limits = new ZmtpLimits { Handshake = TimeSpan.FromSeconds(4), MessageBytes = 1 << 20, Connections = 40 };
        _router = new RouterSocket(limits, Note, (identity, frames) => _router!.Send(identity, frames));
        _router.Bind(new IPEndPoint(IPAddress.Loopback, 0));
    }

    public void Dispose() => _router.Dispose();

    [Fact]
    public void A_message_comes_back_whole_and_so_do_long_and_empty_frames()
    {
        using var peer = RawPeer.Greeted(_router.Port, "DEALER");
        byte[][] frames = ["short"u8.ToArray(), [], new byte[300], new byte[100_000]];
        peer.Send(frames);
        Assert.Equal(frames.Select(frame => frame.Length), peer.ReadMessage().Select(frame => frame.Length));
    }

    [Fact]
    public void Ten_thousand_messages_come_back_in_order()
    {
        using var peer = RawPeer.Greeted(_router.Port, "DEALER");
        var sending = new Thread(() => { for (var i = 0; i < 10_000; i++) { peer.Send(Encoding.ASCII.GetBytes($"{i}"), "x"u8.ToArray()); } });
        sending.Start();
        for (var i = 0; i < 10_000; i++) { Assert.Equal($"{i}", Encoding.ASCII.GetString(peer.ReadMessage()[0])); }
        sending.Join();
    }

    [Theory]
    [InlineData("not a greeting at all, but longer than sixty-four bytes, so that all is read", "isn't ZMTP's")]
    [InlineData("old", "not 3")]
    [InlineData("curve", "other than NULL")]
    public void A_wrong_greeting_ends_its_connection_and_no_other(string kind, string reason)
    {
        using var good = RawPeer.Greeted(_router.Port, "DEALER");
        using var bad = new RawPeer(_router.Port);
        bad.Write(kind switch { "old" => RawPeer.Greeting(major: 2), "curve" => RawPeer.Greeting(mechanism: "CURVE"), _ => Encoding.ASCII.GetBytes(kind) });
        Assert.True(bad.IsClosedSoon());
        Assert.True(SpinWait.SpinUntil(() => Logged().Contains(reason, StringComparison.Ordinal), TimeSpan.FromMinutes(1)), Logged());
        AssertAnswers(good);
    }

    [Fact]
    public void A_peer_of_the_wrong_kind_is_refused()
    {
        using var peer = RawPeer.Greeted(_router.Port, "SUB");
        Assert.True(peer.IsClosedSoon());
    }

    [Theory]
    [InlineData(long.MaxValue)]
    [InlineData(-1)]
    [InlineData((1 << 20) + 1)]
    public void A_frame_that_claims_too_much_ends_the_connection_before_anything_is_allocated(long claimed)
    {
        using var peer = RawPeer.Greeted(_router.Port, "DEALER");
        var head = new byte[9];
        head[0] = 2;
        BinaryPrimitives.WriteInt64BigEndian(head.AsSpan(1), claimed);
        var before = GC.GetTotalAllocatedBytes();
        peer.Write(head);
        Assert.True(peer.IsClosedSoon());
        Assert.InRange(GC.GetTotalAllocatedBytes() - before, 0, 1_000_000);
    }

    [Fact]
    public void Frames_without_end_end_the_connection()
    {
        using var peer = RawPeer.Greeted(_router.Port, "DEALER");
        peer.Write([.. Enumerable.Repeat(new byte[] { 1, 0 }, 2000).SelectMany(frame => frame)]);
        Assert.True(peer.IsClosedSoon());
    }

    [Fact]
    public void Half_open_connections_hinder_nobody_and_are_closed()
    {
        var silent = Enumerable.Range(0, 30).Select(_ => new RawPeer(_router.Port)).ToList();
        using var good = RawPeer.Greeted(_router.Port, "DEALER");
        AssertAnswers(good);
        Assert.All(silent, peer => Assert.True(peer.IsClosedSoon()));
        Assert.True(SpinWait.SpinUntil(() => _router.Connections().Length == 1, TimeSpan.FromMinutes(1)), $"{_router.Connections().Length} connections");
        silent.ForEach(peer => peer.Dispose());
    }

    [Fact]
    public void A_ping_is_answered()
    {
        using var peer = RawPeer.Greeted(_router.Port, "DEALER");
        peer.Write(ZmtpFraming.EncodeCommand("PING", [0, 10, 7, 8]));
        var (flags, body) = peer.ReadFrame();
        Assert.Equal(4, flags);
        Assert.Equal([4, .. "PONG"u8, 7, 8], body);
    }

    [Fact]
    public void Only_subscribers_of_a_topic_get_it_however_they_subscribe()
    {
        using var publisher = new PublisherSocket(new ZmtpLimits(), Note);
        publisher.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        using var byMessage = RawPeer.Greeted(publisher.Port, "SUB");
        using var byCommand = RawPeer.Greeted(publisher.Port, "SUB");
        byMessage.Write([0, 2, 1, (byte)'a']);
        byCommand.Write(ZmtpFraming.EncodeCommand("SUBSCRIBE", "b"u8));
        Assert.True(SpinWait.SpinUntil(() => publisher.Connections().Any(peer => peer.Wants("a"u8)) && publisher.Connections().Any(peer => peer.Wants("b"u8)), TimeSpan.FromMinutes(1)));
        publisher.Send(["abc"u8.ToArray(), "1"u8.ToArray()]);
        publisher.Send(["bcd"u8.ToArray(), "2"u8.ToArray()]);
        Assert.Equal("1", Encoding.ASCII.GetString(byMessage.ReadMessage()[1]));
        Assert.Equal("2", Encoding.ASCII.GetString(byCommand.ReadMessage()[1]));
    }

    private static void AssertAnswers(RawPeer peer)
    {
        peer.Send("hello"u8.ToArray());
        Assert.Equal("hello"u8.ToArray(), peer.ReadMessage()[0]);
    }

    private string Logged()
    {
        lock (_log) { return string.Join("\n", _log); }
    }

    private void Note(string line)
    {
        lock (_log) { _log.Add(line); }
    }
}
