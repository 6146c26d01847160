using System.Globalization;

namespace LayerFreezing;

/// <summary>The head of an answer, and its body where it is read; what the way there said of the file is kept.</summary>
internal sealed class WebAnswer(HttpResponseMessage response, string? commit, string? linkedTag, long? linkedSize) : IDisposable
{
    /// <summary>The last response.</summary>
    public HttpResponseMessage Response { get; } = response;

    /// <summary>The commit the hub resolved the revision to.</summary>
    public string? Commit { get; } = commit;

    /// <summary>The tag of the content, without quotes.</summary>
    public string? Tag { get; } = linkedTag ?? Plain(response.Headers.ETag?.Tag);

    /// <summary>The bytes of the whole file.</summary>
    public long? Size { get; } = linkedSize ?? ((int)response.StatusCode is >= 300 and < 400 ? null : response.Content.Headers.ContentLength);

    /// <summary>A header's value, or null.</summary>
    public static string? Header(HttpResponseMessage response, string name) =>
        response.Headers.TryGetValues(name, out var values) ? values.FirstOrDefault() : null;

    /// <summary>A header's value as a number of bytes, or null.</summary>
    public static long? Number(HttpResponseMessage response, string name) =>
        long.TryParse(Header(response, name), NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : null;

    /// <summary>A tag without what marks it as weak and without its quotes.</summary>
    public static string? Plain(string? tag)
    {
        if (tag is null) { return null; }
        return (tag.StartsWith("W/", StringComparison.Ordinal) ? tag[2..] : tag).Trim('"');
    }

    public void Dispose() => Response.Dispose();
}
