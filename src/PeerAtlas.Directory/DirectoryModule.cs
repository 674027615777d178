using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using PeerAtlas.Design;
using PeerAtlas.Directory.Import;
using PeerAtlas.Directory.Teams;
using PeerAtlas.Platform.Access;

namespace PeerAtlas.Directory;

/// <summary>What the hosts need of this module.</summary>
public static class DirectoryModule
{
    /// <summary>The assembly with the module's entities and pages.</summary>
    public static Assembly Assembly => typeof(DirectoryModule).Assembly;

    /// <summary>Registers the module's rules.</summary>
    public static IServiceCollection AddDirectory(this IServiceCollection services) => services
        .AddScoped<FrameImport>()
        .AddScoped<FrameFiles>()
        .AddScoped<OwnPlaces>()
        .AddSingleton(new NavigationItem("Teams", "/teams", 14, nameof(Permission.ManageTeams)))
        .AddSingleton(new NavigationItem("Frame", "/frame", 30, nameof(Permission.ManageFrame)));
}
