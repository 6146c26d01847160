using Microsoft.AspNetCore.Http;

namespace LayerFreezing.Tests;

/// <summary>What a fetched model is, and what is asked for it.</summary>
public sealed class HubFetchTests : IDisposable
{
    private readonly HubFetching _fetching = new();

    public void Dispose() => _fetching.Dispose();

    [Fact]
    public async Task A_model_is_fetched_into_the_layout_of_the_hubs_own_tools()
    {
        await using var hub = await PretendedHub.Start();
        var folder = await _fetching.Fetch(hub);
        Assert.Equal(Path.Combine(_fetching.Folder.Path, "models--someone--small-model", "snapshots", PretendedHub.Commit), folder);
        Assert.Equal(PretendedHub.Files.Keys.Order(StringComparer.Ordinal), Directory.GetFiles(folder).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        foreach (var (name, content) in PretendedHub.Files) { Assert.Equal(content, File.ReadAllBytes(Path.Combine(folder, name))); }
        Assert.Equal(PretendedHub.Commit, File.ReadAllText(_fetching.InRepository("refs", "main")));
        Assert.True(File.Exists(_fetching.InRepository("blobs", PretendedHub.LargeTag)));
        Assert.Equal(Path.Combine("..", "..", "blobs", PretendedHub.LargeTag), new FileInfo(Path.Combine(folder, "model.safetensors")).LinkTarget);
        Assert.True(File.Exists(_fetching.InRepository(".no_exist", PretendedHub.Commit, "added_tokens.json")));
        Assert.Equal(folder, new ModelHub(hub.Settings(_fetching.Folder.Path)).Find(PretendedHub.Id));
        Assert.Equal(folder, (new KitFolders(_fetching.Folder["kit"], null) { HubCache = _fetching.Folder.Path }).Model(PretendedHub.Id));
    }

    [Fact]
    public async Task What_is_here_is_not_fetched_again()
    {
        await using var hub = await PretendedHub.Start();
        await _fetching.Fetch(hub);
        await _fetching.Fetch(hub);
        Assert.Equal(PretendedHub.Files.Count, hub.Server.Asked("GET").Count);
        Assert.Single(hub.Store.Requests);
    }

    [Fact]
    public async Task A_revision_of_its_own_is_kept_beside_the_main_one()
    {
        await using var hub = await PretendedHub.Start();
        var folder = await new ModelHub(hub.Settings(_fetching.Folder.Path)).Fetch(PretendedHub.Id, PretendedHub.Commit);
        Assert.Equal(folder, new ModelHub(hub.Settings(_fetching.Folder.Path)).Find(PretendedHub.Id, PretendedHub.Commit));
        Assert.Null(new ModelHub(hub.Settings(_fetching.Folder.Path)).Find(PretendedHub.Id));
    }

    [Fact]
    public async Task The_token_is_shown_to_the_hub_and_to_no_other_host()
    {
        await using var hub = await PretendedHub.Start();
        await _fetching.Fetch(hub);
        Assert.All(hub.Server.Requests, request => Assert.EndsWith(" Bearer secret", request, StringComparison.Ordinal));
        Assert.Equal(["GET /signed"], hub.Store.Requests);
    }

    [Fact]
    public async Task A_large_fetch_is_announced_with_size_and_licence_before_it_begins()
    {
        var told = new List<string>();
        await using var hub = await PretendedHub.Start(hub: async context =>
        {
            if (context.Request.Path.Value!.StartsWith("/api/models/", StringComparison.Ordinal))
            {
                await context.Response.WriteAsync("""{"cardData": {"license": "cc-by-4.0"}}""");
                return true;
            }
            if (!context.Request.Path.Value.EndsWith("model.safetensors", StringComparison.Ordinal)) { return false; }
            context.Response.Headers["X-Repo-Commit"] = PretendedHub.Commit;
            context.Response.Headers["X-Linked-Etag"] = PretendedHub.LargeTag;
            context.Response.Headers["X-Linked-Size"] = "600000000";
            if (context.Request.Method == "GET") { context.Response.StatusCode = 403; }
            return true;
        });
        await Assert.ThrowsAsync<KitException>(() => new ModelHub(hub.Settings(_fetching.Folder.Path), _fetching.Patience).Fetch(PretendedHub.Id, tell: told.Add));
        Assert.Equal($"Fetching someone/small-model: 600 MB into {_fetching.Folder.Path}; licence: cc-by-4.0.", Assert.Single(told));
    }

    [Fact]
    public async Task A_small_fetch_is_not_announced()
    {
        await using var hub = await PretendedHub.Start();
        await new ModelHub(hub.Settings(_fetching.Folder.Path), _fetching.Patience).Fetch(PretendedHub.Id, tell: told => Assert.Fail(told));
    }

    [Fact]
    public async Task The_real_model_comes_through_as_it_is()
    {
        var real = Shared.Path("models", "all-MiniLM-L6-v2");
        var files = Directory.GetFiles(real).ToDictionary(path => Path.GetFileName(path)!, File.ReadAllBytes);
        await using var hub = await PretendedHub.Start(files: files);
        var folder = await _fetching.Fetch(hub);
        using var fetched = ModelFolder.Load(folder, GlueTask.RTE);
        using var expected = ModelFolder.Load(real, GlueTask.RTE);
        Assert.Equal("small-model", fetched.Source.Name);
        Assert.Equal(("53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db", expected.Source.Sha256), (fetched.Source.Sha256, fetched.Source.Sha256));
        Assert.Equal(TextTokenizer.Load(real).Fingerprint, TextTokenizer.Load(folder).Fingerprint);
        Assert.All(expected.named_parameters().Zip(fetched.named_parameters()), pair => Assert.True(pair.First.parameter.bytes.SequenceEqual(pair.Second.parameter.bytes), pair.First.name));
    }

    [Fact]
    public async Task Where_there_are_no_safetensors_the_pickle_is_taken()
    {
        await using var hub = await PretendedHub.Start(hub: async context =>
        {
            var path = context.Request.Path.Value!;
            if (path.EndsWith("model.safetensors", StringComparison.Ordinal))
            {
                (context.Response.StatusCode, context.Response.Headers["X-Error-Code"]) = (404, "EntryNotFound");
                return true;
            }
            if (!path.EndsWith("pytorch_model.bin", StringComparison.Ordinal)) { return false; }
            context.Response.Headers["X-Repo-Commit"] = PretendedHub.Commit;
            context.Response.Headers.ETag = $"\"{PretendedHub.LargeTag}\"";
            await PretendedHub.Bytes(context, PretendedHub.Large);
            return true;
        });
        var folder = await _fetching.Fetch(hub);
        Assert.Equal(PretendedHub.Large, File.ReadAllBytes(Path.Combine(folder, "pytorch_model.bin")));
        Assert.Equal(folder, new ModelHub(hub.Settings(_fetching.Folder.Path)).Find(PretendedHub.Id));
    }

    [Fact]
    public async Task Two_that_ask_at_once_fetch_once()
    {
        await using var hub = await PretendedHub.Start();
        var folders = await Task.WhenAll(_fetching.Fetch(hub), _fetching.Fetch(hub), _fetching.Fetch(hub));
        Assert.Single(folders.Distinct());
        Assert.Single(hub.Store.Requests);
    }
}
