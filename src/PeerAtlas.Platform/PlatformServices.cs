using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using PeerAtlas.Platform.Access;
using PeerAtlas.Platform.Accounts;
using PeerAtlas.Platform.Audit;
using PeerAtlas.Platform.Database;
using PeerAtlas.Platform.Mail;
using PeerAtlas.Platform.Modules;
using PeerAtlas.Platform.Work;

namespace PeerAtlas.Platform;

/// <summary>Registers the platform.</summary>
public static class PlatformServices
{
    /// <summary>What every host needs: database, audit record, clock. Its entities and those of every module that is registered are the database's.</summary>
    public static IServiceCollection AddPeerAtlasPlatform(this IServiceCollection services, IConfiguration configuration)
    {
        var database = configuration.GetSection(DatabaseSettings.Section).Get<DatabaseSettings>() ?? new DatabaseSettings();
        services.AddSingleton(database);
        services.AddSingleton(provider => new ModelAssemblies([
            typeof(PlatformServices).Assembly,
            .. provider.GetServices<PeerAtlasModule>().Select(module => module.Assembly),
        ]));
        services.AddSingleton<DatabaseConnections>();
        services.AddSingleton<SchemaScripts>();
        services.AddSingleton<SiteKey>();
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton<AuthorityClock>();
        services.AddOptions<AuthoritySettings>().Bind(configuration.GetSection(AuthoritySettings.Section));
        services.AddMail(configuration);

        services.AddHttpContextAccessor();
        services.AddScoped<OrganisationScope>();
        services.AddScoped<ActorHolder>();
        services.AddScoped<IHeldMemberships, HeldMemberships>();
        services.AddScoped(scope => new CurrentMember(
            scope.GetRequiredService<IHttpContextAccessor>(),
            scope.GetRequiredService<IHeldMemberships>(),
            scope.GetRequiredService<OrganisationScope>(),
            scope.GetRequiredService<ActorHolder>()
        ));
        services.AddScoped<Demonstration>();
        services.AddScoped<IActor>(scope => scope.GetRequiredService<ActorHolder>().System as IActor ?? scope.GetRequiredService<CurrentMember>());
        services.AddDbContext<PeerAtlasDbContext>(UseDatabase);

        services.AddScoped<Uploads>();
        services.AddScoped<NewRows>();
        services.AddSingleton<IScheduledWork, ExpiredUploads>();
        services.AddScoped<Works>();
        services.AddSingleton<SharedWorks>();
        services.AddSingleton<WorkRunner>();
        services.AddSingleton<IScheduledWork, ExpiredWorks>();
        services.AddSingleton<GroupCommit>();
        AddKeys(services);
        return services;
    }

    /// <summary>What the site needs on top: sign-in, permissions, work in the background.</summary>
    public static IServiceCollection AddPeerAtlasSite(this IServiceCollection services)
    {
        services.AddSignIn();
        services.AddScoped<IAuthorizationHandler, RequiresHandler>();
        services
            .AddAuthorizationBuilder()
            // What names no permission is closed to everybody.
            .SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAssertion(_ => false).Build());

        services.AddHostedService(provider => provider.GetRequiredService<GroupCommit>());
        services.AddHostedService(provider => provider.GetRequiredService<OutboxSender>());
        services.AddHostedService<Scheduler>();
        services.AddHostedService(provider => provider.GetRequiredService<WorkRunner>());
        return services;
    }

    /// <summary>The keys in the database protect for a command what the site is to read, and the other way round.</summary>
    private static void AddKeys(IServiceCollection services)
    {
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(provider => new ConfigureOptions<KeyManagementOptions>(options =>
        {
            options.XmlRepository = new DatabaseKeyRepository(provider.GetRequiredService<IServiceScopeFactory>());
            options.XmlEncryptor = new KeyEncryptor(provider.GetRequiredService<SiteKey>());
        }));
        services.AddDataProtection().SetApplicationName("PeerAtlas");
    }

    private static void UseDatabase(IServiceProvider provider, DbContextOptionsBuilder options)
    {
        var connections = provider.GetRequiredService<DatabaseConnections>();
        if (connections.IsSqlite)
        {
            options.UseSqlite(connections.SqliteConnectionString).AddInterceptors(new SqliteGateInterceptor(connections));
        }
        else
        {
            // A connection of the pool rather than the pool itself: EF would build its model and queries anew for every pool.
            options.UseNpgsql(connections.Postgres!.CreateConnection(), contextOwnsConnection: true);
        }

        options.AddInterceptors(new TextGuard());
        options.AddInterceptors(new AuditInterceptor(provider.GetRequiredService<IActor>, provider.GetRequiredService<TimeProvider>()));
    }
}
