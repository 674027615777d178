using PeerAtlas.Design;
using PeerAtlas.Hosting;
using PeerAtlas.Platform;
using PeerAtlas.Platform.Database;

namespace PeerAtlas.Web;

/// <summary>Puts the site together.</summary>
internal static class Site
{
    public static void AddPeerAtlas(this WebApplicationBuilder builder)
    {
        // Lets a build serve the design system's files without being published first.
        builder.WebHost.UseStaticWebAssets();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        builder.Services.AddPeerAtlasModules(builder.Configuration).AddPeerAtlasSite();
        builder.Services.AddPeerAtlasDesign(builder.Configuration);
        builder.Services.AddScoped<INavigationFilter, NavigationByPermission>();
        var pages = builder.Services.AddRazorPages();
        foreach (var module in PeerAtlasModules.Assemblies) pages.AddApplicationPart(module);
    }

    /// <summary>A SQLite file is brought up to date; a server database must have been.</summary>
    public static async Task PrepareDatabaseAsync(this WebApplication app)
    {
        var scripts = app.Services.GetRequiredService<SchemaScripts>();
        if (app.Services.GetRequiredService<DatabaseSettings>().IsSqlite)
        {
            await scripts.ApplyAsync();
        }
        else if (await scripts.PendingAsync() is { Count: > 0 } pending)
        {
            throw new InvalidOperationException(
                $"The database lacks {pending.Count} schema script(s), first {pending[0].Name}. Run `peeratlas migrate`, then start the site again.");
        }
    }

    public static void UsePeerAtlas(this WebApplication app)
    {
        app.UsePeerAtlasSecurityHeaders();
        app.UseExceptionHandler("/error");
        app.UseStatusCodePagesWithReExecute("/error/{0}");
        app.UseRouting();
        app.UsePeerAtlasLanguage();
        app.UseAuthentication();
        app.UseAuthorization();
        app.MapStaticAssets().AllowAnonymous();
        app.MapRazorPages().WithStaticAssets();
    }
}
