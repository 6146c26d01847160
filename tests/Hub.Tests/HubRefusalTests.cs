using Microsoft.AspNetCore.Http;

namespace LayerFreezing.Tests;

/// <summary>What is no file of the hub's is refused, and what can't be had is said.</summary>
public sealed class HubRefusalTests : IDisposable
{
    private readonly HubFetching _fetching = new();

    public void Dispose() => _fetching.Dispose();

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
        Assert.Contains($"its hash isn't {PretendedHub.LargeTag}", await _fetching.Refused(hub), StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(_fetching.InRepository("blobs"), PretendedHub.LargeTag + "*"));
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
        Assert.StartsWith("vocab.txt of someone/small-model can't be fetched: what came is not the file", await _fetching.Refused(hub), StringComparison.Ordinal);
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
        Assert.Contains("should have 200000", await _fetching.Refused(hub), StringComparison.Ordinal);
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
        Assert.Contains("should have 200000", await _fetching.Refused(hub), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_redirect_that_leads_nowhere_is_given_up()
    {
        await using var hub = await PretendedHub.Start(store: context =>
        {
            context.Response.Redirect("/signed");
            return Task.FromResult(true);
        });
        Assert.Contains("only leads from one address to the next", await _fetching.Refused(hub), StringComparison.Ordinal);
        Assert.InRange(hub.Store.Requests.Count, 1, 11);
    }

    [Fact]
    public async Task A_certificate_that_nobody_vouches_for_is_refused_at_once()
    {
        await using var server = await PretendedServer.Start(_ => Task.CompletedTask, withOwnCertificate: true);
        var settings = new HubSettings { Endpoint = server.Address, Cache = _fetching.Folder.Path };
        var failure = await Assert.ThrowsAsync<KitException>(() => new ModelHub(settings, _fetching.Patience).Fetch(PretendedHub.Id));
        Assert.Contains("the certificate of 127.0.0.1 can't be trusted", failure.Message, StringComparison.Ordinal);
        Assert.Empty(_fetching.Waiting.Asked);
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
        Assert.Contains("without the commit and tag", await _fetching.Refused(hub), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_full_disk_ends_in_a_sentence_and_no_file()
    {
        using var disk = new SmallDisk(kilobytes: 100);
        await using var hub = await PretendedHub.Start();
        var failure = await Assert.ThrowsAsync<KitException>(() => new ModelHub(hub.Settings(disk.Path), _fetching.Patience).Fetch(PretendedHub.Id));
        Assert.Contains("has room for 0 MB", failure.Message, StringComparison.Ordinal);
        Assert.Empty(hub.Store.Requests);
    }

    [Fact]
    public async Task A_disk_that_fills_under_way_ends_in_a_sentence_and_no_file()
    {
        using var disk = new SmallDisk(kilobytes: 100);
        await using var hub = await PretendedHub.Start();
        var file = new WebFile("large", hub.Store.Address) { Size = PretendedHub.Large.Length };
        using var web = new WebClient(_fetching.Patience);
        var path = Path.Combine(disk.Path, "large");
        var failure = await Assert.ThrowsAsync<KitException>(() => new FileFetch(web).Fetch(file, path + ".incomplete", path, null, CancellationToken.None));
        Assert.Contains("free some space", failure.Message, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(disk.Path));
    }

    [Fact]
    public async Task A_model_that_the_kit_cannot_compute_is_refused_before_its_weights_come()
    {
        var files = PretendedHub.Files.ToDictionary();
        files["config.json"] = """{"model_type": "gpt2"}"""u8.ToArray();
        await using var hub = await PretendedHub.Start(files: files);
        Assert.Contains("model_type is \"gpt2\"", await _fetching.Refused(hub), StringComparison.Ordinal);
        Assert.Empty(hub.Store.Requests);
    }

    [Theory]
    [InlineData("someone/other-model", "main", "There is no model someone/other-model")]
    [InlineData(PretendedHub.Id, "v9", "has no revision v9")]
    public async Task What_the_hub_does_not_have_is_said(string id, string revision, string sentence)
    {
        await using var hub = await PretendedHub.Start();
        var failure = await Assert.ThrowsAsync<KitException>(() => new ModelHub(hub.Settings(_fetching.Folder.Path), _fetching.Patience).Fetch(id, revision));
        Assert.Contains(sentence, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_private_model_asks_for_a_token()
    {
        await using var hub = await PretendedHub.Start(hub: context =>
        {
            context.Response.StatusCode = 401;
            return Task.FromResult(true);
        });
        Assert.Contains("set HF_TOKEN", await _fetching.Refused(hub), StringComparison.Ordinal);
        Assert.Empty(_fetching.Waiting.Asked);
    }
}
