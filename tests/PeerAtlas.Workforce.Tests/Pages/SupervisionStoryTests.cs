using Microsoft.EntityFrameworkCore;
using PeerAtlas.Certification.Rules;
using PeerAtlas.Platform.Audit;
using PeerAtlas.Testing;
using PeerAtlas.Workforce.Supervision;

namespace PeerAtlas.Workforce.Tests.Pages;

/// <summary>An arrangement from the day on which it is made, as each of the three sees it.</summary>
public sealed class SupervisionStoryTests
{
    public static TheoryData<DatabaseKind> Databases => TestDatabase.Both;

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task An_administrator_names_a_supervisor_the_peer_writes_a_talk_down_and_the_supervisor_confirms_it(DatabaseKind kind)
    {
        await using var site = new TestSite(kind);
        var town = await SupervisedTown.AddAsync(site);
        Assert.Contains("Nobody is named to supervise you yet", town.Peer.Text);
        Assert.Contains("You supervise nobody here yet", town.Supervisor.Text);
        await town.Administrator.OpenAsync(town.Page);
        Assert.Contains("By what we know, no number of talks is asked.", town.Administrator.Text);
        await town.Administrator.FollowAsync("Say who supervises");
        await town.Administrator.SubmitAsync(
            "Save",
            ("Input.Kind", "Clinical"),
            ("Input.By", town.SupervisorAccount.Id.ToString()),
            ("Input.StartsOn", "2026-09-14"),
            ("Input.IsAttested", "true")
        );
        Assert.Contains("As a professional: sam", town.Administrator.Text);

        await town.Peer.OpenAsync("/account/supervision");
        Assert.Contains("As a professional: sam", town.Peer.Text);
        Assert.Contains("belongs to the two of you", town.Peer.Text);
        Assert.DoesNotContain("textarea", town.Peer.Page.Body!.InnerHtml);
        Assert.False(town.Peer.Page.QuerySelector("details.pa-details")!.HasAttribute("open"));
        var (form, where) = (town.Peer.Page, town.Peer.Where);
        (string, string)[] talk =
        [
            ("Input.On", "2026-09-30"),
            ("Input.Minutes", "50"),
            ("Input.Kind", "InPerson"),
            ("Input.Topics", "Boundaries"),
            ("Input.Topics", "Wellbeing"),
        ];
        await town.Peer.SubmitAsync("Save the talk", talk);
        town.Peer.GoBack(form, where);
        await town.Peer.SubmitAsync("Save the talk", talk);
        Assert.Contains("The talk was saved.", town.Peer.Page.Body!.TextContent);
        Assert.Contains("The other person has not confirmed it yet.", town.Peer.Text);
        Assert.Contains("Boundaries; Being well at work", town.Peer.Text);
        Assert.Single(await town.TalksAsync());

        Assert.True(await SupervisedTown.IsToldAsync(town.Supervisor, "1 talk waits for your yes."));
        await town.Supervisor.OpenAsync("/supervising");
        await town.Supervisor.FollowAsync("Kim");
        await town.Supervisor.SubmitAsync("Confirm");
        Assert.Contains("The talk is confirmed.", town.Supervisor.Page.Body!.TextContent);
        Assert.False(await SupervisedTown.IsToldAsync(town.Supervisor, "waits for your yes"));
        await town.Peer.OpenAsync("/account/supervision");
        Assert.Contains("Both say so, October 1, 2026.", town.Peer.Text);
        Assert.DoesNotContain("Take out", town.Peer.Text);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task The_administrator_sees_who_and_when_and_whether_it_is_overdue_and_no_topic_anywhere(DatabaseKind kind)
    {
        await using var site = new TestSite(kind);
        var town = await SupervisedTown.AddAsync(site);
        var line = await town.AddLineAsync();
        await town.Peer.OpenAsync("/account/supervision");
        await town.Peer.SubmitAsync(
            "Save the talk",
            ("Input.On", "2026-09-28"),
            ("Input.Minutes", "35"),
            ("Input.Kind", "Telephone"),
            ("Input.Topics", "Boundaries")
        );
        await town.Administrator.OpenAsync(town.Page);
        Assert.Contains("September 28, 2026 (not confirmed yet)", town.Administrator.Text);
        Assert.DoesNotContain("Boundaries", town.Administrator.Page.DocumentElement.OuterHtml);
        await town.Administrator.OpenAsync($"/workers/{town.Agency.Id}/{town.Worker.Id}/supervision/{line.Id}");
        Assert.DoesNotContain("Boundaries", town.Administrator.Page.DocumentElement.OuterHtml);
        // Nor in the agency's own record of what was changed.
        await town.Administrator.OpenAsync($"/teams/{town.Agency.Id}/record?Who=kim");
        Assert.Contains("supervision session added", town.Administrator.Text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("Boundaries", town.Administrator.Page.DocumentElement.OuterHtml);
        var record = await site.WithDatabaseAsync(database => database.Set<AuditEntry>().SingleAsync(entry => entry.Subject == nameof(SupervisionSession)));
        Assert.Equal(town.Agency.Id, record.ConfidentialTo);
        Assert.Contains("2026-09-28", record.Changes);
        Assert.DoesNotContain("Boundaries", record.Changes);
        Assert.Contains("\"Minutes\":[]", record.Changes);
        // Neither may go where the two go.
        await town.Administrator.OpenAsync($"/supervising/{line.Id}");
        Assert.NotEqual(System.Net.HttpStatusCode.OK, town.Administrator.Status);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task A_week_without_a_talk_is_told_to_all_three_as_a_fact_and_ends_with_the_next_talk(DatabaseKind kind)
    {
        await using var site = new TestSite(kind);
        var town = await SupervisedTown.AddAsync(site);
        await town.HoldAsync("TX-MHPS", new(2026, 9, 1), isProvisional: true, isShown: true);
        var line = await town.AddLineAsync(new(2026, 9, 14));
        await town.TalkAsync(line, new(2026, 9, 22), confirmedOn: new(2026, 9, 23));
        // Thursday, 1 October: this week has none yet.
        await town.Peer.OpenAsync("/account/supervision");
        Assert.Contains("Once a week: asked by TX-MHPS.", town.Peer.Text);
        Assert.Contains("The next talk is due by October 4, 2026.", town.Peer.Text);
        Assert.False(await SupervisedTown.IsToldAsync(town.Peer, "overdue"));

        await town.WaitAsync(days: 7);
        Assert.True(await SupervisedTown.IsToldAsync(town.Peer, "A supervision talk is overdue"));
        Assert.Contains("It is no fault of yours.", town.Peer.Text);
        Assert.True(await SupervisedTown.IsToldAsync(town.Supervisor, "With 1 person whom you supervise."));
        await town.Administrator.OpenAsync(town.Page);
        Assert.Contains("A talk is overdue since October 5, 2026.", town.Administrator.Text);
        await town.Peer.OpenAsync("/account/supervision");
        Assert.Contains("A talk is overdue since October 5, 2026.", town.Peer.Text);
        Assert.Contains("This is about the arrangement and no fault of yours.", town.Peer.Text);
        Assert.Contains("Still to do: 1 more talk.", town.Peer.Text);

        await town.Supervisor.OpenAsync($"/supervising/{line.Id}");
        await town.Supervisor.SubmitAsync("Save the talk", ("Input.On", "2026-10-08"), ("Input.Minutes", "30"), ("Input.Kind", "Video"));
        await town.Supervisor.OpenAsync($"/supervising/{line.Id}");
        Assert.Contains("All that is asked is there. The next is due by October 18, 2026.", town.Supervisor.Text);
        Assert.False(await SupervisedTown.IsToldAsync(town.Peer, "overdue"));
        Assert.Contains("1 talk waits for your yes.", town.Peer.Text);
        await town.Peer.OpenAsync("/account/supervision");
        await town.Peer.SubmitAsync("Confirm");
        Assert.All(await town.TalksAsync(), talk => Assert.NotNull(talk.ConfirmedOn));
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task The_stricter_of_the_rule_and_the_agency_holds_and_the_page_says_why(DatabaseKind kind)
    {
        await using var site = new TestSite(kind);
        var town = await SupervisedTown.AddAsync(site);
        await town.HoldAsync("TX-MHPS", new(2026, 1, 1), isProvisional: false, isShown: true);
        await town.Administrator.OpenAsync(town.Page);
        Assert.Contains("Nobody is named", town.Administrator.Text);
        await town.AddLineAsync();
        await town.Administrator.OpenAsync(town.Page);
        Assert.DoesNotContain("Nobody is named", town.Administrator.Text);
        Assert.Contains("Once a month: asked by TX-MHPS.", town.Administrator.Text);
        await town.Administrator.FollowAsync("Add what you ask");
        await town.Administrator.SubmitAsync(
            "Save",
            ("Input.Times", "1"),
            ("Input.Every", "Week"),
            ("Input.StartsOn", "2026-09-01"),
            ("Input.EndsOn", "2026-12-31")
        );
        Assert.Contains("Once a week: asked by the agency.", town.Administrator.Text);
        Assert.Contains("Less, or the same, is asked by TX-MHPS (Once a month).", town.Administrator.Text);
        await town.Peer.OpenAsync("/account/supervision?language=es");
        Assert.Contains("Una vez por semana: lo pide la agencia.", town.Peer.Text);

        // Another row beside it is refused, one that follows is not.
        await town.Administrator.FollowAsync("Add what you ask");
        (string, string)[] twice = [("Input.Times", "2"), ("Input.Every", "Month"), ("Input.MinutesOfOne", "30"), ("Input.FaceToFace", "3")];
        await town.Administrator.SubmitAsync("Save", [.. twice, ("Input.StartsOn", "2026-12-31")]);
        Assert.Contains("Write a number that is no more than how many times", town.Administrator.Text);
        await town.Administrator.SubmitAsync("Save", [.. twice[..3], ("Input.FaceToFace", "2"), ("Input.StartsOn", "2026-12-31")]);
        Assert.Contains("Another one holds from 2026-09-01 to 2026-12-31.", town.Administrator.Text);
        await town.Administrator.SubmitAsync("Save", ("Input.StartsOn", "2027-01-01"));
        Assert.Contains("2 times a month, face to face, one of 30 minutes or more", town.Administrator.Text);
        Assert.Equal(
            [(1, CadenceUnit.Week, null), (2, CadenceUnit.Month, 30)],
            await site.WithDatabaseAsync(async database =>
                (await database.Set<AgencyCadence>().OrderBy(row => row.StartsOn).ToListAsync()).ConvertAll(row => (row.Times, row.Every, row.MinutesOfOne))
            )
        );
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task What_a_certification_asks_that_the_holder_does_not_show_the_holder_alone_sees(DatabaseKind kind)
    {
        await using var site = new TestSite(kind);
        var town = await SupervisedTown.AddAsync(site);
        var line = await town.AddLineAsync();
        await town.HoldAsync("KY-APSS", new(2026, 1, 1), isProvisional: false, isShown: false);
        await town.Peer.OpenAsync("/account/supervision");
        Assert.Contains("2 times a month, face to face, one of 30 minutes or more: asked by KY-APSS.", town.Peer.Text);
        Assert.Contains("Your agency does not see this", town.Peer.Text);
        await town.Administrator.OpenAsync(town.Page);
        await town.Supervisor.OpenAsync($"/supervising/{line.Id}");
        Assert.DoesNotContain("KY-APSS", town.Administrator.Text + town.Supervisor.Text);
        Assert.Contains("By what we know, no number of talks is asked.", town.Supervisor.Text);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task What_was_stays_with_the_peer_who_takes_it_along_when_they_leave(DatabaseKind kind)
    {
        await using var site = new TestSite(kind);
        var town = await SupervisedTown.AddAsync(site);
        var line = await town.AddLineAsync();
        await town.TalkAsync(line, new(2026, 9, 22), confirmedOn: new(2026, 9, 23));
        await site.WithDatabaseAsync(async database =>
        {
            (await database.Set<Directory.Workers.WorkerPlace>().SingleAsync()).EndsOn = new(2026, 9, 30);
            await database.SaveChangesAsync();
        });
        await town.Peer.OpenAsync("/account/supervision");
        Assert.Contains("Who supervised you before", town.Peer.Text);
        Assert.Contains("Both say so, September 23, 2026.", town.Peer.Text);
        var file = await town.Peer.Http.GetStringAsync(new Uri("/account/supervision?handler=File", UriKind.Relative));
        Assert.Contains("2026-09-22,sam,45,", file);
        Assert.Contains("Boundaries", file);
        await town.Administrator.OpenAsync(town.Page);
        Assert.DoesNotContain("Kim", town.Administrator.Text);
    }
}
