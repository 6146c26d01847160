using Microsoft.AspNetCore.Http;

namespace LayerFreezing.Tests;

/// <summary>A cache of a test's own, and fetches into it that wait for nothing.</summary>
internal sealed class HubFetching : IDisposable
{
    /// <summary>The cache.</summary>
    public TemporaryFolder Folder { get; } = new();

    /// <summary>The waits that were asked for.</summary>
    public Waits Waiting { get; } = new();

    public void Dispose() => Folder.Dispose();

    public FetchPatience Patience => new() { Clock = Waiting };

    public string InRepository(params string[] parts) => Folder[["models--someone--small-model", .. parts]];

    public Task<string> Fetch(PretendedHub hub, FetchPatience? patience = null) =>
        new ModelHub(hub.Settings(Folder.Path), patience ?? Patience).Fetch(PretendedHub.Id);

    public async Task Fetched(PretendedHub hub)
    {
        var folder = await Fetch(hub);
        Assert.Equal(PretendedHub.Large, File.ReadAllBytes(Path.Combine(folder, "model.safetensors")));
        Assert.Empty(Directory.GetFiles(InRepository("blobs"), "*.incomplete"));
    }

    /// <summary>The one sentence of a fetch that fails and leaves nothing that could be taken for a model.</summary>
    public async Task<string> Refused(PretendedHub hub, FetchPatience? patience = null)
    {
        var failure = await Assert.ThrowsAsync<KitException>(() => Fetch(hub, patience));
        Assert.Null(new ModelHub(hub.Settings(Folder.Path)).Find(PretendedHub.Id));
        Assert.False(File.Exists(InRepository("blobs", PretendedHub.LargeTag)), "a file that isn't whole has the name of the whole one");
        Assert.DoesNotContain('\n', failure.Message);
        Assert.DoesNotContain("secret", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("an-hour", failure.Message, StringComparison.Ordinal);
        return failure.Message;
    }

    /// <summary>Promises the rest of the file, sends some bytes of it and breaks off.</summary>
    public static async Task Cut(HttpContext context, int bytes)
    {
        var from = PretendedHub.From(context);
        PretendedHub.StartBytes(context, PretendedHub.Large.Length, from);
        await context.Response.Body.WriteAsync(PretendedHub.Large.AsMemory(from, bytes));
    }

    public sealed class Reported(Action<FetchProgress> act) : IProgress<FetchProgress>
    {
        public void Report(FetchProgress value) => act(value);
    }
}
