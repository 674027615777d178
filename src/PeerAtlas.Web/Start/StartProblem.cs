using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using PeerAtlas.Platform.Database;

namespace PeerAtlas.Web.Start;

/// <summary>Why the site cannot start, in words for who starts it.</summary>
internal static class StartProblem
{
    /// <summary>Makes sure that nothing listens at the site's addresses, before anything is begun that a failure to listen would break off.</summary>
    /// <exception cref="SocketException">Something does, or this user may not listen there.</exception>
    public static void MustBeFree(WebApplication app)
    {
        // Tests have a server without addresses.
        if (app.Services.GetRequiredService<IServer>().GetType().Assembly != typeof(KestrelServer).Assembly)
            return;
        foreach (
            var address in (app.Configuration["Urls"] ?? "")
                .Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                .Select(BindingAddress.Parse)
        )
        {
            if (address.IsUnixPipe || address.Port == 0)
                continue;
            var host =
                address.Host == "localhost" ? IPAddress.Loopback
                : IPAddress.TryParse(address.Host, out var named) ? named
                : IPAddress.Any;
            using var listener = new TcpListener(host, address.Port);
            listener.Start();
        }
    }

    /// <summary>The words for a failure; null when it is one that nobody foresaw.</summary>
    public static string? WordsFor(Exception failure, IConfiguration configuration)
    {
        for (var cause = failure; cause is not null; cause = cause.InnerException)
        {
            var words = cause switch
            {
                AddressInUseException or SocketException { SocketErrorCode: SocketError.AddressAlreadyInUse } =>
                    $"The site cannot start at {configuration["Urls"]}: something else listens there "
                        + "already, perhaps another PeerAtlas. Stop that, or choose another port: ./run --port 5081",
                SocketException { SocketErrorCode: SocketError.AccessDenied } =>
                    $"The site cannot start at {configuration["Urls"]}: this user may not listen there. Choose a port from 1024 on: ./run --port 5081",
                _ => null,
            };
            if (words is not null)
                return words;
        }

        return DatabaseProblemException.WordsFor(failure, configuration.GetSection(DatabaseSettings.Section).Get<DatabaseSettings>() ?? new());
    }
}
