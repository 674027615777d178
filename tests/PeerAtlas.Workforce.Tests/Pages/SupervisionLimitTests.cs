using System.Net;
using Microsoft.EntityFrameworkCore;
using PeerAtlas.Directory.Workers;
using PeerAtlas.Platform.Access;
using PeerAtlas.Testing;
using PeerAtlas.Workforce.Supervision;

namespace PeerAtlas.Workforce.Tests.Pages;

/// <summary>What is refused: days and minutes that cannot be, what is the other's to do, and everybody whom it is no business of.</summary>
public sealed class SupervisionLimitTests
{
    public static TheoryData<DatabaseKind> Databases => TestDatabase.Both;

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task A_talk_is_never_to_come_never_before_the_arrangement_and_has_one_to_480_minutes(DatabaseKind kind)
    {
        await using var site = new TestSite(kind);
        var town = await SupervisedTown.AddAsync(site);
        var line = await town.AddLineAsync(new(2026, 9, 14));
        (string On, string Minutes, string Kind, string Problem)[] wrong =
        [
            ("2026-10-02", "30", "Video", "That day is still to come."),
            ("2026-09-13", "30", "Video", "This supervision began on September 14, 2026."),
            ("", "30", "Video", "Give the day."),
            ("2026-09-14", "0", "Video", "Write minutes from 1 to 480."),
            ("2026-09-14", "481", "Video", "Write minutes from 1 to 480."),
            ("2026-09-14", "30", "7", "Say how you met."),
        ];
        foreach (var (on, minutes, how, problem) in wrong)
        {
            foreach (var (visitor, page) in ((Visitor, string)[])[(town.Peer, "/account/supervision"), (town.Supervisor, $"/supervising/{line.Id}")])
            {
                await visitor.OpenAsync(page);
                await visitor.SubmitAsync("Save the talk", ("Input.On", on), ("Input.Minutes", minutes), ("Input.Kind", how));
                Assert.Contains(problem, visitor.Text);
            }
        }

        Assert.Empty(await town.TalksAsync());
        foreach (var (on, minutes) in ((string, string)[])[("2026-09-14", "1"), ("2026-10-01", "480")])
        {
            await town.Peer.OpenAsync("/account/supervision");
            await town.Peer.SubmitAsync("Save the talk", ("Input.On", on), ("Input.Minutes", minutes), ("Input.Kind", "Group"));
        }

        Assert.Equal([1, 480], (await town.TalksAsync()).Select(talk => talk.Minutes));
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task What_one_wrote_down_one_takes_out_until_the_other_confirms_it_and_nobody_does_the_others_part(DatabaseKind kind)
    {
        await using var site = new TestSite(kind);
        var town = await SupervisedTown.AddAsync(site);
        var line = await town.AddLineAsync();
        var talk = await town.TalkAsync(line, new(2026, 9, 22));
        (string, string)[] named = [("from", line.Id.ToString()), ("talk", talk.Id.ToString())];
        await town.Peer.OpenAsync("/account/supervision");
        await town.Supervisor.OpenAsync($"/supervising/{line.Id}");
        Assert.Equal(HttpStatusCode.NotFound, (await town.Peer.SendAsync("Confirm", named)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await town.Supervisor.SendAsync("Remove", named)).Status);
        Assert.Single(await town.TalksAsync());

        // The other one wrote the same talk down: it is told, and there is one.
        await town.Supervisor.OpenAsync($"/supervising/{line.Id}");
        await town.Supervisor.SubmitAsync("Save the talk", ("Input.On", "2026-09-22"), ("Input.Minutes", "40"), ("Input.Kind", "InPerson"));
        Assert.Contains("stands on that day already", town.Supervisor.Text);
        Assert.Single(await town.TalksAsync());
        await town.Peer.OpenAsync("/account/supervision");
        await town.Peer.SubmitAsync("Take out");
        Assert.Contains("The talk was taken out.", town.Peer.Page.Body!.TextContent);
        Assert.Empty(await town.TalksAsync());

        talk = await town.TalkAsync(line, new(2026, 9, 22));
        await town.Peer.OpenAsync("/account/supervision");
        await town.Supervisor.OpenAsync($"/supervising/{line.Id}");
        await town.Supervisor.SubmitAsync("Confirm");
        await town.Peer.SubmitAsync("Take out");
        Assert.Contains("Nothing was changed.", town.Peer.Page.Body!.TextContent);
        Assert.NotNull(Assert.Single(await town.TalksAsync()).ConfirmedOn);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Another_supervisor_another_agency_and_another_peer_find_nothing(DatabaseKind kind)
    {
        await using var site = new TestSite(kind);
        var (north, south) = (await SupervisedTown.AddAsync(site), await SupervisedTown.AddAsync(site, "south"));
        var line = await north.AddLineAsync();
        await south.AddLineAsync();
        var talk = await north.TalkAsync(line, new(2026, 9, 22));
        foreach (var stranger in (Visitor[])[north.Colleague, south.Supervisor])
        {
            Assert.Equal(HttpStatusCode.NotFound, (await stranger.OpenAsync($"/supervising/{line.Id}")).Status);
            await stranger.OpenAsync("/supervising");
            await SendAllAsync(stranger, $"/supervising/{line.Id}", line, talk, HttpStatusCode.NotFound);
        }

        await south.Peer.OpenAsync("/account/supervision");
        await SendAllAsync(south.Peer, "/account/supervision", line, talk, HttpStatusCode.NotFound);
        var talks = await north.TalksAsync();
        Assert.Null(Assert.Single(talks).ConfirmedOn);

        // The administrator of the other agency, by their own address with these ids and by this agency's address.
        foreach (
            var address in (string[])
                [$"/workers/{south.Agency.Id}/{north.Worker.Id}/supervision", $"/workers/{south.Agency.Id}/{south.Worker.Id}/supervision/{line.Id}"]
        )
            Assert.Equal(HttpStatusCode.NotFound, (await south.Administrator.OpenAsync(address)).Status);
        Assert.NotEqual(HttpStatusCode.OK, (await south.Administrator.OpenAsync(north.Page)).Status);
        await south.Administrator.OpenAsync($"/workers/{south.Agency.Id}/{south.Worker.Id}/supervision");
        await south.Administrator.SubmitAsync(
            "Save",
            ("Input.Kind", "Peer"),
            ("Input.By", north.SupervisorAccount.Id.ToString()),
            ("Input.StartsOn", "2026-09-14")
        );
        Assert.Contains("Choose a supervisor of your agency.", south.Administrator.Text);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task After_a_line_a_place_or_a_role_has_ended_nothing_more_is_written_down(DatabaseKind kind)
    {
        await using var site = new TestSite(kind);
        var town = await SupervisedTown.AddAsync(site);
        var ended = await town.AddLineAsync(new(2026, 7, 1), new(2026, 9, 30));
        var talk = await town.TalkAsync(ended, new(2026, 9, 22));
        await town.Supervisor.OpenAsync("/supervising");
        await SendAllAsync(town.Supervisor, $"/supervising/{ended.Id}", ended, talk, HttpStatusCode.NotFound);
        await town.Peer.OpenAsync("/account/supervision");
        Assert.Contains("It was not confirmed.", town.Peer.Text);
        var line = await town.AddLineAsync(new(2026, 10, 1));
        await town.Peer.OpenAsync("/account/supervision");
        await SendAllAsync(town.Peer, "/account/supervision", ended, talk, HttpStatusCode.NotFound);

        Assert.Equal(HttpStatusCode.OK, (await town.Supervisor.OpenAsync($"/supervising/{line.Id}")).Status);
        await site.WithDatabaseAsync(async database =>
        {
            (await database.Set<WorkerPlace>().SingleAsync()).EndsOn = new(2026, 9, 30);
            await database.SaveChangesAsync();
        });
        Assert.Equal(HttpStatusCode.NotFound, (await town.Supervisor.OpenAsync($"/supervising/{line.Id}")).Status);
        await SendAllAsync(town.Peer, "/account/supervision", line, talk, HttpStatusCode.NotFound);

        await site.WithDatabaseAsync(async database =>
        {
            (await database.Set<WorkerPlace>().SingleAsync()).EndsOn = null;
            (await database.Set<Membership>().SingleAsync(member => member.AccountId == town.SupervisorAccount.Id)).Role = Role.TraditionalProvider;
            await database.SaveChangesAsync();
        });
        Assert.NotEqual(HttpStatusCode.OK, (await town.Supervisor.OpenAsync($"/supervising/{line.Id}")).Status);
        Assert.Single(await town.TalksAsync());
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task A_line_follows_another_in_time_is_never_overwritten_and_holds_its_talks(DatabaseKind kind)
    {
        await using var site = new TestSite(kind);
        var town = await SupervisedTown.AddAsync(site);
        var line = await town.AddLineAsync();
        await town.TalkAsync(line, new(2026, 9, 22));
        var (add, change) = ($"/workers/{town.Agency.Id}/{town.Worker.Id}/supervision", $"/workers/{town.Agency.Id}/{town.Worker.Id}/supervision/{line.Id}");
        await town.Administrator.OpenAsync(add);
        (string, string)[] lee = [("Input.Kind", "Clinical"), ("Input.By", town.ColleagueAccount.Id.ToString())];
        await town.Administrator.SubmitAsync("Save", [.. lee, ("Input.StartsOn", "2026-10-01")]);
        Assert.Contains("In this line sam supervises from 2026-09-01.", town.Administrator.Text);
        await town.Administrator.OpenAsync(change);
        Assert.DoesNotContain("It was entered by mistake", town.Administrator.Text);
        await town.Administrator.SubmitAsync("Save", ("Input.EndsOn", "2026-09-21"));
        Assert.Contains("Talks were written down on other days.", town.Administrator.Text);
        await town.Administrator.SubmitAsync("Save", ("Input.EndsOn", "2026-09-30"), ("Input.IsAttested", "true"));
        await town.Administrator.OpenAsync(add);
        await town.Administrator.SubmitAsync("Save", [.. lee, ("Input.StartsOn", "2026-10-01")]);
        Assert.Contains("As a professional: lee", town.Administrator.Text);
        await town.Administrator.OpenAsync(change);
        Assert.Contains("Said on October 1, 2026 by ada.", town.Administrator.Text);
        Assert.Contains("As a professional: lee", town.Administrator.Text);
        // The first one cannot grow into the second.
        await town.Administrator.SubmitAsync("Save", ("Input.EndsOn", ""));
        Assert.Contains("In this line lee supervises from 2026-10-01.", town.Administrator.Text);

        // Somebody without an account, in the other line; who has no place at that time has nobody.
        await town.Administrator.OpenAsync(add);
        await town.Administrator.SubmitAsync("Save", ("Input.Kind", "Peer"), ("Input.StartsOn", "2026-09-30"));
        Assert.Contains("Choose somebody, or write who supervises.", town.Administrator.Text);
        await town.Administrator.SubmitAsync("Save", ("Input.Name", "Ana Soto"), ("Input.StartsOn", "2020-09-30"), ("Input.EndsOn", "2020-10-30"));
        Assert.Contains("They have no place in your agency at that time.", town.Administrator.Text);
        await town.Administrator.SubmitAsync("Save", ("Input.StartsOn", "2026-09-30"), ("Input.EndsOn", ""));
        await town.Peer.OpenAsync("/account/supervision");
        Assert.Contains("As a peer: Ana Soto", town.Peer.Text);
        await town.Peer.SubmitAsync(
            "Save the talk",
            (
                "Input.Line",
                town.Peer.Page.QuerySelectorAll("option")
                    .Single(option => option.TextContent.Contains("Ana Soto", StringComparison.Ordinal))
                    .GetAttribute("value")!
            ),
            ("Input.On", "2026-10-01"),
            ("Input.Minutes", "20"),
            ("Input.Kind", "InPerson")
        );
        Assert.Contains("Nobody can confirm it here.", town.Peer.Text);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task A_line_that_was_entered_by_mistake_is_taken_out_and_two_administrators_make_one_of_it(DatabaseKind kind)
    {
        await using var site = new TestSite(kind);
        var town = await SupervisedTown.AddAsync(site);
        var add = $"/workers/{town.Agency.Id}/{town.Worker.Id}/supervision";
        var other = await site.VisitAsAsync(town.AdministratorAccount);
        (string, string)[] sam = [("Input.Kind", "Clinical"), ("Input.By", town.SupervisorAccount.Id.ToString()), ("Input.StartsOn", "2026-09-14")];
        await town.Administrator.OpenAsync(add);
        await other.OpenAsync(add);
        site.BeforeNextSave = () => other.SubmitAsync("Save", sam);
        await town.Administrator.SubmitAsync("Save", sam);
        Assert.Contains("Somebody else changed this while you had it open.", town.Administrator.Text);
        var line = await site.WithDatabaseAsync(database => database.Set<SupervisionLine>().SingleAsync());
        await town.Administrator.OpenAsync($"{add}/{line.Id}");
        await town.Administrator.SubmitAsync("Take it out");
        Assert.Contains("The line was taken out.", town.Administrator.Page.Body!.TextContent);
        Assert.Equal(0, await site.WithDatabaseAsync(database => database.Set<SupervisionLine>().CountAsync()));
    }

    private static async Task SendAllAsync(Visitor visitor, string page, SupervisionLine line, SupervisionSession talk, HttpStatusCode answer)
    {
        var (document, where) = (visitor.Page, visitor.Where);
        (string, string)[] fields =
        [
            ("from", line.Id.ToString()),
            ("talk", talk.Id.ToString()),
            ("Input.Line", line.Id.ToString()),
            ("Input.On", "2026-09-23"),
            ("Input.Minutes", "30"),
            ("Input.Kind", "Video"),
        ];
        foreach (var handler in (string[])["Log", "Confirm", "Remove"])
        {
            visitor.GoBack(document, where.StartsWith("/account", StringComparison.Ordinal) ? where : page);
            Assert.Equal(answer, (await visitor.SendAsync(handler, fields)).Status);
        }

        visitor.GoBack(document, where);
    }
}
