namespace LayerFreezing.Tests;

/// <summary>Lines that break, servers that are slow or busy: the file comes all the same, or a sentence does.</summary>
public sealed class HubLineTests : IDisposable
{
    private readonly HubFetching _fetching = new();

    public void Dispose() => _fetching.Dispose();

    [Theory]
    [InlineData(1), InlineData(2), InlineData(3), InlineData(4), InlineData(5), InlineData(6), InlineData(7), InlineData(8), InlineData(9)]
    public async Task A_line_cut_at_any_tenth_goes_on_where_it_was(int tenth)
    {
        var cut = PretendedHub.Large.Length * tenth / 10;
        await using var hub = await PretendedHub.Start(store: async context =>
        {
            if (PretendedHub.From(context) > 0) { return false; }
            await HubFetching.Cut(context, cut);
            return true;
        });
        await _fetching.Fetched(hub);
        Assert.Equal(2, hub.Store.Requests.Count);
        Assert.Matches($"bytes=[1-9][0-9]*-", hub.Store.Requests.Last());
    }

    [Fact]
    public async Task A_line_cut_at_every_tenth_brings_the_file_all_the_same()
    {
        var tenth = PretendedHub.Large.Length / 10;
        await using var hub = await PretendedHub.Start(store: async context =>
        {
            var from = PretendedHub.From(context);
            if (from + tenth >= PretendedHub.Large.Length) { return false; }
            await HubFetching.Cut(context, tenth);
            return true;
        });
        await _fetching.Fetched(hub);
        Assert.InRange(hub.Store.Requests.Count, 9, 20);
    }

    [Fact]
    public async Task A_fetch_that_was_broken_off_goes_on_in_the_next_call()
    {
        await using (var broken = await PretendedHub.Start(store: async context =>
        {
            if (PretendedHub.From(context) > 0) { context.Abort(); }
            else { await HubFetching.Cut(context, 100_000); }
            return true;
        }))
        {
            var sentence = await _fetching.Refused(broken);
            Assert.Contains("What has come is kept", sentence, StringComparison.Ordinal);
        }
        await using var hub = await PretendedHub.Start();
        await _fetching.Fetched(hub);
        Assert.Matches("^GET /signed bytes=[1-9][0-9]*-$", Assert.Single(hub.Store.Requests));
    }

    [Fact]
    public async Task A_store_that_knows_no_ranges_sends_all_again()
    {
        await using var hub = await PretendedHub.Start(store: async context =>
        {
            if (PretendedHub.From(context) == 0) { await HubFetching.Cut(context, 100_000); }
            else
            {
                context.Response.ContentLength = PretendedHub.Large.Length;
                await context.Response.Body.WriteAsync(PretendedHub.Large);
            }
            return true;
        });
        await _fetching.Fetched(hub);
    }

    [Theory]
    [InlineData(429), InlineData(503)]
    public async Task A_busy_server_is_asked_again_when_it_says(int status)
    {
        var refusals = 0;
        await using var hub = await PretendedHub.Start(store: context =>
        {
            if (refusals++ >= 2) { return Task.FromResult(false); }
            context.Response.StatusCode = status;
            context.Response.Headers.RetryAfter = "7";
            return Task.FromResult(true);
        });
        await _fetching.Fetched(hub);
        Assert.Equal([TimeSpan.FromSeconds(7), TimeSpan.FromSeconds(7)], _fetching.Waiting.Asked);
    }

    [Fact]
    public async Task A_server_that_stays_busy_is_given_up_after_ever_longer_waits()
    {
        await using var hub = await PretendedHub.Start(store: context =>
        {
            context.Response.StatusCode = 503;
            return Task.FromResult(true);
        });
        var sentence = await _fetching.Refused(hub);
        Assert.Contains("model.safetensors of someone/small-model can't be fetched: 127.0.0.1 answers with status 503", sentence, StringComparison.Ordinal);
        Assert.Equal(6, hub.Store.Requests.Count);
        Assert.Equal(5, _fetching.Waiting.Asked.Count);
        // Jitter moves each wait; what they come to together it can't.
        Assert.InRange(_fetching.Waiting.Asked.Sum(wait => wait.TotalSeconds), 10, 60);
    }

    [Fact]
    public async Task A_server_that_asks_for_an_hour_is_not_waited_for()
    {
        await using var hub = await PretendedHub.Start(store: context =>
        {
            (context.Response.StatusCode, context.Response.Headers.RetryAfter) = (429, "3600");
            return Task.FromResult(true);
        });
        Assert.Contains("come back in 60 minutes", await _fetching.Refused(hub), StringComparison.Ordinal);
        Assert.Empty(_fetching.Waiting.Asked);
    }

    [Fact]
    public async Task What_lay_there_of_another_file_does_not_spoil_the_fetch()
    {
        File.WriteAllText(_fetching.InRepository("blobs", PretendedHub.LargeTag + ".incomplete"), "of another file");
        await using var hub = await PretendedHub.Start();
        await _fetching.Fetched(hub);
        Assert.Equal(2, hub.Store.Requests.Count);
    }

    [Fact]
    public async Task A_slow_drip_is_given_up()
    {
        await using var hub = await PretendedHub.Start(store: async context =>
        {
            PretendedHub.StartBytes(context, PretendedHub.Large.Length, PretendedHub.From(context));
            while (!context.RequestAborted.IsCancellationRequested)
            {
                await context.Response.Body.WriteAsync(new byte[1]);
                await context.Response.Body.FlushAsync();
                await Task.Yield();
                await Task.WhenAny(Task.Delay(10), Task.Delay(Timeout.Infinite, context.RequestAborted));
            }
            return true;
        });
        var patience = _fetching.Patience with { Stall = TimeSpan.FromMilliseconds(150), LeastBytes = 10_000, Retries = 1 };
        // On a busy machine even the drip may stop for as long.
        Assert.Matches("sends too slowly|stopped sending", await _fetching.Refused(hub, patience));
    }

    [Fact]
    public async Task A_store_that_falls_silent_is_given_up()
    {
        await using var hub = await PretendedHub.Start(store: async context =>
        {
            PretendedHub.StartBytes(context, PretendedHub.Large.Length, PretendedHub.From(context));
            await context.Response.Body.WriteAsync(new byte[10]);
            await context.Response.Body.FlushAsync();
            await Task.WhenAny(Task.Delay(Timeout.Infinite, context.RequestAborted));
            return true;
        });
        var patience = _fetching.Patience with { Stall = TimeSpan.FromMilliseconds(100), Retries = 1 };
        Assert.Contains("stopped sending", await _fetching.Refused(hub, patience), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_hub_that_does_not_answer_is_given_up()
    {
        await using var hub = await PretendedHub.Start(hub: async context =>
        {
            await Task.WhenAny(Task.Delay(Timeout.Infinite, context.RequestAborted));
            return true;
        });
        var patience = _fetching.Patience with { Answer = TimeSpan.FromMilliseconds(100), Retries = 1 };
        Assert.Contains("config.json of someone/small-model can't be fetched: 127.0.0.1 doesn't answer", await _fetching.Refused(hub, patience), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cancelled_fetch_ends_at_once_and_is_gone_on_with()
    {
        using var source = new CancellationTokenSource();
        await using (var slow = await PretendedHub.Start(store: async context =>
        {
            PretendedHub.StartBytes(context, PretendedHub.Large.Length, PretendedHub.From(context));
            await context.Response.Body.WriteAsync(PretendedHub.Large.AsMemory(0, 50_000));
            await context.Response.Body.FlushAsync();
            await Task.WhenAny(Task.Delay(Timeout.Infinite, context.RequestAborted));
            return true;
        }))
        {
            var progress = new HubFetching.Reported(value => { if (value.File == "model.safetensors") { source.Cancel(); } });
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => new ModelHub(slow.Settings(_fetching.Folder.Path), _fetching.Patience).Fetch(PretendedHub.Id, progress: progress, cancel: source.Token));
        }
        await using var hub = await PretendedHub.Start();
        await _fetching.Fetched(hub);
        Assert.Contains("bytes=", Assert.Single(hub.Store.Requests), StringComparison.Ordinal);
    }
}
