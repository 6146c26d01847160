using Microsoft.AspNetCore.Http;

namespace LayerFreezing.Tests;

/// <summary>Fetching a model from a hub that does what servers and lines do.</summary>
public sealed class HubFetchTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly Waits _waits = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_model_is_fetched_into_the_layout_of_the_hubs_own_tools()
    {
        await using var hub = await PretendedHub.Start();
        var folder = await Fetch(hub);
        Assert.Equal(Path.Combine(_folder.Path, "models--someone--small-model", "snapshots", PretendedHub.Commit), folder);
        Assert.Equal(PretendedHub.Files.Keys.Order(StringComparer.Ordinal), Directory.GetFiles(folder).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        foreach (var (name, content) in PretendedHub.Files) { Assert.Equal(content, File.ReadAllBytes(Path.Combine(folder, name))); }
        Assert.Equal(PretendedHub.Commit, File.ReadAllText(InRepository("refs", "main")));
        Assert.True(File.Exists(InRepository("blobs", PretendedHub.LargeTag)));
        Assert.Equal(Path.Combine("..", "..", "blobs", PretendedHub.LargeTag), new FileInfo(Path.Combine(folder, "model.safetensors")).LinkTarget);
        Assert.True(File.Exists(InRepository(".no_exist", PretendedHub.Commit, "added_tokens.json")));
        Assert.Equal(folder, new ModelHub(hub.Settings(_folder.Path)).Find(PretendedHub.Id));
        Assert.Equal(folder, (new KitFolders(_folder["kit"], null) { HubCache = _folder.Path }).Model(PretendedHub.Id));
    }

    [Fact]
    public async Task What_is_here_is_not_fetched_again()
    {
        await using var hub = await PretendedHub.Start();
        await Fetch(hub);
        await Fetch(hub);
        Assert.Equal(PretendedHub.Files.Count, hub.Server.Asked("GET").Count);
        Assert.Single(hub.Store.Requests);
    }

    [Fact]
    public async Task A_revision_of_its_own_is_kept_beside_the_main_one()
    {
        await using var hub = await PretendedHub.Start();
        var folder = await new ModelHub(hub.Settings(_folder.Path)).Fetch(PretendedHub.Id, PretendedHub.Commit);
        Assert.Equal(folder, new ModelHub(hub.Settings(_folder.Path)).Find(PretendedHub.Id, PretendedHub.Commit));
        Assert.Null(new ModelHub(hub.Settings(_folder.Path)).Find(PretendedHub.Id));
    }

    [Fact]
    public async Task The_token_is_shown_to_the_hub_and_to_no_other_host()
    {
        await using var hub = await PretendedHub.Start();
        await Fetch(hub);
        Assert.All(hub.Server.Requests, request => Assert.EndsWith(" Bearer secret", request, StringComparison.Ordinal));
        Assert.Equal(["GET /signed"], hub.Store.Requests);
    }

    [Theory]
    [InlineData(1), InlineData(2), InlineData(3), InlineData(4), InlineData(5), InlineData(6), InlineData(7), InlineData(8), InlineData(9)]
    public async Task A_line_cut_at_any_tenth_goes_on_where_it_was(int tenth)
    {
        var cut = PretendedHub.Large.Length * tenth / 10;
        await using var hub = await PretendedHub.Start(store: async context =>
        {
            if (PretendedHub.From(context) > 0) { return false; }
            await Cut(context, cut);
            return true;
        });
        await Fetched(hub);
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
            await Cut(context, tenth);
            return true;
        });
        await Fetched(hub);
        Assert.InRange(hub.Store.Requests.Count, 9, 20);
    }

    [Fact]
    public async Task A_fetch_that_was_broken_off_goes_on_in_the_next_call()
    {
        await using (var broken = await PretendedHub.Start(store: async context =>
        {
            if (PretendedHub.From(context) > 0) { context.Abort(); }
            else { await Cut(context, 100_000); }
            return true;
        }))
        {
            var sentence = await Refused(broken);
            Assert.Contains("What has come is kept", sentence, StringComparison.Ordinal);
        }
        await using var hub = await PretendedHub.Start();
        await Fetched(hub);
        Assert.Matches("^GET /signed bytes=[1-9][0-9]*-$", Assert.Single(hub.Store.Requests));
    }

    [Fact]
    public async Task A_store_that_knows_no_ranges_sends_all_again()
    {
        await using var hub = await PretendedHub.Start(store: async context =>
        {
            if (PretendedHub.From(context) == 0) { await Cut(context, 100_000); }
            else
            {
                context.Response.ContentLength = PretendedHub.Large.Length;
                await context.Response.Body.WriteAsync(PretendedHub.Large);
            }
            return true;
        });
        await Fetched(hub);
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
        await Fetched(hub);
        Assert.Equal([TimeSpan.FromSeconds(7), TimeSpan.FromSeconds(7)], _waits.Asked);
    }

    [Fact]
    public async Task A_server_that_stays_busy_is_given_up_after_ever_longer_waits()
    {
        await using var hub = await PretendedHub.Start(store: context =>
        {
            context.Response.StatusCode = 503;
            return Task.FromResult(true);
        });
        var sentence = await Refused(hub);
        Assert.Contains("model.safetensors of someone/small-model can't be fetched: 127.0.0.1 answers with status 503", sentence, StringComparison.Ordinal);
        Assert.Equal(6, hub.Store.Requests.Count);
        Assert.Equal(5, _waits.Asked.Count);
        Assert.True(_waits.Asked[^1] > _waits.Asked[0], string.Join(", ", _waits.Asked));
    }

    [Fact]
    public async Task A_server_that_asks_for_an_hour_is_not_waited_for()
    {
        await using var hub = await PretendedHub.Start(store: context =>
        {
            (context.Response.StatusCode, context.Response.Headers.RetryAfter) = (429, "3600");
            return Task.FromResult(true);
        });
        Assert.Contains("come back in 60 minutes", await Refused(hub), StringComparison.Ordinal);
        Assert.Empty(_waits.Asked);
    }

    [Fact]
    public async Task Bytes_with_another_hash_are_no_file()
    {
        var other = PretendedHub.Large.ToArray();
        other[1000] ^= 1;
        await using var hub = await PretendedHub.Start(store: async context =>
        {
            await PretendedHub.Bytes(context, other);
            return true;
        });
        Assert.Contains($"its hash isn't {PretendedHub.LargeTag}", await Refused(hub), StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(InRepository("blobs"), PretendedHub.LargeTag + "*"));
    }

    [Fact]
    public async Task A_small_file_with_another_hash_is_no_file_either()
    {
        await using var hub = await PretendedHub.Start(hub: async context =>
        {
            if (context.Request.Method != "GET" || !context.Request.Path.Value!.EndsWith("vocab.txt", StringComparison.Ordinal)) { return false; }
            await PretendedHub.Bytes(context, "[PAD]\n[UNK]\n[CLS]\n[SEP]\n[MOSK]\n"u8.ToArray());
            return true;
        });
        Assert.StartsWith("vocab.txt of someone/small-model can't be fetched: what came is not the file", await Refused(hub), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_lay_there_of_another_file_does_not_spoil_the_fetch()
    {
        File.WriteAllText(InRepository("blobs", PretendedHub.LargeTag + ".incomplete"), "of another file");
        await using var hub = await PretendedHub.Start();
        await Fetched(hub);
        Assert.Equal(2, hub.Store.Requests.Count);
    }

    [Theory]
    [InlineData(-1000), InlineData(+1000)]
    public async Task A_length_that_is_not_the_files_is_refused(int more)
    {
        await using var hub = await PretendedHub.Start(store: async context =>
        {
            await PretendedHub.Bytes(context, new byte[PretendedHub.Large.Length + more]);
            return true;
        });
        Assert.Contains("should have 200000", await Refused(hub), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(-1000), InlineData(+1000)]
    public async Task A_length_that_is_not_said_and_not_the_files_is_refused(int more)
    {
        await using var hub = await PretendedHub.Start(store: async context =>
        {
            var content = new byte[PretendedHub.Large.Length + more];
            if (PretendedHub.From(context) >= content.Length) { context.Response.StatusCode = 416; }
            else { await context.Response.Body.WriteAsync(content); } // in chunks, without a length
            return true;
        });
        Assert.Contains("should have 200000", await Refused(hub), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_redirect_that_leads_nowhere_is_given_up()
    {
        await using var hub = await PretendedHub.Start(store: context =>
        {
            context.Response.Redirect("/signed");
            return Task.FromResult(true);
        });
        Assert.Contains("only leads from one address to the next", await Refused(hub), StringComparison.Ordinal);
        Assert.InRange(hub.Store.Requests.Count, 1, 11);
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
        var patience = Patience with { Stall = TimeSpan.FromMilliseconds(150), LeastBytes = 10_000, Retries = 1 };
        Assert.Contains("sends too slowly", await Refused(hub, patience), StringComparison.Ordinal);
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
        var patience = Patience with { Stall = TimeSpan.FromMilliseconds(100), Retries = 1 };
        Assert.Contains("stopped sending", await Refused(hub, patience), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_hub_that_does_not_answer_is_given_up()
    {
        await using var hub = await PretendedHub.Start(hub: async context =>
        {
            await Task.WhenAny(Task.Delay(Timeout.Infinite, context.RequestAborted));
            return true;
        });
        var patience = Patience with { Answer = TimeSpan.FromMilliseconds(100), Retries = 1 };
        Assert.Contains("config.json of someone/small-model can't be fetched: 127.0.0.1 doesn't answer", await Refused(hub, patience), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_certificate_that_nobody_vouches_for_is_refused_at_once()
    {
        await using var server = await PretendedServer.Start(_ => Task.CompletedTask, withOwnCertificate: true);
        var settings = new HubSettings { Endpoint = server.Address, Cache = _folder.Path };
        var failure = await Assert.ThrowsAsync<KitException>(() => new ModelHub(settings, Patience).Fetch(PretendedHub.Id));
        Assert.Contains("the certificate of 127.0.0.1 can't be trusted", failure.Message, StringComparison.Ordinal);
        Assert.Empty(_waits.Asked);
    }

    [Fact]
    public async Task A_tag_or_a_commit_that_is_a_path_is_refused()
    {
        await using var hub = await PretendedHub.Start(hub: context =>
        {
            context.Response.Headers["X-Repo-Commit"] = PretendedHub.Commit;
            context.Response.Headers["X-Linked-Etag"] = "\"../../../somewhere\"";
            return Task.FromResult(true);
        });
        Assert.Contains("without the commit and tag", await Refused(hub), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_full_disk_ends_in_a_sentence_and_no_file()
    {
        using var disk = new SmallDisk(kilobytes: 100);
        await using var hub = await PretendedHub.Start();
        var failure = await Assert.ThrowsAsync<KitException>(() => new ModelHub(hub.Settings(disk.Path), Patience).Fetch(PretendedHub.Id));
        Assert.Contains("has room for 0 MB", failure.Message, StringComparison.Ordinal);
        Assert.Empty(hub.Store.Requests);
    }

    [Fact]
    public async Task A_disk_that_fills_under_way_ends_in_a_sentence_and_no_file()
    {
        using var disk = new SmallDisk(kilobytes: 100);
        await using var hub = await PretendedHub.Start();
        var file = new WebFile("large", hub.Store.Address) { Size = PretendedHub.Large.Length };
        using var web = new WebClient(Patience);
        var path = Path.Combine(disk.Path, "large");
        var failure = await Assert.ThrowsAsync<KitException>(() => new FileFetch(web).Fetch(file, path + ".incomplete", path, null, CancellationToken.None));
        Assert.Contains("free some space", failure.Message, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(disk.Path));
    }

    [Fact]
    public async Task Two_that_ask_at_once_fetch_once()
    {
        await using var hub = await PretendedHub.Start();
        var folders = await Task.WhenAll(Fetch(hub), Fetch(hub), Fetch(hub));
        Assert.Single(folders.Distinct());
        Assert.Single(hub.Store.Requests);
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
            var progress = new Reported(value => { if (value.File == "model.safetensors") { source.Cancel(); } });
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => new ModelHub(slow.Settings(_folder.Path), Patience).Fetch(PretendedHub.Id, progress: progress, cancel: source.Token));
        }
        await using var hub = await PretendedHub.Start();
        await Fetched(hub);
        Assert.Contains("bytes=", Assert.Single(hub.Store.Requests), StringComparison.Ordinal);
    }

    private FetchPatience Patience => new() { Clock = _waits };

    private string InRepository(params string[] parts) => _folder[["models--someone--small-model", .. parts]];

    private Task<string> Fetch(PretendedHub hub, FetchPatience? patience = null) =>
        new ModelHub(hub.Settings(_folder.Path), patience ?? Patience).Fetch(PretendedHub.Id);

    private async Task Fetched(PretendedHub hub)
    {
        var folder = await Fetch(hub);
        Assert.Equal(PretendedHub.Large, File.ReadAllBytes(Path.Combine(folder, "model.safetensors")));
        Assert.Empty(Directory.GetFiles(InRepository("blobs"), "*.incomplete"));
    }

    /// <summary>The one sentence of a fetch that fails and leaves nothing that could be taken for a model.</summary>
    private async Task<string> Refused(PretendedHub hub, FetchPatience? patience = null)
    {
        var failure = await Assert.ThrowsAsync<KitException>(() => Fetch(hub, patience));
        Assert.Null(new ModelHub(hub.Settings(_folder.Path)).Find(PretendedHub.Id));
        Assert.False(File.Exists(InRepository("blobs", PretendedHub.LargeTag)), "a file that isn't whole has the name of the whole one");
        Assert.DoesNotContain('\n', failure.Message);
        Assert.DoesNotContain("secret", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("an-hour", failure.Message, StringComparison.Ordinal);
        return failure.Message;
    }

    /// <summary>Promises the rest of the file, sends some bytes of it and breaks off.</summary>
    private static async Task Cut(HttpContext context, int bytes)
    {
        var from = PretendedHub.From(context);
        PretendedHub.StartBytes(context, PretendedHub.Large.Length, from);
        await context.Response.Body.WriteAsync(PretendedHub.Large.AsMemory(from, bytes));
    }

    private sealed class Reported(Action<FetchProgress> act) : IProgress<FetchProgress>
    {
        public void Report(FetchProgress value) => act(value);
    }
}
