using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ApplicationParts;
using Microsoft.AspNetCore.Mvc.Infrastructure;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using PeerAtlas.Design;
using PeerAtlas.Hosting;
using PeerAtlas.Platform;
using PeerAtlas.Platform.Access;
using PeerAtlas.Platform.Accounts;
using PeerAtlas.Platform.Database;
using PeerAtlas.Platform.Mail;
using PeerAtlas.Platform.Modules;
using PeerAtlas.Platform.Work;
using PeerAtlas.Web.Accounts;
using PeerAtlas.Web.Shell;
using PeerAtlas.Web.Start;
using PeerAtlas.Web.Telemetry;

namespace PeerAtlas.Web;

/// <summary>Puts the site together.</summary>
internal static class Site
{
    /// <summary>The largest request: a table of 20 MB with its form around it.</summary>
    internal const long LargestRequest = 21 * 1024 * 1024;

    /// <summary>The most fields in a form: a long survey with many choices has some hundreds.</summary>
    private const int MostFields = 5000;

    public static void AddPeerAtlas(this WebApplicationBuilder builder)
    {
        // Lets a build serve the design system's files without being published first.
        builder.WebHost.UseStaticWebAssets();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = LargestRequest;
        });
        builder.Services.AddQuietLogs();
        builder.AddTelemetry();
        builder.AddProxies();
        builder.Services.AddPeerAtlasModules(builder.Configuration, typeof(Site).Assembly).AddPeerAtlasSite();
        builder.Services.AddPeerAtlasDesign(builder.Configuration);
        builder.Services.AddOwnPages();
        builder.Services.AddSingleton<PasswordGuesses>();
        builder.Services.AddPasswordLimit();
        builder.Services.AddHealthChecks().AddCheck<DatabaseHealth>("database");
        builder.Services.Configure<FormOptions>(form => (form.ValueCountLimit, form.MultipartBodyLengthLimit) = (MostFields, LargestRequest));
        builder.Services.AddAntiforgery(forms =>
        {
            forms.Cookie.Name = "peeratlas.form";
            forms.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        });
        builder.Services.Configure<CookieTempDataProviderOptions>(options => options.Cookie.Name = "peeratlas.message");
        // Registered first, it stands in the place of the framework's.
        builder.Services.AddSingleton<IHttpResponseStreamWriterFactory, WholePages>();
        builder
            .Services.AddRazorPages(razor => razor.Conventions.Add(new RouteOnly()))
            .AddMvcOptions(mvc =>
            {
                mvc.Filters.Add<HandlersOnly>();
                // They would read every form a second time, for names as jQuery writes them.
                mvc.ValueProviderFactories.RemoveType<JQueryFormValueProviderFactory>();
                mvc.ValueProviderFactories.RemoveType<JQueryQueryStringValueProviderFactory>();
            });
    }

    /// <summary>What the site's own pages use: members, accounts, the outbox, the audit record, the start.</summary>
    private static void AddOwnPages(this IServiceCollection services)
    {
        services.AddScoped<INavigationFilter, NavigationByPermission>();
        services.AddSingleton(new NavigationItem("Work under way", WorkLinks.Index, 18, nameof(Permission.ManageTeams)));
        services.AddSingleton(new NavigationItem("Members", MemberLinks.Index, 70, nameof(Permission.ManageOwnMembers)));
        services.AddSingleton(new NavigationItem("Outbox", OutboxLinks.Index, 80, nameof(Permission.ManageMail)));
        services.AddSingleton(new NavigationItem("Audit record", SiteLinks.Audit, 90, nameof(Permission.ReadAudit)));
        services.AddScoped<PasswordLinks>();
        services.AddScoped<MemberChanges>();
        services.AddScoped<AgencyNotices>();
        services.AddScoped<RoleInvitationLinks>();
        services.AddScoped<OwnInvitations>();
        services.AddScoped<SignInRecord>();
        services.AddSingleton<SetUpCode>();
        services.AddScoped<StartTasks>();
        services.AddScoped<IStartTasks, MailTasks>().AddScoped<IStartTasks, WorkTasks>();
    }

    /// <summary>A SQLite file is brought up to date; a server database must have been.</summary>
    public static async Task PrepareDatabaseAsync(this WebApplication app)
    {
        var scripts = app.Services.GetRequiredService<SchemaScripts>();
        var isFile = app.Services.GetRequiredService<DatabaseSettings>().IsSqlite;
        await scripts.CheckAsync(mayLackScripts: isFile);
        if (isFile)
            await scripts.ApplyAsync();

        await using var scope = app.Services.CreateAsyncScope();
        await AuthenticatorKeys.ProtectAsync(scope.ServiceProvider);
        // Pages say that data are made up only where that is true.
        app.Services.GetRequiredService<IOptions<AuthorityIdentity>>().Value.IsDemonstration = await scope
            .ServiceProvider.GetRequiredService<Demonstration>()
            .IsOnAsync();
        await app.Services.GetRequiredService<Translations>().RefreshAsync(scope.ServiceProvider.GetRequiredService<ITranslationSource>(), default);
        if (!await scope.ServiceProvider.GetRequiredService<PeerAtlasDbContext>().Users.AnyAsync())
            app.Services.GetRequiredService<SetUpCode>().Say(Console.Out);
    }

    public static void UsePeerAtlas(this WebApplication app)
    {
        PeerAtlasModule[] modules = [.. app.Services.GetServices<PeerAtlasModule>()];
        app.UseForwardedHeaders();
        app.UsePeerAtlasSecurityHeaders();
        app.UseLastResort();
        app.UseExceptionHandler(new ExceptionHandlerOptions { ExceptionHandlingPath = SiteLinks.Error(), StatusCodeSelector = RequestLimits.StatusOf });
        app.UseStatusCodePagesWithReExecute(SiteLinks.Error() + "/{0}");
        app.UseHsts();
        foreach (var module in modules)
            module.Use(app);
        app.UseRouting();
        app.UseNoBlankAddresses();
        app.UseRequestLimits();
        app.UsePeerAtlasLanguage();
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseRateLimiter();
        app.UseFormsOnly();
        app.MapStaticAssets().AllowAnonymous();
        app.MapHealthChecks("/health").AllowAnonymous();
        foreach (var module in modules)
            module.Map(app);
        AddPages(app.Services.GetRequiredService<ApplicationPartManager>(), modules);
        app.MapRazorPages().WithStaticAssets();
    }

    private static void AddPages(ApplicationPartManager parts, IEnumerable<PeerAtlasModule> modules)
    {
        foreach (var assembly in modules.Select(module => module.Assembly))
        {
            foreach (var part in ApplicationPartFactory.GetApplicationPartFactory(assembly).GetApplicationParts(assembly))
                parts.ApplicationParts.Add(part);
        }
    }
}
