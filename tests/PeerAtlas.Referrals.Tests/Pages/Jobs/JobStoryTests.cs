using System.Net;
using Microsoft.EntityFrameworkCore;
using PeerAtlas.Directory.Workers;
using PeerAtlas.Platform.Access;
using PeerAtlas.Platform.Audit;
using PeerAtlas.Referrals.Hours;
using PeerAtlas.Referrals.Roles;
using PeerAtlas.Testing;

namespace PeerAtlas.Referrals.Tests.Pages.Jobs;

/// <summary>An agency writes down what a peer's job is; the peer reads it, and both see how the work stands beside it.</summary>
public sealed class JobStoryTests
{
    public static TheoryData<DatabaseKind> Both => TestDatabase.Both;

    [Theory]
    [MemberData(nameof(Both))]
    public async Task What_is_inside_the_role_is_chosen_and_what_is_never_a_peers_is_always_there(DatabaseKind kind)
    {
        await using var site = new TestSite(kind);
        var town = await JobTown.MakeAsync(site, "k");
        await town.Administrator.OpenAsync(town.Jobs + "/write");
        Assert.Equal(9, Ticked(town.Administrator, "Input.Inside"));
        Assert.Equal(0, Ticked(town.Administrator, "Input.Outside"));
        await town.WriteAsync("Peer specialist", ("Input.Outside", "driving"));

        var version = await site.WithDatabaseAsync(database => database.Set<JobVersion>().SingleAsync());
        Assert.Equal(9, version.Activities.Count(activity => activity.Standing == RoleStanding.Inside));
        Assert.Equal("driving", Assert.Single(version.Activities, activity => activity.Standing == RoleStanding.Outside).Key);
        Assert.Equal(
            ["primary-provider", "treatment-goals"],
            version.Activities.Where(activity => activity.Standing == RoleStanding.Prohibited).Select(activity => activity.Key).Order()
        );

        // Nor can a form that is not ours leave it out or choose it.
        await town.WriteAsync("Another", ("Input.Inside", "treatment-goals"));
        Assert.Contains("Choose from the list.", town.Administrator.Text);
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_saved_version_never_changes_and_a_new_one_holds_from_its_day(DatabaseKind kind)
    {
        await using var site = new TestSite(kind);
        var town = await JobTown.MakeAsync(site, "k");
        await town.WriteAsync("Peer specialist", ("Input.Opening", "We are few."));
        var first = await site.WithDatabaseAsync(database => database.Set<JobVersion>().SingleAsync());
        await town.Administrator.OpenAsync($"{town.Jobs}/write/{first.DescriptionId}");
        await town.Administrator.SubmitAsync("Save", ("Input.Opening", "We are many."), ("Input.HoldsFrom", "2026-09-30"));
        Assert.Contains("A new version holds from today or later.", town.Administrator.Text);
        await town.Administrator.SubmitAsync("Save", ("Input.HoldsFrom", "2026-11-01"), ("Input.Title", "Peer specialist II"));
        Assert.Contains("Version 2, from November 1, 2026. It does not hold yet.", town.Administrator.Text);
        Assert.Contains("We are many.", town.Administrator.Text);

        await town.Administrator.OpenAsync(town.Jobs);
        Assert.Contains("Version 1, from January 1, 2026 Version 2, from November 1, 2026", town.Administrator.Text);
        await town.Administrator.OpenAsync($"{town.Jobs}/{first.DescriptionId}");
        Assert.Contains("Version 1, from January 1, 2026. It holds now.", town.Administrator.Text);
        Assert.Contains("We are few.", town.Administrator.Text);
        var again = await site.WithDatabaseAsync(database => database.Set<JobVersion>().SingleAsync(version => version.Number == 1));
        Assert.Equal((first.Title, first.Opening, first.Content, first.HoldsFrom), (again.Title, again.Opening, again.Content, again.HoldsFrom));
        Assert.Equal(2, await site.WithDatabaseAsync(database => database.Set<AuditEntry>().CountAsync(entry => entry.Subject == nameof(JobVersion))));
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task Of_two_who_write_a_version_at_once_the_second_is_told(DatabaseKind kind)
    {
        await using var site = new TestSite(kind);
        var town = await JobTown.MakeAsync(site, "k");
        await town.WriteAsync("Peer specialist");
        var id = await site.WithDatabaseAsync(database => database.Set<JobDescription>().Select(row => row.Id).SingleAsync());
        var second = await site.VisitAsAsync(await site.AddAccountAsync("second@k.example", Role.AgencyAdministrator, town.Agency.Organisation));
        await town.Administrator.OpenAsync($"{town.Jobs}/write/{id}");
        await second.OpenAsync($"{town.Jobs}/write/{id}");
        await town.Administrator.SubmitAsync("Save", ("Input.HoldsFrom", "2026-11-01"));
        await second.SubmitAsync("Save", ("Input.HoldsFrom", "2026-12-01"));
        Assert.Contains("Somebody else changed this while you had it open.", second.Text);
        Assert.Equal(2, await site.WithDatabaseAsync(database => database.Set<JobVersion>().CountAsync()));
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task Pay_and_hours_are_read_as_typed_and_told_as_a_range(DatabaseKind kind)
    {
        await using var site = new TestSite(kind);
        var town = await JobTown.MakeAsync(site, "k");
        await town.WriteAsync("Peer specialist", ("Input.PayFrom", "22"), ("Input.HoursAWeek", "100"));
        Assert.Contains("Give both, the lowest and the highest.", town.Administrator.Text);
        Assert.Contains("Give a number of hours up to 60", town.Administrator.Text);
        await town.Administrator.SubmitAsync(
            "Save",
            ("Input.PayFrom", "41,000"),
            ("Input.PayTo", "$48,500"),
            ("Input.PayPer", nameof(PayTime.Year)),
            ("Input.HoursAWeek", "37,5"),
            ("Input.CredentialRule", "MA-CPS")
        );
        var id = await site.WithDatabaseAsync(database => database.Set<JobDescription>().Select(row => row.Id).SingleAsync());
        await town.Administrator.OpenAsync($"{town.Jobs}/{id}?In=es");
        Assert.Contains("de $41,000 a $48,500 por año", town.Administrator.Text);
        Assert.Contains("37.5", town.Administrator.Text);
        Assert.Contains("(MA-CPS)", town.Administrator.Text);
        Assert.Contains("Escribir metas u objetivos de tratamiento", town.Administrator.Text);
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_peer_reads_the_description_of_their_own_job_and_goes_on_when_they_left(DatabaseKind kind)
    {
        await using var site = new TestSite(kind);
        var town = await JobTown.MakeAsync(site, "k");
        var peer = await site.VisitAsAsync(town.Agency.Peer);
        Assert.Contains("No job description yet", (await peer.OpenAsync("/account/job?language=en")).Text);
        await town.WriteAsync("Peer specialist <b>", ("Input.TitleSpanish", "Especialista par"));
        await town.AssignAsync("2026-02-01");

        await peer.OpenAsync("/account/job?language=en");
        Assert.Contains("Peer specialist <b>", peer.Text);
        Assert.Contains("The primary provider writes treatment goals.", peer.Text);
        Assert.Contains("Especialista par", (await peer.OpenAsync("/account/job?language=es")).Text);
        var version = await site.WithDatabaseAsync(database => database.Set<JobVersion>().SingleAsync());
        using (var word = await peer.Http.GetAsync(new Uri($"/account/job?handler=Word&of={version.Id}", UriKind.Relative)))
            Assert.Equal("job-description-1-2026-01-01.docx", word.Content.Headers.ContentDisposition!.FileName);

        // The place ends, the membership too; a version of later is none of theirs.
        await town.LeaveAsync(new(2026, 9, 1));
        await town.Administrator.OpenAsync($"{town.Jobs}/write/{version.DescriptionId}");
        await town.Administrator.SubmitAsync("Save", ("Input.HoldsFrom", "2026-10-01"), ("Input.Title", "Another"));
        await peer.OpenAsync("/account/job?language=en");
        Assert.Contains("Version 1, from February 1, 2026 to September 1, 2026", peer.Text);
        Assert.DoesNotContain("Another", peer.Text, StringComparison.Ordinal);
        var later = await site.WithDatabaseAsync(database => database.Set<JobVersion>().SingleAsync(one => one.Number == 2));
        Assert.Equal(HttpStatusCode.NotFound, (await peer.OpenAsync($"/account/job?handler=Word&of={later.Id}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await peer.OpenAsync($"/account/job/{later.Id}/pdf")).Status);
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task Nobody_reads_or_gives_the_description_of_another(DatabaseKind kind)
    {
        await using var site = new TestSite(kind);
        var (one, other) = (await JobTown.MakeAsync(site, "k"), await JobTown.MakeAsync(site, "l"));
        await one.WriteAsync("Ours");
        await other.WriteAsync("Theirs");
        await one.AssignAsync("2026-02-01");
        await other.AssignAsync("2026-02-01");
        var theirs = await site.WithDatabaseAsync(database => database.Set<JobVersion>().SingleAsync(version => version.Title == "Theirs"));

        await one.Administrator.OpenAsync(await one.PlaceAsync());
        await one.Administrator.SubmitAsync("Save", ("Input.Description", theirs.DescriptionId.ToString()));
        Assert.Contains("Choose a job description of yours.", one.Administrator.Text);
        foreach (
            var address in new[]
            {
                $"{one.Jobs}/{theirs.DescriptionId}",
                $"{one.Jobs}/write/{theirs.DescriptionId}",
                $"{one.Jobs}/{theirs.DescriptionId}/1/pdf",
                $"{one.Jobs}/{theirs.DescriptionId}/1?handler=Word",
                (await other.PlaceAsync()).Replace(other.Agency.Organisation.Id.ToString(), one.Agency.Organisation.Id.ToString(), StringComparison.Ordinal),
            }
        )
            Assert.Equal((address, HttpStatusCode.NotFound), (address, (await one.Administrator.OpenAsync(address)).Status));
        var peer = await site.VisitAsAsync(one.Agency.Peer);
        Assert.Equal(HttpStatusCode.NotFound, (await peer.OpenAsync($"/account/job?handler=Word&of={theirs.Id}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await peer.OpenAsync($"/account/job/{theirs.Id}/pdf")).Status);
        Assert.DoesNotContain("Theirs", (await peer.OpenAsync("/account/job?language=en")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_will_be_theirs_later_does_not_hold_now()
    {
        await using var site = new TestSite(DatabaseKind.Sqlite);
        var town = await JobTown.MakeAsync(site, "k");
        await town.WriteAsync("Peer specialist");
        await town.AssignAsync("2027-03-01");

        var peer = await site.VisitAsAsync(town.Agency.Peer);
        Assert.DoesNotContain("This holds now", (await peer.OpenAsync("/account/job?language=en")).Text, StringComparison.Ordinal);
        Assert.Contains("March 1, 2027", peer.Text, StringComparison.Ordinal);

        await town.Administrator.OpenAsync(await town.PlaceAsync());
        await town.Administrator.SubmitAsync("Save", ("Input.StartsOn", "9999-12-31"));
        Assert.Contains("more than two years ahead", town.Administrator.Text, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task Hours_are_held_against_the_description_by_the_peer_first_and_by_the_agency_when_the_month_is_over(DatabaseKind kind)
    {
        await using var site = new TestSite(kind);
        var town = await JobTown.MakeAsync(site, "k");
        await town.WriteAsync("Peer specialist", ("Input.Inside", "one-to-one"));
        await town.AssignAsync("2026-08-01");
        await town.Agency.ImportAsync(
            town.Agency.Line("a0", "2026-07-31", minutes: 600),
            town.Agency.Line("a1", "2026-09-10", minutes: 120),
            town.Agency.Line("a2", "2026-09-11", minutes: 60, activity: "skills"),
            town.Agency.Line("a3", "2026-09-12", minutes: 30, activity: "driving")
        );
        var referral = await town.Agency.ReferAsync(town.Agency.Persons[0]);
        var peer = await (await site.VisitAsAsync(town.Agency.Peer)).OpenAsync("/hours?language=en");
        await peer.SubmitAsync("Log it", ("Input.Who", $"r{referral.Id}"), ("Input.What", "one-to-one"), ("Input.Length", "45"));

        await peer.OpenAsync("/account/job?language=en");
        Assert.Equal(["Oct 2026 0.8 0.0 0.0", "Sep 2026 2.0 1.0 0.5"], Rows(peer, "Hours by month"));
        await town.Administrator.OpenAsync(town.Jobs + "/hours");
        Assert.Contains("1 month is withheld: 10 people or fewer", town.Administrator.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Driving somebody", town.Administrator.Text, StringComparison.Ordinal);

        await town.AddColleaguesAsync(10, "2026-09-10", 60);
        await town.Administrator.OpenAsync(town.Jobs + "/hours");
        Assert.DoesNotContain("withheld", town.Administrator.Text, StringComparison.Ordinal);
        Assert.Equal(["Sep 2026 12.0 1.0 0.5 89%"], Rows(town.Administrator, "Hours by month"));
        Assert.Equal(
            [
                "Time together: listening and sharing experience In the description 12.0",
                "Practicing a skill together In the role, not in it 1.0",
                "Driving somebody to an appointment Outside the role 0.5",
            ],
            Rows(town.Administrator, "Hours by activity in these months")
        );
        Assert.DoesNotContain(town.Agency.Peer.Name, town.Administrator.Text, StringComparison.Ordinal);

        // Who reads /use for the authority has no way here.
        var analyst = await site.VisitAsAnalystAsync();
        Assert.Equal(HttpStatusCode.Forbidden, (await analyst.OpenAsync(town.Jobs + "/hours")).Status);
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task What_the_role_list_adds_to_what_is_never_a_peers_is_said_at_once(DatabaseKind kind)
    {
        await using var site = new TestSite(kind);
        var town = await JobTown.MakeAsync(site, "k");
        await town.WriteAsync("Peer specialist");
        await town.AssignAsync("2026-02-01");
        await site.AddAsync(
            new Activity
            {
                Key = "medicines",
                Standing = RoleStanding.Prohibited,
                English = "Giving medicines",
                Spanish = "Dar medicinas",
                InsteadEnglish = "A nurse does.",
                InsteadSpanish = "Lo hace enfermería.",
                From = new(2026, 9, 1),
            }
        );
        var peer = await (await site.VisitAsAsync(town.Agency.Peer)).OpenAsync("/account/job?language=en");
        Assert.Contains("Giving medicines A nurse does.", peer.Text.Replace("medicinesA", "medicines A", StringComparison.Ordinal));
        var id = await site.WithDatabaseAsync(database => database.Set<JobDescription>().Select(row => row.Id).SingleAsync());
        await town.Administrator.OpenAsync($"{town.Jobs}/{id}");
        Assert.Contains("The role list has changed since this version", town.Administrator.Text);
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task Who_joins_two_records_keeps_the_description_and_who_erases_theirs_takes_it_along(DatabaseKind kind)
    {
        await using var site = new TestSite(kind);
        var town = await JobTown.MakeAsync(site, "k");
        await town.WriteAsync("Peer specialist");
        // The agency entered the same person once more, in the same place, and said there whose job it is.
        var twice = new Worker { Name = "Jo M.", Email = town.Agency.Peer.Email };
        var place = new WorkerPlace
        {
            WorkerId = twice.Id,
            OrganisationId = town.Agency.Organisation.Id,
            TeamId = town.Agency.Team.Id,
            Position = WorkerPosition.PeerWorker,
            StartsOn = new(2024, 1, 1),
        };
        await site.AddAsync(twice, place);
        await town.AssignAsync("2026-02-01", $"/workers/{town.Agency.Organisation.Id}/{twice.Id}/job/{place.Id}");
        var peer = await (await site.VisitAsAsync(town.Agency.Peer)).OpenAsync("/account/places?language=en");
        await peer.SubmitAsync("Yes");
        Assert.Equal(1, await site.WithDatabaseAsync(database => database.Set<WorkerPlace>().CountAsync()));
        Assert.Contains("Peer specialist", (await peer.OpenAsync("/account/job?language=en")).Text);

        await site.WithDatabaseAsync(async database =>
        {
            database.RemoveRange(await database.Set<WorkerPlace>().ToListAsync());
            return await database.SaveChangesAsync();
        });
        Assert.False(await site.WithDatabaseAsync(database => database.Set<JobAssignment>().AnyAsync()));
    }

    private static int Ticked(Visitor visitor, string name) => visitor.Page.QuerySelectorAll($"input[name='{name}'][checked]").Length;

    private static IEnumerable<string> Rows(Visitor visitor, string caption) =>
        visitor
            .Page.QuerySelectorAll("table")
            .Single(table => table.QuerySelector("caption")!.TextContent.Contains(caption, StringComparison.Ordinal))
            .QuerySelectorAll("tbody tr")
            .Select(row => string.Join(' ', row.Children.Select(cell => cell.TextContent.Trim())));
}
