using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PeerAtlas.Census.Instruments;
using PeerAtlas.Directory;
using PeerAtlas.Directory.Import;
using PeerAtlas.Platform;
using PeerAtlas.Platform.Access;
using PeerAtlas.Platform.Database;
using PeerAtlas.Platform.Mail;
using PeerAtlas.Platform.Work;

namespace PeerAtlas.Hosting.Demonstrations;

/// <summary>
/// Loads the demonstration into an empty database through the rules that people's own files and clicks go through: frame and
/// instruments are imported, a past wave is recorded, its answers are imported and a report on it is written and published, and a
/// wave of this year is planned, opened and answered. Only the clock and the mail server of these last weeks are played.
/// </summary>
public static class DemonstrationLoader
{
    /// <summary>The address of the contact whose mail comes back.</summary>
    internal const string GoneAddress = "amir.almeida@tidewater-crossing-services.example";

    // From the import of the frame to this day: a week before the wave of this year opened.
    private const int DaysOfPreparation = 28;

    /// <summary>Changes the services of a host so that it can load the demonstration.</summary>
    public static IServiceCollection AddDemonstrationLoader(this IServiceCollection services)
    {
        services.AddSingleton<DemonstrationClock>();
        services.AddSingleton<TimeProvider>(provider => provider.GetRequiredService<DemonstrationClock>());
        services.AddSingleton<IMailTransport>(new AcceptingMailServer(GoneAddress));
        return services;
    }

    /// <summary>Loads everything. <paramref name="say"/> hears what is done.</summary>
    /// <param name="services">The services of a host with <see cref="AddDemonstrationLoader"/>.</param>
    /// <param name="samplesFolder">The folder samples/.</param>
    /// <param name="say">Hears of each step.</param>
    /// <param name="cancellation">Ends the loading; what was loaded stays, so that the database should then be removed.</param>
    /// <exception cref="InvalidOperationException">The database is not empty.</exception>
    public static async Task LoadAsync(IServiceProvider services, string samplesFolder, Action<string> say, CancellationToken cancellation = default)
    {
        var files = new DemonstrationFiles(samplesFolder);
        var clock = services.GetRequiredService<DemonstrationClock>();
        var today = services.GetRequiredService<AuthorityClock>().Today;
        await services.GetRequiredService<SchemaScripts>().ApplyAsync(cancellation);
        var commits = services.GetRequiredService<GroupCommit>();
        await commits.StartAsync(cancellation);
        try
        {
            clock.Set(today.AddDays(-DaysOfPreparation));
            say("the frame: organizations, units, regions, contacts");
            await WithAsync(services, scope => LoadFrameAsync(scope, files, cancellation));
            say("the two instruments");
            var (agency, peer) = await WithAsync(services, scope => LoadInstrumentsAsync(scope, files, cancellation));
            say("the wave of 2010");
            var finished = await FinishedWave.Of2010.LoadAsync(services, files, agency, peer, cancellation);
            say("the wave of 2018");
            var later = await FinishedWave.Of2018.LoadAsync(services, files, agency, peer, cancellation);
            clock.BackToNow();
            say("the report on 2010");
            await WithAsync(services, scope => FinishedWave.PublishReportAsync(scope, files, finished, cancellation));
            say("the goals, and the lists of 2018");
            await WithAsync(services, scope => DemonstrationGoals.SetAsync(scope, files, finished, later, cancellation));
            say("two years of referrals and hours at three agencies");
            await WithAsync(services, scope => DemonstrationReferrals.LoadAsync(scope, today, cancellation));
            await WithAsync(services, scope => DemonstrationHours.LoadAsync(scope, files, today, cancellation));
            say($"the wave of {today.Year}, in the middle of collection");
            await OpenWave.LoadAsync(services, files, agency, peer, today, cancellation);
            clock.BackToNow();
        }
        finally
        {
            await commits.StopAsync(CancellationToken.None);
        }
    }

    /// <summary>Runs one step in a scope of its own, as the demonstration.</summary>
    internal static async Task<T> WithAsync<T>(IServiceProvider services, Func<IServiceProvider, Task<T>> step)
    {
        await using var scope = services.GetRequiredService<IServiceScopeFactory>().CreateSystemScope("demonstration");
        return await step(scope.ServiceProvider);
    }

    /// <inheritdoc cref="WithAsync{T}"/>
    internal static Task WithAsync(IServiceProvider services, Func<IServiceProvider, Task> step) =>
        WithAsync(services, async scope =>
        {
            await step(scope);
            return true;
        });

    private static async Task LoadFrameAsync(IServiceProvider scope, DemonstrationFiles files, CancellationToken cancellation)
    {
        var database = scope.GetRequiredService<PeerAtlasDbContext>();
        var demonstration = scope.GetRequiredService<Demonstration>();
        await demonstration.MarkAsync(cancellation);
        await database.SaveChangesAsync(cancellation);

        var preview = await scope.GetRequiredService<FrameImport>().ApplyAsync([new UploadedFile("frame.xlsx", files.Frame)], cancellation: cancellation);
        if (!preview.IsApplied) throw new InvalidOperationException("The frame was refused: " + string.Join(" ", preview.Problems.Select(problem => problem.Problem)));
        await AddPeopleAsync(database, demonstration, cancellation);
    }

    private static async Task AddPeopleAsync(PeerAtlasDbContext database, Demonstration demonstration, CancellationToken cancellation)
    {
        (string Name, string Organisation, Role Role)[] people =
        [
            ("Rosa Delgado", "authority", Role.AuthorityAnalyst),
            ("Martin Osei", "authority", Role.AuthorityAnalyst),
            ("Helen Brandt", "harborlight-services", Role.AgencyAdministrator),
            ("Luis Ferreira", "birch-river-network", Role.AgencyAdministrator),
            ("Anita Rao", "harborlight-services", Role.Supervisor),
            ("Daniel Whitcomb", "harborlight-services", Role.TraditionalProvider),
            ("Jo Marchetti", "harborlight-services", Role.PeerWorker),
            ("Teresa Quiles", "peer-training-center", Role.Organiser),
        ];
        var organisations = await database.Set<Organisation>().ToDictionaryAsync(organisation => organisation.Key, organisation => organisation.Id, cancellation);
        foreach (var (name, organisation, role) in people)
            demonstration.AddAccount(name, $"{name.Replace(' ', '.').ToLowerInvariant()}@demonstration.example", organisations[organisation], role);
        await database.SaveChangesAsync(cancellation);
    }

    private static async Task<(Guid Agency, Guid Peer)> LoadInstrumentsAsync(IServiceProvider scope, DemonstrationFiles files, CancellationToken cancellation)
    {
        var library = scope.GetRequiredService<InstrumentLibrary>();
        await using var agencyFile = files.AgencySurvey;
        var agency = await library.ImportAsync(agencyFile, "agency-survey.xlsx", Audience.Agency, cancellation);
        await using var peerFile = files.PeerSurvey;
        var peer = await library.ImportAsync(peerFile, "peer-survey.xlsx", Audience.PeerWorker, cancellation);
        return (agency.VersionId, peer.VersionId);
    }
}
