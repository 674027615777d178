using System.Net;
using PeerAtlas.Badges.Json;
using PeerAtlas.Badges.Verifying;

namespace PeerAtlas.Cli.Badges;

/// <summary>Asks the hosts that the operator has named, and no other: by https, without following to elsewhere.</summary>
internal sealed class AllowedHosts : IDocumentSource, IDisposable
{
    private readonly HashSet<string> hosts;
    private readonly HttpClient client = new(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false })
    {
        Timeout = TimeSpan.FromSeconds(15),
        MaxResponseContentBufferSize = BadgeJson.Limit,
    };

    public AllowedHosts(IEnumerable<string> hosts) => this.hosts = hosts.ToHashSet(StringComparer.OrdinalIgnoreCase);

    public static bool IsHost(string text) =>
        Uri.TryCreate($"https://{text}/", UriKind.Absolute, out var address)
        && address is { UserInfo: "", PathAndQuery: "/", Fragment: "" }
        && !text.Contains('/');

    /// <inheritdoc/>
    public bool Allows(Uri address) =>
        address.UserInfo.Length == 0
        && (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback))
        && (hosts.Contains(address.Authority) || (address.IsDefaultPort && hosts.Contains(address.Host)));

    /// <inheritdoc/>
    public byte[] Fetch(Uri address)
    {
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, address);
            request.Headers.Accept.ParseAdd("application/json, application/ld+json, application/vc, */*;q=0.1");
            using var response = client.Send(request);
            if (response.StatusCode != HttpStatusCode.OK)
                throw new BadgeInputException($"{address.Host} answered with status {(int)response.StatusCode}.");
            using var content = new MemoryStream();
            response.Content.ReadAsStream().CopyTo(content);
            return content.ToArray();
        }
        catch (Exception exception) when (exception is HttpRequestException or OperationCanceledException or IOException)
        {
            throw new BadgeInputException($"{address.Host} could not be asked.");
        }
    }

    public void Dispose() => client.Dispose();
}
