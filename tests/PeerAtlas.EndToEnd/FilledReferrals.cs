using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using PeerAtlas.Directory.Teams;
using PeerAtlas.Platform.Access;
using PeerAtlas.Referrals.Caseloads;
using PeerAtlas.Referrals.Referring;
using PeerAtlas.Testing;

namespace PeerAtlas.EndToEnd;

/// <summary>An agency that refers: its people, and, on a filled site, a team with a caseload and referrals in several places.</summary>
internal static class FilledReferrals
{
    public const string Administrator = "admin@birch.example",
        Provider = "provider@birch.example",
        Peer = "peer@birch.example",
        Supervisor = "supervisor@birch.example";

    /// <summary>Makes the accounts; on an empty site there is nothing more.</summary>
    public static async Task AddPeopleAsync(TestSite site, Dictionary<string, string> holds)
    {
        var agency = await site.AddOrganisationAsync("birch");
        holds["agency"] = agency.Id.ToString();
        holds["peerAccount"] = (await site.AddAccountAsync(Peer, Role.PeerWorker, agency)).Id.ToString();
        await site.AddAccountAsync(Administrator, Role.AgencyAdministrator, agency);
        var provider = await site.AddAccountAsync(Provider, Role.TraditionalProvider, agency);
        // Another agency would like to have the provider too.
        await site.AddAsync(
            new Membership
            {
                AccountId = provider.Id,
                OrganisationId = (await site.AddOrganisationAsync("cedar")).Id,
                Role = Role.TraditionalProvider,
                AcceptedAt = null,
                InvitedAs = "Provider",
                InvitationHash = SHA256.HashData("cedar"u8),
                InvitationEndsAt = site.Clock.GetUtcNow().UtcDateTime.AddDays(1),
            }
        );
        await site.AddAccountAsync(Supervisor, Role.Supervisor, agency);
    }

    /// <summary>Fills the agency by the steps that its people take.</summary>
    public static async Task FillAsync(TestSite site, Dictionary<string, string> holds)
    {
        await MakeTeamAsync(site, holds);
        var administrator = await VisitAsync(site, Administrator);
        holds["goodCaseload"] = await UploadAsync(administrator, holds["agency"], "B-0009,River team,provider@birch.example,2026-02-01,");
        holds["badCaseload"] = await UploadAsync(administrator, holds["agency"], "Maria,Another team,,soon,");

        var provider = await VisitAsync(site, Provider);
        holds["met"] = await ReferAsync(site, provider, holds, "B-0001");
        holds["asked"] = await ReferAsync(site, provider, holds, "B-0002");
        holds["refused"] = await ReferAsync(site, provider, holds, "B-0003");
        holds["waiting"] = await ReferAsync(site, provider, holds, "B-0004");
        await site.WithDatabaseAsync(async database =>
        {
            holds["person"] = (await database.Set<Person>().SingleAsync(person => person.Pseudonym == "B-0005")).Id.ToString();
            holds["teamMember"] = (await database.Set<TeamMember>().FirstAsync(member => member.Role == TeamRole.Peer)).Id.ToString();
            holds["period"] = (await database.Set<StaffingPeriod>().FirstAsync()).Id.ToString();
        });
        await AnswerAsync(site, holds);
        await provider.OpenAsync($"/referrals/{holds["met"]}/follow-up");
        await provider.SubmitAsync("Save", ("Input.By", "Provider"), ("Input.Changed", "SkillBuilding"), ("Input.Note", "Comes to every appointment."));
        await FilledWorkers.FillAsync(site, administrator, holds);
        await FilledHours.FillAsync(site, await VisitAsync(site, Peer), holds);
        await FilledLogs.FillAsync(administrator, holds);
        await FilledWorks.FillAsync(site, administrator, holds);
    }

    /// <summary>The team, its members and its caseload of five.</summary>
    public static async Task MakeTeamAsync(TestSite site, Dictionary<string, string> holds)
    {
        var administrator = await VisitAsync(site, Administrator);
        await administrator.OpenAsync($"/teams/{holds["agency"]}/team");
        await administrator.SubmitAsync(
            "Save",
            ("Input.Name", "River team"),
            ("Input.Programme", "CBFS"),
            ("Input.Pattern", "Integrated"),
            ("Input.Since", "2026-01-01")
        );
        holds["team"] = administrator.Where.Split('/')[^1];
        foreach (var (email, role) in new[] { (Provider, TeamRole.Provider), (Peer, TeamRole.Peer), (Supervisor, TeamRole.Supervisor) })
        {
            var account = await site.WithDatabaseAsync(database => database.Users.SingleAsync(found => found.Email == email));
            await administrator.OpenAsync($"/teams/{holds["agency"]}/{holds["team"]}/members");
            await administrator.SubmitAsync(
                "Save",
                ("Input.Who", $"{account.Id}:{role}"),
                ("Input.StartsOn", "2026-01-01"),
                ("Input.HoursAMonth", role == TeamRole.Peer ? "60" : ""),
                ("Input.Place", role == TeamRole.Peer ? "Main Street" : "")
            );
        }

        var upload = await UploadAsync(
            administrator,
            holds["agency"],
            string.Join('\n', Enumerable.Range(1, 5).Select(number => $"B-000{number},River team,provider@birch.example,2026-02-01,"))
        );
        await administrator.OpenAsync($"/teams/{holds["agency"]}/caseload/{upload}");
        await administrator.SubmitAsync("Confirm the import");
    }

    private static async Task<string> UploadAsync(Visitor administrator, string agency, string rows)
    {
        await administrator.OpenAsync($"/teams/{agency}/caseload");
        await administrator.UploadAsync("Look at the file", "Sent", "caseload.csv", Encoding.UTF8.GetBytes("person,team,provider,from,to\n" + rows + "\n"));
        return administrator.Where.Split('/', '#')[^1];
    }

    private static async Task<string> ReferAsync(TestSite site, Visitor provider, Dictionary<string, string> holds, string pseudonym)
    {
        var person = await site.WithDatabaseAsync(database => database.Set<Person>().SingleAsync(found => found.Pseudonym == pseudonym));
        await provider.OpenAsync($"/refer/{person.Id}");
        await provider.SubmitAsync(
            "Next",
            ("Input.Wish", "Agreed"),
            ("Input.SharesBack", "true"),
            ("Input.Reasons", "SkillBuilding"),
            ("Input.Reasons", "Socialization"),
            ("Input.Note", "Mornings are best.")
        );
        await provider.SubmitAsync("Send the referral", ("Input.To", $"{holds["team"]}:{holds["peerAccount"]}"));
        return provider.Where.Split('/')[^1];
    }

    private static async Task AnswerAsync(TestSite site, Dictionary<string, string> holds)
    {
        var peer = await VisitAsync(site, Peer);
        await peer.OpenAsync("/introduction");
        await peer.SubmitAsync("Save", ("Input.Text", "I speak Spanish and like gardening."));
        await peer.OpenAsync($"/inbox/{holds["met"]}");
        await peer.SubmitAsync("Accept");
        await peer.SubmitAsync("Save", ("MetOn", "2026-10-01"));
        await peer.OpenAsync($"/inbox/{holds["asked"]}");
        await peer.SubmitAsync("Send the question", ("Question", "Mornings or evenings?"));
        await peer.OpenAsync($"/inbox/{holds["refused"]}");
        await peer.SubmitAsync("Tell the referrer", ("Why", "No room at this time"));
        await site.WithDatabaseAsync(async database =>
        {
            // One that has waited for long.
            var waiting = await database.Set<Referral>().SingleAsync(referral => referral.Id == Guid.Parse(holds["waiting"]));
            database.Entry(waiting).Property(referral => referral.WaitingSince).CurrentValue = site.Clock.GetUtcNow().UtcDateTime.AddDays(-12);
            await database.SaveChangesAsync();
        });
    }

    private static async Task<Visitor> VisitAsync(TestSite site, string email) =>
        await site.VisitAsAsync(await site.WithDatabaseAsync(database => database.Users.SingleAsync(account => account.Email == email)));
}
