using Microsoft.EntityFrameworkCore;
using PeerAtlas.Testing;
using PeerAtlas.Workforce.Register;

namespace PeerAtlas.Workforce.Tests.Pages;

/// <summary>What stands on somebody's word alone, what was said twice, and who may decide.</summary>
public sealed class DoubtTests
{
    public static TheoryData<DatabaseKind> Databases => TestDatabase.Both;

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task What_an_application_left_empty_stays_asked_until_somebody_says_that_it_is_there(DatabaseKind kind)
    {
        await using var site = new TestSite(kind);
        var town = await TrainingTown.AddAsync(site);
        var id = await town.ApplyAsync("MA-CPS");
        Assert.Contains("Asked from the start, and not said yet", town.Peer.Text);
        var parts = town.Peer.Page.QuerySelectorAll("select[name='Attest.What'] option[value]").Select(one => one.GetAttribute("value")!);
        List<string> open = [.. parts.Where(value => value.Length > 0)];
        await town.Certifier.SubmitAsync("Accept it");
        await town.LookAsync(id);
        await town.Certifier.SubmitAsync("Passed", ("ExamOn", "2026-09-01"));
        await town.LookAsync(id);
        await town.Certifier.SubmitAsync("Issue it", ("IssueOn", "2026-09-02"));
        Assert.Contains("Something speaks against it.", town.Certifier.Text);
        Assert.Contains("Nobody said that this is there", town.Certifier.Text);

        await town.Peer.SubmitAsync("Save it", ("Attest.What", open[0]), ("Attest.By", "Ana Soto"));
        await town.LookAsync(id);
        await town.Certifier.SubmitAsync("Save it", ("Attest.What", open[0]), ("Attest.By", "twice"));
        Assert.Contains("Not saved yet", town.Certifier.Text);
        foreach (var part in open.Skip(1))
        {
            await town.LookAsync(id);
            await town.Certifier.SubmitAsync("Save it", ("Attest.What", part), ("Attest.By", "seen at the center"));
        }

        await town.LookAsync(id);
        Assert.DoesNotContain("Nobody said that this is there", town.Certifier.Text);
        Assert.DoesNotContain("Asked from the start, and not said yet", town.Peer.Text);
        Assert.Equal(open.Order(), (await town.EventsAsync(id)).Where(one => one.Kind == CredentialEventKind.Attested).Select(one => one.What).Order());
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Hours_that_a_holder_tells_are_told_until_the_center_confirms_them_and_can_be_taken_out_till_then(DatabaseKind kind)
    {
        await using var site = new TestSite(kind);
        var town = await TrainingTown.AddAsync(site);
        var id = await town.HoldAsync("TX-MHPS", new(2025, 3, 1));
        (string, string)[] hours =
        [
            ("Input.On", "2025-05-01"),
            ("Input.Hours", "20"),
            ("Input.Topics", "ethics"),
            ("Input.Evidence", "Certificate 12, at home"),
        ];
        foreach (var _ in (int[])[1, 2])
        {
            await town.LookAsync(id);
            await town.Peer.SubmitAsync("Save the hours", hours);
        }

        Assert.Contains("These hours are there already", town.Peer.Text);
        await town.LookAsync(id);
        Assert.Contains("Told, not yet confirmed by the center.", town.Peer.Text);
        Assert.Contains("Certificate 12, at home", town.Certifier.Text);
        Assert.Contains("Told by the holder and not confirmed: 20 hours of training.", town.Certifier.Text);
        await town.Certifier.SubmitAsync("Renew it", ("RenewOn", "2026-10-01"));
        Assert.Contains("Something speaks against it.", town.Certifier.Text);

        await town.Peer.SubmitAsync("Take out");
        Assert.Contains("The hours were taken out.", town.Peer.Page.Body!.TextContent);
        Assert.Equal(0, await CountAsync(site));
        await town.LookAsync(id);
        await town.Peer.SubmitAsync("Save the hours", hours);
        await town.LookAsync(id);
        await town.Certifier.SubmitAsync("Confirm");
        await town.LookAsync(id);
        Assert.DoesNotContain("Take out", town.Peer.Text);
        Assert.DoesNotContain("not confirmed", town.Certifier.Text);
        await town.Certifier.SubmitAsync("Renew it", ("RenewOn", "2026-10-01"));
        Assert.Single(await town.EventsAsync(id), one => one.Kind == CredentialEventKind.Renewed);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Supervised_work_that_is_told_and_a_provisional_stage_that_ran_out_make_nothing_full_without_a_reason(DatabaseKind kind)
    {
        await using var site = new TestSite(kind);
        var town = await TrainingTown.AddAsync(site);
        var today = DateOnly.FromDateTime(site.Clock.GetUtcNow().UtcDateTime);
        var id = await town.HoldProvisionallyAsync("TX-MHPS", today.AddDays(-100), supervised: 300);
        await town.LookAsync(id);
        await town.Certifier.SubmitAsync("Make it full", ("FullOn", $"{today:yyyy-MM-dd}"));
        Assert.Contains("Told by the holder and not confirmed: 300 hours of work, 300 of them under supervision.", town.Certifier.Text);
        await town.LookAsync(id);
        await town.Certifier.SubmitAsync("Confirm the hours of work", ("Experience", "10"), ("Supervised", "20"), ("WorkSeen", "Letter"));
        Assert.Contains("those under supervision are among", town.Certifier.Text);
        await town.Certifier.SubmitAsync("Confirm the hours of work", ("Experience", "300"), ("Supervised", "260"), ("WorkSeen", "Letter of May 3"));
        await town.LookAsync(id);
        Assert.DoesNotContain("not confirmed", town.Certifier.Text);
        Assert.Contains("260 h: Letter of May 3", town.Peer.Text);

        var second = await town.HoldProvisionallyAsync("TX-MHPS", today.AddDays(-400), supervised: 0);
        await town.LookAsync(second);
        Assert.Contains("The provisional stage ran out.", town.Certifier.Text);
        Assert.Contains("It ran out on", town.Peer.Text);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Nobody_decides_an_appeal_against_their_own_decision_and_it_is_decided_once(DatabaseKind kind)
    {
        await using var site = new TestSite(kind);
        var town = await TrainingTown.AddAsync(site);
        var id = await town.ApplyAsync("MA-CPS");
        await town.Certifier.SubmitAsync("Refuse it", ("Reason", "No letters."));
        await town.LookAsync(id);
        await town.Peer.SubmitAsync("Send the appeal", ("Appeal", "I sent them."));
        await town.LookAsync(id);
        Assert.Contains("Somebody else at the center decides it.", town.Certifier.Text);
        Assert.DoesNotContain("The appeal is right", town.Certifier.Text);
        await town.Certifier.SendAsync("Uphold", ("Decision", "Mine."));
        Assert.Contains("You made the decision that this appeal is about.", town.Certifier.Text);
        Assert.DoesNotContain(await town.EventsAsync(id), one => one.Kind == CredentialEventKind.AppealUpheld);
        await town.Colleague.SubmitAsync("The appeal is not right", ("Decision", "None came."));
        await town.LookAsync(id);
        Assert.DoesNotContain("Send the appeal", town.Peer.Text);
        Assert.Contains("Your appeal was decided.", town.Peer.Text);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task A_refusal_that_comes_late_takes_no_issued_credential_back(DatabaseKind kind)
    {
        await using var site = new TestSite(kind);
        var town = await TrainingTown.AddAsync(site);
        var id = await town.ApplyAsync("MA-CPS");
        await town.Certifier.SubmitAsync("Accept it");
        await town.LookAsync(id);
        await town.Certifier.SubmitAsync("Issue it", ("IssueOn", "2026-09-02"), ("Although", "Seen on paper."));
        await town.Colleague.SubmitAsync("Refuse it", ("Reason", "Late."));

        Assert.Contains("Somebody else changed this", town.Colleague.Text);
        Assert.DoesNotContain(await town.EventsAsync(id), one => one.Kind == CredentialEventKind.Withdrawn);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task A_second_press_and_what_cannot_be_are_told_and_save_nothing(DatabaseKind kind)
    {
        await using var site = new TestSite(kind);
        var town = await TrainingTown.AddAsync(site);
        var forGood = await town.HoldAsync("MA-CPS", new(2020, 1, 1));
        await town.LookAsync(forGood);
        Assert.DoesNotContain("Renew it", town.Certifier.Text);
        (string, string)[] entered = [("Input.Name", "Ana Soto"), ("Input.Rule", "ICRC-PR"), ("Input.Number", "7"), ("Input.IssuedOn", "2026-01-15")];
        foreach (var number in (string[])["7", ""])
        {
            await town.Certifier.OpenAsync($"{town.Register}/enter");
            await town.Certifier.SubmitAsync("Save", [.. entered.Where(field => field.Item1 != "Input.Number"), ("Input.Number", number)]);
        }

        Assert.Contains("stands in your register already", town.Certifier.Text);
        var id = await town.ApplyAsync("ICRC-PR");
        await town.Certifier.SubmitAsync("Accept it");
        foreach (var press in (string[])["Not passed", "Passed"])
        {
            await town.LookAsync(id);
            await town.Certifier.SubmitAsync(press, ("ExamOn", "2026-09-30"));
        }

        Assert.Contains("A try on this day stands here already.", town.Certifier.Text);
        await town.LookAsync(id);
        await town.Certifier.SubmitAsync("Passed", ("ExamOn", "2026-10-01"));
        await town.LookAsync(id);
        await town.Certifier.SubmitAsync("Issue it", ("IssueOn", "2026-09-30"), ("Number", "7"), ("Although", "Seen on paper."));
        Assert.Contains("which is after this day", town.Certifier.Text);
        Assert.Contains("Another credential of this kind has this number", town.Certifier.Text);
        Assert.DoesNotContain(await town.EventsAsync(id), one => one.Kind == CredentialEventKind.Issued);
    }

    private static Task<int> CountAsync(TestSite site) => site.WithDatabaseAsync(database => database.Set<EarnedHours>().CountAsync());
}
