using Microsoft.EntityFrameworkCore;
using PeerAtlas.Directory;
using PeerAtlas.Directory.Workers;
using PeerAtlas.Platform.Access;
using PeerAtlas.Testing;
using PeerAtlas.Workforce.Register;

namespace PeerAtlas.Workforce.Tests;

/// <summary>A training centre with a certifier, and an agency with a peer.</summary>
internal sealed class TrainingTown
{
    private readonly TestSite site;
    private readonly Account peer;
    private readonly Account certifier;
    private readonly Account colleague;

    private TrainingTown(TestSite site, Organisation centre, Organisation agency, Account certifier, Account colleague, Account peer) =>
        (this.site, Centre, Agency, this.certifier, this.colleague, this.peer) = (site, centre, agency, certifier, colleague, peer);

    public Organisation Centre { get; }

    public Organisation Agency { get; }

    public Visitor Certifier { get; private set; } = null!;

    /// <summary>Another certifier of the centre: nobody decides an appeal against their own decision.</summary>
    public Visitor Colleague { get; private set; } = null!;

    public Visitor Peer { get; private set; } = null!;

    public string Register => $"/credentials/{Centre.Id}";

    public static async Task<TrainingTown> AddAsync(TestSite site)
    {
        var centre = await site.AddOrganisationAsync("training", OrganisationKind.TrainingCentre);
        var agency = await site.AddOrganisationAsync("north");
        var town = new TrainingTown(
            site,
            centre,
            agency,
            await site.AddAccountAsync("nadia@training.example", Role.Certifier, centre),
            await site.AddAccountAsync("omar@training.example", Role.Certifier, centre),
            await site.AddAccountAsync("kim@home.example", Role.PeerWorker, agency)
        );
        await town.SignInAgainAsync();
        return town;
    }

    /// <summary>Signs both in anew, on another day.</summary>
    public async Task SignInAgainAsync()
    {
        Certifier = await site.VisitAsAsync(certifier);
        Colleague = await site.VisitAsAsync(colleague);
        Peer = await site.VisitAsAsync(peer);
        await Peer.OpenAsync("/account/credentials?language=en");
    }

    /// <summary>The peer applies, and both look at the application.</summary>
    public async Task<Guid> ApplyAsync(string rule, params (string Name, string Value)[] fields)
    {
        await Peer.OpenAsync("/account/credentials/apply");
        await Peer.SubmitAsync("Go on", ("Rule", rule), ("Centre", Centre.Id.ToString()));
        await Peer.SubmitAsync("Send the application", fields);
        Assert.Contains("Your application was sent.", Peer.Page.Body!.TextContent);
        var id = Guid.Parse(Peer.Where.Split('/')[^1]);
        await LookAsync(id);
        return id;
    }

    public async Task LookAsync(Guid credential)
    {
        await Peer.OpenAsync($"/account/credentials/{credential}");
        await Certifier.OpenAsync($"{Register}/{credential}");
        await Colleague.OpenAsync($"{Register}/{credential}");
    }

    /// <summary>A credential of the peer that was issued before.</summary>
    public async Task<Guid> HoldAsync(string rule, DateOnly issued)
    {
        var worker = await WorkerAsync();
        var credential = new Credential
        {
            OrganisationId = Centre.Id,
            WorkerId = worker,
            RuleId = rule,
            HolderName = "Kim",
        };
        await site.AddAsync(credential, credential.EnterIssued(issued, site.Clock.GetUtcNow().UtcDateTime, null));
        return credential.Id;
    }

    /// <summary>A credential of the peer at its provisional stage.</summary>
    public async Task<Guid> HoldProvisionallyAsync(string rule, DateOnly issued, int supervised = 0)
    {
        var credential = new Credential
        {
            OrganisationId = Centre.Id,
            WorkerId = await WorkerAsync(),
            RuleId = rule,
            HolderName = "Kim",
            ExperienceHours = supervised,
            SupervisedHours = supervised,
        };
        await site.AddAsync(credential, credential.Issue(issued, isProvisional: true, years: null, text: "", site.Clock.GetUtcNow().UtcDateTime, peer.Id));
        return credential.Id;
    }

    public async Task<Guid> WorkerAsync()
    {
        if (await site.WithDatabaseAsync(database => database.Set<Worker>().SingleOrDefaultAsync(one => one.AccountId == peer.Id)) is { } known)
            return known.Id;
        var worker = new Worker { Name = "Kim", AccountId = peer.Id };
        await site.AddAsync(worker);
        return worker.Id;
    }

    public Task<List<CredentialEvent>> EventsAsync(Guid credential) =>
        site.WithDatabaseAsync(database =>
            database.Set<CredentialEvent>().AsNoTracking().Where(one => one.CredentialId == credential).OrderBy(one => one.At).ToListAsync()
        );
}
