using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace LayerFreezing.Tests;

/// <summary>
/// A hub with one model, that answers as the real one does: small files itself, with git's name of their content as tag;
/// large ones by a redirect to a store, with their SHA-256 as tag. A test may have its own answer for any request.
/// </summary>
internal sealed class PretendedHub : IAsyncDisposable
{
    public const string Id = "someone/small-model";
    public const string Commit = "0123456789abcdef0123456789abcdef01234567";

    private PretendedHub(PretendedServer hub, PretendedServer store) => (Server, Store) = (hub, store);

    /// <summary>What speaks of files.</summary>
    public PretendedServer Server { get; }

    /// <summary>What holds large ones, at another address.</summary>
    public PretendedServer Store { get; }

    /// <summary>The model's files by their names.</summary>
    public static IReadOnlyDictionary<string, byte[]> Files { get; } = new Dictionary<string, byte[]>
    {
        ["config.json"] = Encoding.UTF8.GetBytes("""
            {"model_type": "bert", "num_hidden_layers": 1, "hidden_size": 4, "num_attention_heads": 2, "intermediate_size": 8, "vocab_size": 5, "max_position_embeddings": 8}
            """),
        ["vocab.txt"] = "[PAD]\n[UNK]\n[CLS]\n[SEP]\n[MASK]\n"u8.ToArray(),
        ["tokenizer_config.json"] = """{"do_lower_case": true}"""u8.ToArray(),
        ["model.safetensors"] = Weights(200_000),
    };

    /// <summary>The large file.</summary>
    public static byte[] Large => Files["model.safetensors"];

    /// <summary>Its SHA-256.</summary>
    public static string LargeTag { get; } = Convert.ToHexStringLower(SHA256.HashData(Files["model.safetensors"]));

    /// <summary>Starts hub and store.</summary>
    /// <param name="hub">The hub's own answer to a request; false leaves it to the usual one.</param>
    /// <param name="store">The store's own answer; false leaves it to the usual one.</param>
    /// <param name="files">The model's files; null is <see cref="Files"/>.</param>
    public static async Task<PretendedHub> Start(
        Func<HttpContext, Task<bool>>? hub = null, Func<HttpContext, Task<bool>>? store = null, IReadOnlyDictionary<string, byte[]>? files = null)
    {
        files ??= Files;
        var storeServer = await PretendedServer.Start(async context =>
        {
            if (store is null || !await store(context)) { await Bytes(context, files["model.safetensors"]); }
        });
        var hubServer = await PretendedServer.Start(async context =>
        {
            if (hub is null || !await hub(context)) { await Resolve(context, files, storeServer.Address); }
        });
        return new PretendedHub(hubServer, storeServer);
    }

    /// <summary>The settings of a user of this hub.</summary>
    public HubSettings Settings(string cache) => new() { Endpoint = Server.Address, Cache = cache, Token = "secret" };

    /// <summary>Sends a file, or the rest of it that is asked for.</summary>
    public static async Task Bytes(HttpContext context, ReadOnlyMemory<byte> content)
    {
        var from = From(context);
        if (from > 0 && from >= content.Length)
        {
            context.Response.StatusCode = 416;
            return;
        }
        StartBytes(context, content.Length, from);
        if (context.Request.Method != "HEAD") { await context.Response.Body.WriteAsync(content[from..]); }
    }

    /// <summary>Says what comes: all of a file, or what is behind a place in it.</summary>
    public static void StartBytes(HttpContext context, int length, int from)
    {
        context.Response.ContentLength = length - from;
        if (from == 0) { return; }
        context.Response.StatusCode = 206;
        context.Response.Headers.ContentRange = string.Create(CultureInfo.InvariantCulture, $"bytes {from}-{length - 1}/{length}");
    }

    /// <summary>The first byte that is asked for.</summary>
    public static int From(HttpContext context) => context.Request.Headers.Range.ToString() is { Length: > 0 } range
        ? int.Parse(range["bytes=".Length..].TrimEnd('-'), CultureInfo.InvariantCulture)
        : 0;

    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        await Store.DisposeAsync();
    }

    private static async Task Resolve(HttpContext context, IReadOnlyDictionary<string, byte[]> files, Uri store)
    {
        string[] parts = context.Request.Path.Value!.Trim('/').Split('/');
        if (parts is not [_, _, "resolve", var revision, var name] || $"{parts[0]}/{parts[1]}" != Id)
        {
            (context.Response.StatusCode, context.Response.Headers["X-Error-Code"]) = (404, "RepoNotFound");
            return;
        }
        if (revision is not ("main" or Commit)) { (context.Response.StatusCode, context.Response.Headers["X-Error-Code"]) = (404, "RevisionNotFound"); return; }
        context.Response.Headers["X-Repo-Commit"] = Commit;
        if (!files.TryGetValue(name, out var content)) { (context.Response.StatusCode, context.Response.Headers["X-Error-Code"]) = (404, "EntryNotFound"); return; }
        if (name != "model.safetensors")
        {
            context.Response.Headers.ETag = $"\"{GitName(content)}\"";
            await Bytes(context, content);
            return;
        }
        context.Response.Headers["X-Linked-Etag"] = $"\"{Convert.ToHexStringLower(SHA256.HashData(content))}\"";
        context.Response.Headers["X-Linked-Size"] = content.Length.ToString(CultureInfo.InvariantCulture);
        context.Response.Redirect(new Uri(store, "/signed?for=an-hour").AbsoluteUri);
    }

    private static string GitName(byte[] content) =>
        Convert.ToHexStringLower(SHA1.HashData([.. Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"blob {content.Length}\0")), .. content]));

    private static byte[] Weights(int length)
    {
        var bytes = new byte[length];
        new Random(1).NextBytes(bytes);
        return bytes;
    }
}
