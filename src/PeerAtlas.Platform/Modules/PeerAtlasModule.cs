using System.Reflection;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using PeerAtlas.Platform.Access;

namespace PeerAtlas.Platform.Modules;

/// <summary>
/// A module: all that a host needs to know of it. Its services may hold what the platform asks everybody for: work by the clock
/// (<see cref="Work.IScheduledWork"/>), what waits for a person (<see cref="IStartTasks"/>), what follows a mail.
/// </summary>
public abstract class PeerAtlasModule
{
    /// <summary>The assembly with the module's entities and pages.</summary>
    public Assembly Assembly => GetType().Assembly;

    /// <summary>Registers the module's rules.</summary>
    public abstract void AddServices(IServiceCollection services, IConfiguration configuration);

    /// <summary>The entries that the module has in the navigation of people who are signed in.</summary>
    public virtual IReadOnlyList<NavigationEntry> Navigation => [];

    /// <summary>How the audit record names the module's things.</summary>
    public virtual IReadOnlyList<AuditNaming> AuditNames => [];

    /// <summary>Adds what stands around requests, before they are routed.</summary>
    public virtual void Use(IApplicationBuilder app) { }

    /// <summary>Adds addresses that are not pages.</summary>
    public virtual void Map(IEndpointRouteBuilder routes) { }

    /// <summary>Loads the module's part of the demonstration, after those of the modules before it in the list.</summary>
    public virtual Task LoadDemonstrationAsync(DemonstrationLoading loading, CancellationToken cancellation) => Task.CompletedTask;
}

/// <summary>An entry of the navigation.</summary>
/// <param name="Label">What the link says.</param>
/// <param name="Href">Where it leads, from the root of the site.</param>
/// <param name="Order">Its place among those of all modules; small numbers come first.</param>
/// <param name="Permission">The permission that a person needs to see it.</param>
public sealed record NavigationEntry(string Label, string Href, int Order, Permission Permission)
{
    /// <summary>What the link says on pages in Spanish, both as a class of words has them; the same as elsewhere when it is not given.</summary>
    public string? Spanish { get; init; }
}
