using Microsoft.EntityFrameworkCore;
using PeerAtlas.Directory;
using PeerAtlas.Directory.Workers;
using PeerAtlas.Platform.Access;
using PeerAtlas.Testing;
using PeerAtlas.Workforce.Register;
using PeerAtlas.Workforce.Supervision;

namespace PeerAtlas.Workforce.Tests;

/// <summary>An agency with an administrator, two supervisors and a peer, and another agency with the same.</summary>
internal sealed class SupervisedTown
{
    private readonly TestSite site;

    private SupervisedTown(TestSite site, Organisation agency, Account administrator, Account supervisor, Account colleague, Account peer, Worker worker) =>
        (this.site, Agency, AdministratorAccount, SupervisorAccount, ColleagueAccount, PeerAccount, Worker) = (
            site,
            agency,
            administrator,
            supervisor,
            colleague,
            peer,
            worker
        );

    public Organisation Agency { get; }

    public Account AdministratorAccount { get; }

    public Account SupervisorAccount { get; }

    public Account ColleagueAccount { get; }

    public Account PeerAccount { get; }

    public Worker Worker { get; }

    public WorkerPlace Place { get; private set; } = null!;

    public Visitor Administrator { get; private set; } = null!;

    public Visitor Supervisor { get; private set; } = null!;

    /// <summary>Another supervisor of the agency, who does not supervise the peer.</summary>
    public Visitor Colleague { get; private set; } = null!;

    public Visitor Peer { get; private set; } = null!;

    public DateOnly Today => DateOnly.FromDateTime(site.Clock.GetUtcNow().UtcDateTime.AddHours(-5));

    public string Page => $"/workers/{Agency.Id}/supervision";

    public static async Task<SupervisedTown> AddAsync(TestSite site, string key = "north")
    {
        var agency = await site.AddOrganisationAsync(key);
        var peer = await site.AddAccountAsync($"kim@{key}.example", Role.PeerWorker, agency);
        var worker = new Worker { Name = "Kim", AccountId = peer.Id };
        var town = new SupervisedTown(
            site,
            agency,
            await site.AddAccountAsync($"ada@{key}.example", Role.AgencyAdministrator, agency),
            await site.AddAccountAsync($"sam@{key}.example", Role.Supervisor, agency),
            await site.AddAccountAsync($"lee@{key}.example", Role.Supervisor, agency),
            peer,
            worker
        )
        {
            Place = new WorkerPlace
            {
                WorkerId = worker.Id,
                OrganisationId = agency.Id,
                Position = WorkerPosition.PeerWorker,
                StartsOn = new(2026, 1, 1),
            },
        };
        await site.AddAsync(worker, town.Place);
        await town.SignInAgainAsync();
        return town;
    }

    /// <summary>Signs all in anew, on another day.</summary>
    public async Task SignInAgainAsync()
    {
        Administrator = await site.VisitAsAsync(AdministratorAccount);
        Supervisor = await site.VisitAsAsync(SupervisorAccount);
        Colleague = await site.VisitAsAsync(ColleagueAccount);
        Peer = await site.VisitAsAsync(PeerAccount);
        await Peer.OpenAsync("/account/supervision?language=en");
        await Supervisor.OpenAsync("/supervising?language=en");
    }

    /// <summary>Lets days go by.</summary>
    public async Task WaitAsync(int days)
    {
        site.Clock.Advance(TimeSpan.FromDays(days));
        await SignInAgainAsync();
    }

    /// <summary>A line in which the supervisor supervises the peer.</summary>
    public async Task<SupervisionLine> AddLineAsync(
        DateOnly? startsOn = null,
        DateOnly? endsOn = null,
        SupervisionLineKind kind = SupervisionLineKind.Clinical,
        Account? by = null,
        DateOnly? attestedOn = null
    )
    {
        var line = new SupervisionLine
        {
            OrganisationId = Agency.Id,
            WorkerId = Worker.Id,
            Kind = kind,
            SupervisorId = (by ?? SupervisorAccount).Id,
            SupervisorName = (by ?? SupervisorAccount).Name,
            StartsOn = startsOn ?? new(2026, 9, 1),
            EndsOn = endsOn,
            AttestedOn = attestedOn,
        };
        await site.AddAsync(line);
        return line;
    }

    /// <summary>A credential of the peer, given by a training center.</summary>
    public async Task<Credential> HoldAsync(string rule, DateOnly issued, bool isProvisional, bool isShown)
    {
        var center = await site.AddOrganisationAsync("training" + Guid.NewGuid().ToString("N")[..6], OrganisationKind.TrainingCentre);
        var credential = new Credential
        {
            OrganisationId = center.Id,
            WorkerId = Worker.Id,
            RuleId = rule,
            HolderName = "Kim",
            IsShownToAgencies = isShown,
        };
        await site.AddAsync(credential, credential.Issue(issued, isProvisional, null, "", site.Clock.GetUtcNow().UtcDateTime, PeerAccount.Id));
        return credential;
    }

    /// <summary>A talk, as one of the two wrote it down.</summary>
    public async Task<SupervisionSession> TalkAsync(SupervisionLine line, DateOnly on, bool byWorker = true, DateOnly? confirmedOn = null)
    {
        var talk = new SupervisionSession
        {
            OrganisationId = Agency.Id,
            LineId = line.Id,
            On = on,
            Minutes = 45,
            Kind = TalkKind.InPerson,
            Topics = SupervisionSession.Written([TalkTopic.Boundaries]),
            LoggedById = (byWorker ? PeerAccount : SupervisorAccount).Id,
            IsByWorker = byWorker,
            ConfirmedOn = confirmedOn,
        };
        await site.AddAsync(talk);
        return talk;
    }

    public Task<List<SupervisionSession>> TalksAsync() =>
        site.WithDatabaseAsync(database => database.Set<SupervisionSession>().AsNoTracking().OrderBy(talk => talk.On).ToListAsync());

    /// <summary>Whether somebody finds on their start page that they should do this.</summary>
    public static async Task<bool> IsToldAsync(Visitor visitor, string task)
    {
        await visitor.OpenAsync("/");
        return visitor.Text.Contains(task, StringComparison.Ordinal);
    }
}
