using System.Net;
using Microsoft.AspNetCore.HttpOverrides;

namespace PeerAtlas.Web.Shell;

/// <summary>
/// The proxies that stand before the site; setting <c>Proxies</c>, addresses or networks such as <c>10.0.0.0/8</c> separated by commas. What they
/// say about the visitor's address and about TLS is believed, and nobody else's word is.
/// </summary>
internal static class Proxies
{
    private const string Setting = "Proxies";

    public static void AddProxies(this WebApplicationBuilder builder)
    {
        var named = builder.Configuration[Setting]?.Split([',', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];
        builder.Services.Configure<ForwardedHeadersOptions>(options =>
        {
            options.ForwardedHeaders = named.Length == 0 ? ForwardedHeaders.None : ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
            // As many proxies as are named may stand one behind the other.
            options.ForwardLimit = null;
            options.KnownProxies.Clear();
            options.KnownIPNetworks.Clear();
            foreach (var name in named)
            {
                if (System.Net.IPNetwork.TryParse(name, out var network))
                    options.KnownIPNetworks.Add(network);
                else if (IPAddress.TryParse(name, out var address))
                    options.KnownProxies.Add(address);
                else
                    throw new InvalidOperationException(
                        $"The setting {Setting} names \"{name}\", which is neither an address nor a network such as 10.0.0.0/8."
                    );
            }
        });
    }
}
