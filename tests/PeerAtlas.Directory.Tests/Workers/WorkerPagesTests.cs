using Microsoft.EntityFrameworkCore;
using PeerAtlas.Directory.Workers;
using PeerAtlas.Platform.Access;
using PeerAtlas.Platform.Audit;
using PeerAtlas.Testing;

namespace PeerAtlas.Directory.Tests.Workers;

public sealed class WorkerPagesTests
{
    public static TheoryData<DatabaseKind> Databases => TestDatabase.Both;

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task An_administrator_enters_a_worker_without_an_account_changes_a_place_and_ends_it(DatabaseKind kind)
    {
        await using var site = new TestSite(kind);
        var agency = await WorkerAgency.AddAsync(site, "north");
        var administrator = agency.Administrator;
        await administrator.OpenAsync("/workers");
        Assert.Contains("No workers yet", administrator.Text);
        await agency.EnterAsync("Kim Lund", "kim@home.example", "2026-03-01");
        Assert.Contains("Peer worker – March 1, 2026", administrator.Text);
        await agency.EnterAsync("Ada Ruiz", "", "2026-12-01");
        Assert.Contains("2 places of work", await agency.ListAsync());
        await administrator.OpenAsync(agency.Path + "?Search=LUND&Position=PeerWorker&Since=2026-03-01");
        Assert.Contains("1 place of work", administrator.Text);
        Assert.DoesNotContain("Ada", administrator.Text);
        await administrator.OpenAsync(agency.Path + "?Position=Other");
        Assert.Contains("Nobody matches", administrator.Text);

        await administrator.OpenAsync(agency.Path + "?Search=kim");
        await administrator.FollowAsync("Kim Lund");
        await administrator.FollowAsync("Add a place");
        await administrator.SubmitAsync("Save", ("Input.Position", "PeerWorker"), ("Input.StartsOn", "2026-09-01"));
        Assert.Contains("They have this position there from 2026-03-01 already.", administrator.Text);
        await administrator.SubmitAsync("Save", ("Input.Position", "SupervisorOfPeers"), ("Input.StartsOn", "2026-09-01"), ("Input.EndsOn", "2026-08-01"));
        Assert.Contains("The last day is before the first.", administrator.Text);
        await administrator.SubmitAsync("Save", ("Input.Position", "SupervisorOfPeers"), ("Input.StartsOn", "2026-09-01"), ("Input.EndsOn", "2026-09-30"));
        // After it the agency can no longer look.
        Assert.Contains("This day is past.", administrator.Text);
        await administrator.SubmitAsync("Save");
        Assert.Contains("Supervisor of peer workers – September 1, 2026 September 30, 2026", administrator.Text);

        var place = (await WorkerAgency.AllAsync(site)).Single(worker => worker.Name == "Kim Lund").Places.Single(one => one.EndsOn is null);
        await administrator.OpenAsync($"{administrator.Where}/place/{place.Id}");
        await administrator.SubmitAsync("Save", ("Input.EndsOn", "9999-12-31"));
        Assert.Contains("Look at the year", administrator.Text);
        await administrator.SubmitAsync("Save", ("Input.EndsOn", "2020-09-30"));
        Assert.Contains("The last day is before the first.", administrator.Text);
        await administrator.SubmitAsync("Save", ("Input.EndsOn", "2026-09-29"));
        Assert.Contains("This day is past.", administrator.Text);
        // Another day is another question.
        await administrator.SubmitAsync("Save", ("Input.EndsOn", "2026-09-30"));
        Assert.Contains("This day is past.", administrator.Text);
        await administrator.SubmitAsync("Save");
        Assert.Equal(agency.Path, administrator.Where);
        Assert.DoesNotContain("Kim Lund Peer", administrator.Text);
        Assert.Contains("1 person worked here and has left.", administrator.Text);
        Assert.DoesNotContain("Kim", await agency.ListAsync());
        await administrator.OpenAsync($"{agency.Path}/{place.WorkerId}");
        Assert.Equal(System.Net.HttpStatusCode.NotFound, administrator.Status);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task A_worker_is_put_on_a_team_and_stays_there_when_something_else_is_changed(DatabaseKind kind)
    {
        await using var site = new TestSite(kind);
        var agency = await WorkerAgency.AddAsync(site, "north");
        var team = new Directory.Teams.Team { OrganisationId = agency.Organisation.Id, Name = "River" };
        await site.AddAsync(team);
        await agency.EnterAsync("Kim Lund", "", "2026-03-01");
        var place = Assert.Single(Assert.Single(await WorkerAgency.AllAsync(site)).Places);
        var path = $"{agency.Path}/{place.WorkerId}/place/{place.Id}";
        await agency.Administrator.OpenAsync(path);
        await agency.Administrator.SubmitAsync("Save", ("Input.OnTeam", team.Id.ToString()));
        await agency.Administrator.OpenAsync(path);
        await agency.Administrator.SubmitAsync("Save", ("Input.EndsOn", "2027-01-31"));
        Assert.Contains("Peer worker River March 1, 2026 January 31, 2027", agency.Administrator.Text);
        await agency.Administrator.OpenAsync($"{agency.Path}?On={team.Id}");
        Assert.Contains("1 place of work", agency.Administrator.Text);
        await agency.Administrator.OpenAsync(path);
        await agency.Administrator.SubmitAsync("Save", ("Input.OnTeam", Guid.NewGuid().ToString()));
        Assert.Contains("Choose a team of yours.", agency.Administrator.Text);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task A_peer_who_joins_a_team_is_a_worker_and_the_place_keeps_the_days_of_the_team(DatabaseKind kind)
    {
        await using var site = new TestSite(kind);
        var agency = await WorkerAgency.AddAsync(site, "north");
        var (administrator, id) = (agency.Administrator, agency.Organisation.Id);
        var peer = await site.AddAccountAsync("peer@north.example", Role.PeerWorker, agency.Organisation);
        var provider = await site.AddAccountAsync("provider@north.example", Role.TraditionalProvider, agency.Organisation);
        foreach (var team in new[] { "River", "Hill" })
        {
            await administrator.OpenAsync($"/teams/{id}/team");
            await administrator.SubmitAsync("Save", ("Input.Name", team), ("Input.Pattern", "Integrated"), ("Input.Since", "2026-01-01"));
            var path = administrator.Where;
            await administrator.OpenAsync(path + "/members");
            await administrator.SubmitAsync("Save", ("Input.Who", $"{peer.Id}:Peer"), ("Input.StartsOn", "2026-02-01"));
            await administrator.OpenAsync(path + "/members");
            await administrator.SubmitAsync("Save", ("Input.Who", $"{provider.Id}:Provider"), ("Input.StartsOn", "2026-02-01"));
        }

        var list = await agency.ListAsync();
        Assert.Contains("2 places of work", list);
        Assert.Contains("peer Peer worker Hill February 1, 2026", list);
        Assert.Contains("peer Peer worker River February 1, 2026", list);
        var worker = Assert.Single(await WorkerAgency.AllAsync(site));
        Assert.Equal((peer.Id, "peer", 2), (worker.AccountId, worker.Name, worker.Places.Count));

        var member = await site.WithDatabaseAsync(database =>
            database.Set<Directory.Teams.TeamMember>().FirstAsync(found => found.AccountId == peer.Id && found.TeamId == worker.Places.First().TeamId)
        );
        await administrator.OpenAsync($"/teams/{id}/{member.TeamId}/members/{member.Id}");
        await administrator.SubmitAsync("Save", ("Input.StartsOn", "2026-02-15"), ("Input.EndsOn", "2026-09-15"));
        var changed = Assert.Single(await WorkerAgency.AllAsync(site)).Places.Single(place => place.TeamId == member.TeamId);
        Assert.Equal((new DateOnly(2026, 2, 15), new DateOnly(2026, 9, 15)), (changed.StartsOn, changed.EndsOn!.Value));

        // A place that somebody gave other days keeps them.
        await site.WithDatabaseAsync(async database =>
        {
            (await database.Set<WorkerPlace>().SingleAsync(place => place.Id == changed.Id)).StartsOn = new(2025, 5, 1);
            await database.SaveChangesAsync();
        });
        await administrator.OpenAsync($"/teams/{id}/{member.TeamId}/members/{member.Id}");
        await administrator.SubmitAsync("Save", ("Input.EndsOn", ""));
        Assert.Equal(new(2025, 5, 1), Assert.Single(await WorkerAgency.AllAsync(site)).Places.Single(place => place.TeamId == member.TeamId).StartsOn);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task The_authority_reads_of_no_worker_and_the_agency_reads_who_changed_its_places(DatabaseKind kind)
    {
        await using var site = new TestSite(kind);
        var agency = await WorkerAgency.AddAsync(site, "north");
        await agency.EnterAsync("Kim Lund", "kim@home.example", "2026-03-01");
        var analyst = await site.VisitAsAnalystAsync();
        await analyst.OpenAsync("/audit");
        Assert.DoesNotContain("Worker", analyst.Text);
        await analyst.OpenAsync(agency.Path);
        Assert.Equal(System.Net.HttpStatusCode.Forbidden, analyst.Status);
        await agency.Administrator.OpenAsync($"/teams/{agency.Organisation.Id}/record");
        Assert.Contains("admin@north.example Worker place added Kim Lund", agency.Administrator.Text);
        // Nor does what is kept of the change hold what may one day be erased.
        var kept = await site.WithDatabaseAsync(database => database.Set<AuditEntry>().Select(entry => entry.Changes).ToListAsync());
        Assert.DoesNotContain(kept, changes => changes.Contains("Kim", StringComparison.OrdinalIgnoreCase));
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Two_who_add_a_place_at_once_add_one(DatabaseKind kind)
    {
        await using var site = new TestSite(kind);
        var agency = await WorkerAgency.AddAsync(site, "north");
        await agency.EnterAsync("Kim Lund", "", "2026-03-01", "2026-12-31");
        var worker = Assert.Single(await WorkerAgency.AllAsync(site));
        await site.WithDatabaseAsync(async database =>
        {
            var held = await database.Set<Worker>().SingleAsync();
            await agency.Administrator.OpenAsync($"{agency.Path}/{worker.Id}/place");
            await agency.Administrator.SubmitAsync("Save", ("Input.Position", "Other"), ("Input.StartsOn", "2026-05-01"));
            held.Version = Guid.NewGuid();
            await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => database.SaveChangesAsync());
        });
    }
}
