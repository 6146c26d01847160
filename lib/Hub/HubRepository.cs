using System.Text.Json;

namespace LayerFreezing;

/// <summary>A model on the hub: its files, and what is said of it.</summary>
internal sealed class HubRepository(HubSettings settings, WebClient web, string id)
{
    private const int MostOfInformation = 1 << 22;

    /// <summary>The address of a file, which a browser opens too.</summary>
    public Uri Address(string revision, string file) => new($"{settings.Endpoint.AbsoluteUri.TrimEnd('/')}/{id}/resolve/{Uri.EscapeDataString(revision)}/{file}");

    /// <summary>Looks a file up; null where the model has none of that name.</summary>
    /// <exception cref="FetchException">The hub doesn't answer, or not as the hub does.</exception>
    public async Task<HubFile?> Describe(string revision, string file, CancellationToken cancel)
    {
        try
        {
            using var answer = await web.Repeat(limit => web.Send(HttpMethod.Head, Address(revision, file), settings.Token, 0, limit), cancel);
            var commit = HubCache.SafeCommit(answer.Commit);
            var tag = HubCache.SafeTag(answer.Tag);
            return commit is null || tag is null
                ? throw new FetchException($"{settings.Endpoint.Host} answers without the commit and tag that the hub gives; see to HF_ENDPOINT and proxies", FetchException.Never)
                : new HubFile(file, commit, tag, answer.Size);
        }
        catch (FetchException failure) when (failure.Status == 404 && failure.Code is null or "EntryNotFound")
        {
            return null;
        }
    }

    /// <summary>The file as it is fetched: at its commit, with what it must be.</summary>
    public WebFile ToFetch(HubFile file) => new(file.Name, Address(file.Commit, file.Name))
    {
        Token = settings.Token,
        Size = file.Size,
        Fault = path => FileCheck.Fits(path, file.Tag) ? null : $"what came is not the file that the hub speaks of: its hash isn't {file.Tag}",
    };

    /// <summary>The licence its card names; null where it names none or can't be asked.</summary>
    public async Task<string?> Licence(string commit, CancellationToken cancel)
    {
        try
        {
            var address = new Uri($"{settings.Endpoint.AbsoluteUri.TrimEnd('/')}/api/models/{id}/revision/{commit}");
            using var answer = await web.Repeat(limit => web.Send(HttpMethod.Get, address, settings.Token, 0, limit), cancel);
            await answer.Response.Content.LoadIntoBufferAsync(MostOfInformation, cancel);
            using var json = await JsonDocument.ParseAsync(await answer.Response.Content.ReadAsStreamAsync(cancel), cancellationToken: cancel);
            return json.RootElement.TryGetProperty("cardData", out var card) && card.TryGetProperty("license", out var licence) ? licence.GetString() : null;
        }
        catch (Exception failure) when (failure is FetchException or HttpRequestException or JsonException or InvalidOperationException)
        {
            return null;
        }
    }
}
