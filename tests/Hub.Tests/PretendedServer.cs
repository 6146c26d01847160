using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Logging;

namespace LayerFreezing.Tests;

/// <summary>A web server of a test's own. What it answers is a function of the request; what was asked is written down.</summary>
internal sealed class PretendedServer : IAsyncDisposable
{
    private readonly WebApplication _server;

    private PretendedServer(WebApplication server, Uri address) => (_server, Address) = (server, address);

    /// <summary>Its address on this machine.</summary>
    public Uri Address { get; }

    /// <summary>Every request as <c>GET /path [bytes=from-] [token]</c>, in their order.</summary>
    public ConcurrentQueue<string> Requests { get; } = [];

    /// <summary>Those of a method.</summary>
    public IReadOnlyList<string> Asked(string method) => [.. Requests.Where(request => request.StartsWith(method + " ", StringComparison.Ordinal))];

    /// <summary>Starts one.</summary>
    /// <param name="answer">Answers a request.</param>
    /// <param name="withOwnCertificate">Whether it speaks https, with a certificate that nobody knows.</param>
    public static async Task<PretendedServer> Start(Func<HttpContext, Task> answer, bool withOwnCertificate = false)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(options =>
        {
            options.ListenLocalhostOrAny(withOwnCertificate);
            options.Limits.MinResponseDataRate = null;
        });
        var server = builder.Build();
        PretendedServer? self = null;
        server.Run(async context =>
        {
            var request = context.Request;
            var range = request.Headers.Range.Count > 0 ? $" {request.Headers.Range}" : "";
            var token = request.Headers.Authorization.Count > 0 ? $" {request.Headers.Authorization}" : "";
            self!.Requests.Enqueue($"{request.Method} {request.Path}{range}{token}");
            await answer(context);
        });
        await server.StartAsync();
        return self = new PretendedServer(server, new Uri(server.Urls.First()));
    }

    public async ValueTask DisposeAsync()
    {
        using var atOnce = new CancellationTokenSource(TimeSpan.Zero);
        await _server.StopAsync(atOnce.Token);
        await _server.DisposeAsync();
    }
}

/// <summary>How a pretended server listens.</summary>
internal static class Listening
{
    public static void ListenLocalhostOrAny(this KestrelServerOptions options, bool withOwnCertificate) =>
        options.Listen(System.Net.IPAddress.Loopback, 0, listen =>
        {
            if (withOwnCertificate) { listen.UseHttps(OwnCertificate()); }
        });

    private static X509Certificate2 OwnCertificate()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=nobody", key, HashAlgorithmName.SHA256);
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        return X509CertificateLoader.LoadPkcs12(certificate.Export(X509ContentType.Pkcs12), null);
    }
}
