using System.Net;
using Microsoft.EntityFrameworkCore;
using PeerAtlas.Directory;
using PeerAtlas.Directory.Workers;
using PeerAtlas.Platform.Access;
using PeerAtlas.Platform.Mail;
using PeerAtlas.Testing;
using PeerAtlas.Workforce.Register;

namespace PeerAtlas.Workforce.Tests.Pages;

public sealed class WayTests
{
    public static TheoryData<DatabaseKind> Databases => TestDatabase.Both;

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task From_the_application_over_course_and_exam_to_issue_and_renewal_it_is_always_told_whose_turn_it_is(DatabaseKind kind)
    {
        await using var site = new TestSite(kind);
        var town = await TrainingTown.AddAsync(site);
        var id = await town.ApplyAsync("ICRC-PR", ("Input.Experience", "500"), ("Input.Supervised", "25"), ("Input.Parts[0].By", "Ana Soto, supervisor"));
        Assert.Contains("The training center’s, since today", town.Peer.Text);
        Assert.Contains("Confirmed by: Ana Soto, supervisor", town.Certifier.Text);
        await town.Certifier.OpenAsync(town.Register);
        Assert.Contains("The center 0 Nobody yet", town.Certifier.Text);

        await town.LookAsync(id);
        await town.Certifier.SubmitAsync("Ask the applicant", ("Question", "Which state?"));
        Assert.Contains("nadia", town.Certifier.Text);
        await town.LookAsync(id);
        Assert.Contains("They ask: Which state?", town.Peer.Text);
        await town.Peer.SubmitAsync("Send the answer", ("Answer", "I work in Ohio."));
        await town.LookAsync(id);
        await town.Certifier.SubmitAsync("Accept it");

        await town.Certifier.OpenAsync($"{town.Register}/sessions?Rule=ICRC-PR");
        await town.Certifier.SubmitAsync(
            "Add the session",
            ("Input.Course", "All of it"),
            ("Input.On", "2026-09-28"),
            ("Input.Hours", "16"),
            ("Input.Topics", "ethics")
        );
        var there = town.Certifier.Page.QuerySelector("input[name=There]")!.GetAttribute("value")!;
        await town.Certifier.SubmitAsync("Save who was there", ("There", there));
        await town.LookAsync(id);
        Assert.Contains("16 hours on ethics", town.Peer.Text);
        await town.Certifier.SubmitAsync("Passed", ("ExamOn", "2026-09-30"));
        await town.Certifier.SubmitAsync("Issue it", ("IssueOn", "2026-10-01"));
        Assert.Contains("Something speaks against it.", town.Certifier.Text);
        await town.Certifier.SubmitAsync("Issue it", ("IssueOn", "2026-10-01"), ("Number", "PR-7"), ("Although", "Other courses seen on paper."));
        await town.LookAsync(id);
        Assert.Contains("active", town.Peer.Text);
        Assert.Contains("PR-7", town.Peer.Text);

        site.Clock.Advance(TimeSpan.FromDays(710));
        await town.SignInAgainAsync();
        await town.LookAsync(id);
        Assert.Contains("expiring", town.Peer.Text);
        await town.Certifier.SubmitAsync("Renew it", ("RenewOn", "2028-09-01"), ("Although", "Twenty hours seen."));
        site.Clock.Advance(TimeSpan.FromDays(800));
        await town.SignInAgainAsync();
        await town.LookAsync(id);
        Assert.Contains("lapsed", town.Peer.Text);
        await town.Certifier.SubmitAsync("Renew it", ("RenewOn", "2030-11-01"), ("Although", "Reactivated."));
        await town.LookAsync(id);
        Assert.Contains("active", town.Peer.Text);
        // Each renewal is a record beside those before it.
        Assert.Equal(2, (await town.EventsAsync(id)).Count(one => one.Kind == CredentialEventKind.Renewed));
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task A_fourth_try_in_Georgia_is_refused(DatabaseKind kind)
    {
        await using var site = new TestSite(kind);
        var town = await TrainingTown.AddAsync(site);
        var id = await town.ApplyAsync("GA-CPS-MH");
        await town.Certifier.SubmitAsync("Accept it");
        foreach (var day in new[] { "2026-03-01", "2026-05-01", "2026-07-01" })
        {
            await town.LookAsync(id);
            await town.Certifier.SubmitAsync("Not passed", ("ExamOn", day));
        }

        await town.LookAsync(id);
        await town.Certifier.SubmitAsync("Passed", ("ExamOn", "2026-09-01"));
        Assert.Contains("the tries are used up", town.Certifier.Text);
        Assert.Equal(3, (await town.EventsAsync(id)).Count(one => one.Kind is CredentialEventKind.ExamFailed or CredentialEventKind.ExamPassed));
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task What_was_refused_or_withdrawn_has_a_reason_and_an_appeal_and_no_mail_says_what_it_is_about(DatabaseKind kind)
    {
        await using var site = new TestSite(kind);
        var town = await TrainingTown.AddAsync(site);
        var id = await town.ApplyAsync("MA-CPS");
        await town.Certifier.SubmitAsync("Refuse it");
        Assert.Contains("Write why.", town.Certifier.Text);
        await town.Certifier.SubmitAsync("Refuse it", ("Reason", "The letters are missing."));
        await town.LookAsync(id);
        Assert.Contains("The letters are missing.", town.Peer.Text);
        await town.Peer.SubmitAsync("Send the appeal", ("Appeal", "I sent them in May."));
        await town.LookAsync(id);
        await town.Colleague.SubmitAsync("The appeal is right", ("Decision", "Found them."));
        await town.LookAsync(id);
        Assert.Contains("Applied", town.Peer.Text);

        var held = await town.HoldAsync("MA-CPS", new(2020, 1, 1));
        await town.LookAsync(held);
        Assert.Contains("never expires", town.Peer.Text);
        await town.Certifier.SubmitAsync("Withdraw it", ("Reason", "A mistake."));
        await town.LookAsync(held);
        await town.Peer.SubmitAsync("Send the appeal", ("Appeal", "It was none."));
        await town.LookAsync(held);
        await town.Colleague.SubmitAsync("The appeal is right", ("Decision", "Right."));
        await town.LookAsync(held);
        Assert.Contains("never expires", town.Peer.Text);

        var mails = await site.WithDatabaseAsync(database => database.Set<OutboxMail>().AsNoTracking().ToListAsync());
        Assert.Contains(mails, mail => mail.To == "kim@home.example" && mail.Body.Contains("Algo que usted", StringComparison.Ordinal));
        Assert.Contains(mails, mail => mail.To == "nadia@training.example");
        Assert.DoesNotContain(mails, mail => (mail.Subject + mail.Body).Contains("peer", StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain(mails, mail => mail.Body.Contains("letters", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Hours_say_what_counts_what_is_missing_and_why_something_does_not_count(DatabaseKind kind)
    {
        await using var site = new TestSite(kind);
        var town = await TrainingTown.AddAsync(site);
        var id = await town.HoldAsync("TX-MHPS", new(2025, 3, 1));
        foreach (var (day, hours, topic) in new[] { ("2025-04-01", "18", ""), ("2025-05-01", "2", "ethics"), ("2024-05-01", "5", "ethics") })
        {
            await town.LookAsync(id);
            (string, string)[] fields =
            [
                ("Input.On", day),
                ("Input.Hours", hours),
                ("Input.Course", "Course"),
                .. topic.Length > 0 ? [("Input.Topics", topic)] : ((string, string)[])[],
            ];
            await town.Peer.SubmitAsync("Save the hours", fields);
        }

        await town.LookAsync(id);
        Assert.Contains("20 hours in all", town.Peer.Text);
        Assert.Contains("1 hour on ethics", town.Peer.Text);
        Assert.Contains("It is dated before March 1, 2025", town.Peer.Text);
        await town.Peer.OpenAsync($"/account/credentials/{id}?language=es");
        Assert.Contains("20 horas en total", town.Peer.Text);
        await town.Peer.SubmitAsync("Guardar las horas", ("Input.On", "2027-01-01"), ("Input.Hours", "0"));
        Assert.Contains("Ese día todavía no llega.", town.Peer.Text);
        Assert.Contains("Escriba horas de 0.25 a 500.", town.Peer.Text);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task What_is_provisional_is_not_renewed_and_becomes_full_with_hours_missing_for_a_reason_alone(DatabaseKind kind)
    {
        await using var site = new TestSite(kind);
        var town = await TrainingTown.AddAsync(site);
        var day = DateOnly.FromDateTime(site.Clock.GetUtcNow().UtcDateTime).AddDays(-30);
        var id = await town.HoldProvisionallyAsync("TX-MHPS", day);
        await town.LookAsync(id);

        await town.Certifier.SubmitAsync("Make it full", ("FullOn", $"{day.AddDays(10):yyyy-MM-dd}"));
        Assert.Contains("Something speaks against it. Write why you do it all the same, or wait.", town.Certifier.Text);
        Assert.Equal([CredentialEventKind.Issued], (await town.EventsAsync(id)).Select(one => one.Kind));
        Assert.False(
            (await site.WithDatabaseAsync(database => database.Set<Credential>().SingleAsync(one => one.Id == id))).Allows(CredentialEventKind.Renewed)
        );

        await town.LookAsync(id);
        await town.Certifier.SubmitAsync("Make it full", ("FullOn", $"{day.AddDays(10):yyyy-MM-dd}"), ("Although", "Hours seen on paper."));
        Assert.Equal("Hours seen on paper.", (await town.EventsAsync(id))[^1].Text);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task A_second_press_of_renew_renews_once(DatabaseKind kind)
    {
        await using var site = new TestSite(kind);
        var town = await TrainingTown.AddAsync(site);
        var id = await town.HoldAsync("ICRC-PR", new(2024, 11, 1));
        var day = $"{DateOnly.FromDateTime(site.Clock.GetUtcNow().UtcDateTime).AddDays(-1):yyyy-MM-dd}";
        await town.LookAsync(id);

        await town.Certifier.SubmitAsync("Renew it", ("RenewOn", day), ("Although", "Seen."));
        await town.LookAsync(id);
        await town.Certifier.SubmitAsync("Renew it", ("RenewOn", day), ("Although", "Seen."));

        Assert.Contains("It was renewed on this day already. Nothing was saved.", town.Certifier.Text);
        Assert.Single(await town.EventsAsync(id), one => one.Kind == CredentialEventKind.Renewed);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Hours_with_a_comma_are_read_as_typed_and_a_name_that_is_too_long_is_refused(DatabaseKind kind)
    {
        await using var site = new TestSite(kind);
        var town = await TrainingTown.AddAsync(site);
        var id = await town.HoldAsync("TX-MHPS", new(2025, 3, 1));
        await town.LookAsync(id);
        await town.Peer.SubmitAsync("Save the hours", ("Input.On", "2025-04-01"), ("Input.Hours", "1,5"));
        Assert.Equal(90, await site.WithDatabaseAsync(database => database.Set<EarnedHours>().Select(hours => hours.Minutes).SingleAsync()));
        await town.LookAsync(id);
        await town.Peer.SubmitAsync("Save the hours", ("Input.On", "2025-04-01"), ("Input.Hours", "1,500.5"));
        Assert.Contains("Write hours from 0.25 to 500.", town.Peer.Text);

        await town.Certifier.OpenAsync($"{town.Register}/enter");
        await town.Certifier.SubmitAsync(
            "Save",
            ("Input.Name", new string('n', 300)),
            ("Input.Rule", "NY-NYCPS"),
            ("Input.IssuedOn", "2025-01-15"),
            ("Input.Years", "99")
        );
        Assert.Contains("Use at most", town.Certifier.Text);
        Assert.Contains("Choose the years: 1, 2, 3.", town.Certifier.Text);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Nobody_else_sees_a_credential_and_an_agency_its_status_only_once_the_holder_said_yes(DatabaseKind kind)
    {
        await using var site = new TestSite(kind);
        var town = await TrainingTown.AddAsync(site);
        var id = await town.HoldAsync("MA-CPS", new(2020, 1, 1));
        var other = await site.AddOrganisationAsync("other", OrganisationKind.TrainingCentre);
        var strangers = await site.VisitAsAsync(await site.AddAccountAsync("sam@other.example", Role.Certifier, other));
        await strangers.OpenAsync($"{town.Register}/{id}");
        Assert.Equal(HttpStatusCode.Forbidden, strangers.Status);
        await strangers.OpenAsync($"/credentials/{other.Id}/{id}");
        Assert.Equal(HttpStatusCode.NotFound, strangers.Status);
        await strangers.OpenAsync($"/account/credentials/{id}");
        Assert.Equal(HttpStatusCode.NotFound, strangers.Status);

        await site.AddAsync(
            new WorkerPlace
            {
                WorkerId = await town.WorkerAsync(),
                OrganisationId = town.Agency.Id,
                Position = WorkerPosition.PeerWorker,
                StartsOn = new(2026, 1, 1),
            }
        );
        var administrator = await site.VisitAsAsync(await site.AddAccountAsync("admin@north.example", Role.AgencyAdministrator, town.Agency));
        await administrator.OpenAsync($"/workers/{town.Agency.Id}/credentials");
        Assert.Contains("Nobody shows you a credential", administrator.Text);
        await town.Peer.OpenAsync($"/account/credentials/{id}");
        await town.Peer.SubmitAsync("Save this choice", ("Shown", "true"));
        await administrator.OpenAsync($"/workers/{town.Agency.Id}/credentials");
        Assert.Contains("Kim MA-CPS never expires", administrator.Text);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task A_credential_under_the_address_of_an_account_is_joined_by_its_holder_alone_and_keeps_the_record_from_being_erased(DatabaseKind kind)
    {
        await using var site = new TestSite(kind);
        var town = await TrainingTown.AddAsync(site);
        await town.Certifier.OpenAsync($"{town.Register}/enter");
        await town.Certifier.SubmitAsync(
            "Save",
            ("Input.Name", "Kim Lund"),
            ("Input.Email", "KIM@home.example"),
            ("Input.Rule", "TX-MHPS"),
            ("Input.Number", "TX-1"),
            ("Input.IssuedOn", "2025-03-01")
        );
        Assert.Contains("was saved", town.Certifier.Page.Body!.TextContent);
        await town.Peer.OpenAsync("/account/credentials");
        Assert.Contains("Is this yours?", town.Peer.Text);
        Assert.DoesNotContain("Texas", town.Peer.Text);
        await town.Peer.SubmitAsync("Yes, this is mine");
        Assert.DoesNotContain("Is this yours?", town.Peer.Text);
        Assert.Contains("active", town.Peer.Text);
        await town.Peer.OpenAsync("/account/places?language=en");
        Assert.Contains("No places of work here", town.Peer.Text);
        await town.Certifier.OpenAsync($"{town.Register}/enter");
        await town.Certifier.SubmitAsync(
            "Save",
            ("Input.Name", "Another"),
            ("Input.Rule", "TX-MHPS"),
            ("Input.Number", "TX-1"),
            ("Input.IssuedOn", "2025-03-01")
        );
        Assert.Contains("has this number", town.Certifier.Text);
    }
}
