using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PeerAtlas.Directory.Import;
using PeerAtlas.Directory.Workers;
using PeerAtlas.Platform.Access;
using PeerAtlas.Platform.Accounts;
using PeerAtlas.Platform.Database;
using PeerAtlas.Platform.Modules;
using PeerAtlas.Platform.Work;

namespace PeerAtlas.Directory.Demonstrations;

/// <summary>The frame of the demonstration, through the import that people use, and the people whom anybody may sign in as.</summary>
internal static class DemonstrationFrame
{
    public static async Task LoadAsync(DemonstrationLoading loading, CancellationToken cancellation)
    {
        loading.Clock.Set(loading.FirstDay);
        loading.Say("the frame: organizations, units, regions, contacts");
        await loading.WithAsync(scope => LoadAsync(scope, File.ReadAllBytes(loading.PathOf("frame", "frame.xlsx")), cancellation));
    }

    private static async Task LoadAsync(IServiceProvider scope, byte[] frame, CancellationToken cancellation)
    {
        var database = scope.GetRequiredService<PeerAtlasDbContext>();
        var demonstration = scope.GetRequiredService<Demonstration>();
        await demonstration.MarkAsync(cancellation);
        await database.SaveChangesAsync(cancellation);

        var preview = await scope.GetRequiredService<FrameImport>().ApplyAsync([new UploadedFile("frame.xlsx", frame)], cancellation: cancellation);
        if (!preview.IsApplied)
            throw new InvalidOperationException("The frame was refused: " + string.Join(" ", preview.Problems.Select(problem => problem.Problem)));
        await AddPeopleAsync(database, demonstration, cancellation);
        await DemonstrationWorkers.LoadAsync(database, scope.GetRequiredService<AgencyWorkers>(), cancellation);
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
            ("Nadia Okafor", "peer-training-center", Role.Certifier),
        ];
        var organisations = await database
            .Set<Organisation>()
            .ToDictionaryAsync(organisation => organisation.Key, organisation => organisation.Id, cancellation);
        foreach (var (name, organisation, role) in people)
            demonstration.AddAccount(name, $"{name.Replace(' ', '.').ToLowerInvariant()}@demonstration.example", organisations[organisation], role);
        await database.SaveChangesAsync(cancellation);
    }
}
