using System.Diagnostics;
using System.Net;

namespace LayerFreezing;

/// <summary>Fetches one file: into a name of its own, on from where it broke off, checked, and only then under its name.</summary>
internal sealed class FileFetch(WebClient web)
{
    /// <summary>How often one file may go on after it broke off; each time has brought something.</summary>
    private const int MostParts = 100;

    /// <summary>Fetches a file.</summary>
    /// <param name="file">Where it is, and what it must be.</param>
    /// <param name="partial">Where it grows; what is there is gone on with, and stays after a fault that may pass.</param>
    /// <param name="path">Where it appears once it is whole.</param>
    /// <param name="progress">Told as bytes come.</param>
    /// <param name="cancel">Ends it early.</param>
    /// <exception cref="FetchException">It can't be had, or isn't what it must be.</exception>
    /// <exception cref="KitException">It can't be written.</exception>
    public async Task Fetch(WebFile file, string partial, string path, IProgress<FetchProgress>? progress, CancellationToken cancel)
    {
        try
        {
            Disk(path, () => Directory.CreateDirectory(Path.GetDirectoryName(partial)!));
            var goesOn = File.Exists(partial);
            await Grow(file, partial, progress, cancel);
            if (goesOn && file.Fault(partial) is not null)
            {
                // What lay there may have been of another file: once more from the start.
                File.Delete(partial);
                await Grow(file, partial, progress, cancel);
            }
            if (file.Fault(partial) is { } fault) { throw new FetchException(fault, FetchException.Never); }
            Disk(path, () => File.Move(partial, path, overwrite: true));
        }
        catch (Exception failure) when (failure is KitException or FetchException { Retries: FetchException.Never })
        {
            File.Delete(partial);
            throw;
        }
    }

    private async Task Grow(WebFile file, string partial, IProgress<FetchProgress>? progress, CancellationToken cancel)
    {
        var watch = Stopwatch.StartNew();
        var start = File.Exists(partial) ? new FileInfo(partial).Length : 0;
        for (var part = 0; !await web.Repeat(limit => Part(file, partial, Report, limit), cancel); part++)
        {
            if (part == MostParts) { throw new FetchException($"{file.Address.Host} breaks off again and again", FetchException.Never); }
        }

        void Report(long bytes, long? total) =>
            progress?.Report(new FetchProgress(file.Name, bytes, total, Math.Max(0, bytes - start) / Math.Max(0.001, watch.Elapsed.TotalSeconds)));
    }

    /// <summary>Appends what one request brings; false where it broke off and has brought something.</summary>
    private async Task<bool> Part(WebFile file, string partial, Action<long, long?> report, CancellationToken cancel)
    {
        using var stream = Disk(partial, () => new FileStream(partial, FileMode.OpenOrCreate, FileAccess.Write, FileShare.Read, bufferSize: 0));
        if (stream.Length == file.Size) { return true; }
        if (stream.Length > (file.Size ?? long.MaxValue)) { stream.SetLength(0); }
        using var answer = await Ask(file, stream, cancel);
        var from = Continues(answer, stream.Length) ? stream.Length : 0;
        stream.SetLength(from);
        stream.Position = from;
        var total = from + answer.Response.Content.Headers.ContentLength;
        if (file.Size is { } size && total is { } stated && stated != size) { throw WrongLength(file, stated); }
        var ended = await Copy(file, answer, stream, bytes => report(bytes, file.Size ?? total), cancel);
        var isWhole = ended && (file.Size is null || stream.Length == file.Size);
        if (!isWhole && stream.Length == from) { throw new FetchException($"{file.Address.Host} breaks off at once", FetchException.Often); }
        if (isWhole) { Disk(partial, () => { stream.Flush(flushToDisk: true); return true; }); }
        return isWhole;
    }

    private async Task<WebAnswer> Ask(WebFile file, FileStream stream, CancellationToken cancel)
    {
        try
        {
            return await web.Send(HttpMethod.Get, file.Address, file.Token, stream.Length, cancel);
        }
        catch (FetchException failure) when (failure.Status == (int)HttpStatusCode.RequestedRangeNotSatisfiable && stream.Length > 0)
        {
            if (file.Size is not null) { throw WrongLength(file, stream.Length); }
            stream.SetLength(0);
            throw new FetchException(failure.Message, FetchException.Often, failure);
        }
    }

    /// <summary>Copies the body; true where it came to its end.</summary>
    private async Task<bool> Copy(WebFile file, WebAnswer answer, FileStream stream, Action<long> report, CancellationToken cancel)
    {
        var patience = web.Patience;
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var (window, before) = (Stopwatch.StartNew(), stream.Length);
        var buffer = new byte[1 << 16];
        try
        {
            limit.CancelAfter(patience.Stall);
            using var body = await answer.Response.Content.ReadAsStreamAsync(limit.Token);
            for (int read; (read = await body.ReadAsync(buffer, limit.Token)) > 0; limit.CancelAfter(patience.Stall))
            {
                Disk(stream.Name, () => { stream.Write(buffer, 0, read); return true; });
                report(stream.Length);
                if (stream.Length > Math.Min(file.Size ?? long.MaxValue, file.Most)) { throw WrongLength(file, stream.Length); }
                if (window.Elapsed < patience.Stall) { continue; }
                if (stream.Length - before < patience.LeastBytes) { throw new FetchException($"{file.Address.Host} sends too slowly", FetchException.Often); }
                (window, before) = (Stopwatch.StartNew(), stream.Length);
            }
            return true;
        }
        catch (OperationCanceledException failure) when (!cancel.IsCancellationRequested)
        {
            throw new FetchException($"{file.Address.Host} stopped sending", FetchException.Often, failure);
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException)
        {
            return false;
        }
    }

    /// <summary>Whether an answer begins where the file ends.</summary>
    private static bool Continues(WebAnswer answer, long length) =>
        answer.Response.StatusCode == HttpStatusCode.PartialContent && answer.Response.Content.Headers.ContentRange?.From == length;

    private static FetchException WrongLength(WebFile file, long bytes) => new(
        file.Size is { } size
            ? FormattableString.Invariant($"{WebClient.Shown(file.Address)} has {bytes} bytes or more and should have {size}")
            : FormattableString.Invariant($"{WebClient.Shown(file.Address)} has more than the {file.Most} bytes it may have"),
        FetchException.Never);

    /// <summary>Does something to the disk.</summary>
    private static T Disk<T>(string path, Func<T> action)
    {
        try
        {
            return action();
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new KitException($"{path} can't be written ({failure.Message.TrimEnd('.')}): free some space or choose another place.", failure);
        }
    }

    private static void Disk(string path, Action action) => Disk(path, () => { action(); return true; });
}
