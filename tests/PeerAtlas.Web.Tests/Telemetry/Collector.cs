using System.Collections.Concurrent;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace PeerAtlas.Web.Tests.Telemetry;

/// <summary>Takes what a site exports by OTLP over HTTP and keeps the bytes.</summary>
internal sealed partial class Collector : IAsyncDisposable
{
    private readonly WebApplication server;
    private readonly ConcurrentQueue<(string Path, byte[] Body)> taken = new();

    private Collector()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        server = builder.Build();
        server.Run(async context =>
        {
            using var body = new MemoryStream();
            await context.Request.Body.CopyToAsync(body);
            taken.Enqueue((context.Request.Path, body.ToArray()));
            context.Response.ContentType = "application/x-protobuf";
        });
    }

    public string Address => server.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();

    public IReadOnlyList<string> Paths => [.. taken.Select(request => request.Path).Distinct().Order(StringComparer.Ordinal)];

    /// <summary>Everything that was taken, one byte as one letter.</summary>
    public string Bytes => string.Concat(taken.Select(request => Encoding.Latin1.GetString(request.Body)));

    /// <summary>The values of the attribute http.route: its name, then a string within a value, each after its length.</summary>
    public IReadOnlySet<string> Routes => Route().Matches(Bytes).Select(match => match.Groups["text"].Value[..match.Groups["length"].Value[0]]).ToHashSet();

    public static async Task<Collector> StartAsync()
    {
        var collector = new Collector();
        await collector.server.StartAsync();
        return collector;
    }

    public ValueTask DisposeAsync() => server.DisposeAsync();

    [GeneratedRegex(@"http\.route\x12.\n(?<length>.)(?<text>.{0,127})", RegexOptions.Singleline, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Route();
}
