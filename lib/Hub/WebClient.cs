using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Security.Authentication;
using Polly;
using Polly.Retry;
using Polly.Timeout;

namespace LayerFreezing;

/// <summary>
/// Asks web servers: follows redirects, without the token once another host is reached, waits no longer than is allowed,
/// and tries again what may pass.
/// </summary>
internal sealed class WebClient : IDisposable
{
    private const int MostRedirects = 10;

    private readonly HttpClient _http;
    private readonly ResiliencePipeline _retries;
    private readonly ResiliencePipeline _answer;

    public WebClient(FetchPatience patience)
    {
        Patience = patience;
        var handler = new SocketsHttpHandler { AllowAutoRedirect = false, ConnectTimeout = patience.Connect, UseCookies = false };
        _http = new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan };
        _http.DefaultRequestHeaders.UserAgent.ParseAdd("layer-freezing-kit");
        _answer = new ResiliencePipelineBuilder().AddTimeout(new TimeoutStrategyOptions { Timeout = patience.Answer }).Build();
        _retries = new ResiliencePipelineBuilder { TimeProvider = patience.Clock }.AddRetry(new RetryStrategyOptions
        {
            MaxRetryAttempts = Math.Max(1, patience.Retries),
            Delay = patience.FirstWait,
            MaxDelay = patience.LongestWait,
            BackoffType = DelayBackoffType.Exponential,
            UseJitter = true,
            ShouldHandle = fault => ValueTask.FromResult(fault.Outcome.Exception is FetchException failure && fault.AttemptNumber < Math.Min(failure.Retries, patience.Retries)),
            DelayGenerator = fault => ValueTask.FromResult((fault.Outcome.Exception as FetchException)?.Wait),
        }).Build();
    }

    /// <summary>How long it waits and how often it tries.</summary>
    public FetchPatience Patience { get; }

    /// <summary>Does something that throws <see cref="FetchException"/>, again and again while that is worth it.</summary>
    public async Task<T> Repeat<T>(Func<CancellationToken, Task<T>> attempt, CancellationToken cancel) =>
        await _retries.ExecuteAsync(async token => await attempt(token), cancel);

    /// <summary>Asks once.</summary>
    /// <param name="method">HEAD or GET.</param>
    /// <param name="address">What is asked for.</param>
    /// <param name="token">Shown to the address's own host alone.</param>
    /// <param name="from">The first byte wanted.</param>
    /// <param name="cancel">Ends it early.</param>
    /// <returns>The answer: of a HEAD also a redirect to another host, where the one that redirects has said all of the file.</returns>
    /// <exception cref="FetchException">No answer, or one that is none.</exception>
    public async Task<WebAnswer> Send(HttpMethod method, Uri address, string? token, long from, CancellationToken cancel)
    {
        var (current, mayShowToken) = (address, true);
        string? commit = null, tag = null;
        long? size = null;
        for (var hop = 0; hop <= MostRedirects; hop++)
        {
            var response = await SendOne(method, current, mayShowToken ? token : null, from, cancel);
            commit ??= WebAnswer.Header(response, "X-Repo-Commit");
            tag ??= WebAnswer.Plain(WebAnswer.Header(response, "X-Linked-Etag"));
            size ??= WebAnswer.Number(response, "X-Linked-Size");
            if ((int)response.StatusCode is not (301 or 302 or 303 or 307 or 308))
            {
                Check(response);
                return new WebAnswer(response, commit, tag, size);
            }
            var next = Next(response, current);
            if (method == HttpMethod.Head && commit is not null && !IsSameHost(next, address)) { return new WebAnswer(response, commit, tag, size); }
            response.Dispose();
            mayShowToken &= IsSameHost(next, address);
            current = next;
        }
        throw new FetchException($"{Shown(address)} only leads from one address to the next", FetchException.Never);
    }

    /// <summary>An address as it may be shown: without what is signed into it.</summary>
    public static string Shown(Uri address) => address.GetLeftPart(UriPartial.Path);

    public void Dispose() => _http.Dispose();

    private async Task<HttpResponseMessage> SendOne(HttpMethod method, Uri address, string? token, long from, CancellationToken cancel)
    {
        try
        {
            return await _answer.ExecuteAsync(async limit =>
            {
                using var request = new HttpRequestMessage(method, address);
                // Lengths and hashes are those of the file itself, not of a packed one.
                request.Headers.AcceptEncoding.Add(new StringWithQualityHeaderValue("identity"));
                if (token is not null) { request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token); }
                if (from > 0) { request.Headers.Range = new RangeHeaderValue(from, null); }
                return await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, limit);
            }, cancel);
        }
        catch (TimeoutRejectedException failure)
        {
            throw new FetchException($"{address.Host} doesn't answer", FetchException.Often, failure);
        }
        catch (OperationCanceledException failure) when (!cancel.IsCancellationRequested)
        {
            throw new FetchException($"{address.Host} can't be reached", 1, failure) { IsNoNetwork = true };
        }
        catch (HttpRequestException failure)
        {
            throw Fault(address, failure);
        }
    }

    private static FetchException Fault(Uri address, HttpRequestException failure)
    {
        if (failure.InnerException is AuthenticationException)
        {
            return new FetchException(
                $"the certificate of {address.Host} can't be trusted ({failure.InnerException.Message.Split('\n')[0].TrimEnd('.')}); see to the machine's clock, certificates and proxy",
                FetchException.Never, failure);
        }
        var isNoNetwork = failure.HttpRequestError is HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError or HttpRequestError.ProxyTunnelError
            || failure.InnerException is SocketException;
        return isNoNetwork
            ? new FetchException($"{address.Host} can't be reached: {failure.Message.Split('\n')[0].TrimEnd('.')}", 1, failure) { IsNoNetwork = true }
            : new FetchException($"{address.Host} broke off: {failure.Message.Split('\n')[0].TrimEnd('.')}", FetchException.Often, failure);
    }

    private void Check(HttpResponseMessage response)
    {
        if (response.IsSuccessStatusCode) { return; }
        using (response)
        {
            var status = (int)response.StatusCode;
            var wait = WaitOf(response);
            var mayPass = response.StatusCode is HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests || status is 500 or 502 or 503 or 504;
            var host = response.RequestMessage!.RequestUri!.Host;
            if (mayPass && wait > Patience.LongestWait)
            {
                throw new FetchException(FormattableString.Invariant($"{host} is busy and asks to come back in {wait.Value.TotalMinutes:0} minutes"), FetchException.Never) { Status = status };
            }
            var reason = status == 429 ? $"{host} says that it was asked too often (429)" : FormattableString.Invariant($"{host} answers with status {status}");
            throw new FetchException(reason, mayPass ? FetchException.Often : FetchException.Never)
            {
                Wait = wait,
                Status = status,
                Code = WebAnswer.Header(response, "X-Error-Code"),
            };
        }
    }

    private TimeSpan? WaitOf(HttpResponseMessage response)
    {
        var wait = response.Headers.RetryAfter is { } asked ? asked.Delta ?? asked.Date - Patience.Clock.GetUtcNow() : null;
        return wait > TimeSpan.Zero ? wait : null;
    }

    private static Uri Next(HttpResponseMessage response, Uri current)
    {
        var next = response.Headers.Location is { } location ? new Uri(current, location) : null;
        if (next?.Scheme == "https" || (next?.Scheme == "http" && current.Scheme == "http")) { return next; }
        response.Dispose();
        throw new FetchException($"{current.Host} redirects to {(next is null ? "nowhere" : $"{next.Scheme}://{next.Host}, which is not encrypted")}", FetchException.Never);
    }

    private static bool IsSameHost(Uri one, Uri other) =>
        one.Scheme == other.Scheme && one.Port == other.Port && string.Equals(one.Host, other.Host, StringComparison.OrdinalIgnoreCase);
}
