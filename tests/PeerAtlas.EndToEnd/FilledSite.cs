using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PeerAtlas.Directory;
using PeerAtlas.Platform.Access;
using PeerAtlas.Platform.Accounts;
using PeerAtlas.Platform.Mail;
using PeerAtlas.Platform.Work;
using PeerAtlas.Testing;

namespace PeerAtlas.EndToEnd;

/// <summary>Brings a site into the middle of its work, by the steps that people take.</summary>
internal static class FilledSite
{
    /// <summary>Somebody whose account asks for a second step.</summary>
    public const string Careful = "careful@authority.example";

    public static async Task FillDemonstrationAsync(TestSite site)
    {
        var agency = await site.AddOrganisationAsync("harbor");
        await using var scope = site.Services.GetRequiredService<IServiceScopeFactory>().CreateSystemScope("test");
        var demonstration = scope.ServiceProvider.GetRequiredService<Demonstration>();
        await demonstration.MarkAsync();
        demonstration.AddAccount("Sam Reyes", "sam@harbor.example", agency.Id, Role.AgencyAdministrator);
        await scope.ServiceProvider.GetRequiredService<Platform.Database.PeerAtlasDbContext>().SaveChangesAsync();
    }

    /// <summary>Fills the site and writes down what it holds, for addresses.</summary>
    public static async Task FillAsync(TestSite site, Organisation authority, Dictionary<string, string> holds)
    {
        var analyst = await site.VisitAsAnalystAsync();
        await FillFrameAsync(site, analyst, holds);
        await InviteMemberAsync(site, analyst, authority, holds);
        var careful = await site.AddAccountAsync(Careful, Role.AuthorityAnalyst, authority);
        await site.WithDatabaseAsync(async database =>
        {
            (await database.Users.SingleAsync(account => account.Id == careful.Id)).TwoFactorEnabled = true;
            await database.SaveChangesAsync();
        });
        await FilledWaves.FillAsync(site, analyst, holds);
        await FilledReports.FillAsync(analyst, holds);
        await FilledGoals.FillAsync(analyst, holds);
        await FilledReferrals.FillAsync(site, holds);
        await FilledCredentials.FillAsync(site, holds);
        await FilledSupervision.FillAsync(site, holds);
        await FilledJobs.FillAsync(site, holds);
        await FilledWorks.FillAuditsAsync(site, analyst, holds);
    }

    private static async Task FillFrameAsync(TestSite site, Visitor analyst, Dictionary<string, string> holds)
    {
        await analyst.OpenAsync("/frame/import");
        await analyst.UploadAsync("Check the files", "Files", "frame.xlsx", StoryFiles.Frame);
        await analyst.SubmitAsync("Confirm the import");
        await analyst.OpenAsync("/frame/import");
        await analyst.UploadAsync("Check the files", "Files", "frame.xlsx", StoryFiles.ChangedFrame);
        holds["goodUpload"] = analyst.Where.Split('/')[^1];
        await analyst.OpenAsync("/frame/import");
        await analyst.UploadAsync("Check the files", "Files", "frame.xlsx", StoryFiles.BrokenFrame);
        holds["badUpload"] = analyst.Where.Split('/')[^1];
        await FilledLists.AddAsync(analyst, holds);
        await site.WithDatabaseAsync(async database =>
        {
            var unit = await database.Set<Unit>().FirstAsync();
            holds["unit"] = unit.Id.ToString();
            holds["organisation"] = unit.OrganisationId.ToString();
            holds["contact"] = (await database.Set<Contact>().FirstAsync(contact => contact.OrganisationId == unit.OrganisationId)).Id.ToString();
            holds["region"] = (await database.Set<Region>().FirstAsync()).Id.ToString();
            holds["bareOrganisation"] = (await database.Set<Organisation>().SingleAsync(organisation => organisation.Key == "quiet")).Id.ToString();
        });
    }

    private static async Task InviteMemberAsync(TestSite site, Visitor analyst, Organisation authority, Dictionary<string, string> holds)
    {
        await analyst.OpenAsync($"/members/{authority.Id}");
        await analyst.SubmitAsync(
            "Invite",
            ("Input.Name", "Lee Park"),
            ("Input.Email", "lee.park@authority.example"),
            ("Input.Role", nameof(Role.AuthorityAnalyst))
        );
        // Another one, whose link no page renews.
        await analyst.OpenAsync($"/members/{authority.Id}");
        await analyst.SubmitAsync(
            "Invite",
            ("Input.Name", "Kim Lund"),
            ("Input.Email", "kim.lund@authority.example"),
            ("Input.Role", nameof(Role.AuthorityAnalyst))
        );
        await site.WithDatabaseAsync(async database =>
        {
            var account = await database.Users.SingleAsync(account => account.Email == "lee.park@authority.example");
            var mail = await database.Set<OutboxMail>().SingleAsync(mail => mail.To == "kim.lund@authority.example");
            holds["account"] = account.Id.ToString();
            holds["membership"] = (
                await database.Set<Membership>().IgnoreQueryFilters().SingleAsync(membership => membership.AccountId == account.Id)
            ).Id.ToString();
            holds["authority"] = authority.Id.ToString();
            holds["passwordLink"] = new Uri(mail.Secret!).PathAndQuery.TrimStart('/');
        });
    }
}
