using System.Net;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using PeerAtlas.Platform.Audit;
using PeerAtlas.Platform.Mail;
using PeerAtlas.Referrals.Referring;
using PeerAtlas.Testing;

namespace PeerAtlas.Referrals.Tests.Fhir;

/// <summary>Another system refers, and follows and changes what becomes of it.</summary>
[Collection<FhirCollection>]
public sealed class FhirReferralTests(FhirSites sites)
{
    public static TheoryData<DatabaseKind> Databases => TestDatabase.Both;

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task A_service_request_becomes_a_referral_that_a_peer_takes_and_ends(DatabaseKind kind)
    {
        var (site, north) = (sites[kind], sites[kind].North);
        var person = await north.AddPersonAsync("P-100");
        var made = await site.SendAsync(HttpMethod.Post, "ServiceRequest", north.Token, north.Request(person, $"Practitioner/{north.Ana.Id}"));
        Assert.Equal(HttpStatusCode.Created, made.Status);
        Assert.Equal($"http://localhost:5080/fhir/ServiceRequest/{made.Id}", made.Response.Headers.Location!.ToString());
        Assert.Equal($"W/\"{made.Body!["meta"]!["versionId"]}\"", made.Version);

        var referral = await site.ReferralAsync(made.Id);
        Assert.Equal([north.Ana.Email], await MailedAsync());
        Assert.Equal(
            (ReferralStatus.Offered, PersonWish.Agreed, Benefits.SkillBuilding, "Prefers to meet in the morning."),
            (referral.Status, referral.Wish, referral.Reasons, referral.Note)
        );
        Assert.Equal(
            (north.Treatment.Id, north.Peers.Id, north.Ana.Id, north.Provider.Id),
            (referral.TeamId, referral.ToTeamId, referral.ToPeerId!.Value, referral.MadeById)
        );
        await MustBeAsync(site, made.Id, "active", "requested", "2.0");

        Assert.Equal(HttpStatusCode.OK, (await north.MoveAsync(made.Id, "accepted")).Status);
        Assert.Equal(north.Ana.Id, (await site.ReferralAsync(made.Id)).PeerId);
        await MustBeAsync(site, made.Id, "active", "accepted", "3.0");
        Assert.Equal(
            HttpStatusCode.OK,
            (await north.MoveAsync(made.Id, "in-progress", also: task => task["executionPeriod"] = new JsonObject { ["start"] = "2026-09-28" })).Status
        );
        await MustBeAsync(site, made.Id, "active", "in-progress", "3.0");
        Assert.Equal(HttpStatusCode.OK, (await north.MoveAsync(made.Id, "completed", "The person has what they came for.")).Status);
        var task = await MustBeAsync(site, made.Id, "completed", "completed", "7.0");
        // The person did not agree that more is told than where it stands.
        Assert.Equal((null, null), (task["executionPeriod"], task["statusReason"]));
        referral = await site.ReferralAsync(made.Id);
        Assert.Equal((new DateOnly(2026, 9, 28), new DateTime(2026, 10, 1)), (referral.FirstContactOn, referral.ClosedAt!.Value.Date));

        var events = await site.WithDatabaseAsync(database =>
            database.Set<ReferralEvent>().Where(happened => happened.ReferralId == referral.Id).OrderBy(happened => happened.Id).ToListAsync()
        );
        Assert.Equal(
            [ReferralEventKind.Made, ReferralEventKind.Accepted, ReferralEventKind.FirstContact, ReferralEventKind.Closed],
            events.Select(happened => happened.Kind)
        );
        // The referrer hears of each step by the same mails as when a peer takes it on a page.
        Assert.Equal([north.Ana.Email, north.Provider.Email, north.Provider.Email, north.Provider.Email], await MailedAsync());

        Task<List<string?>> MailedAsync() =>
            site.WithDatabaseAsync(database =>
                database.Set<OutboxMail>().Where(mail => mail.AboutId == referral.Id).OrderBy(mail => mail.Id).Select(mail => (string?)mail.To).ToListAsync()
            );
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task A_peer_asks_declines_and_another_is_asked(DatabaseKind kind)
    {
        var (site, north) = (sites[kind], sites[kind].North);
        var id = await north.ReferAsync(await north.AddPersonAsync("P-110"), status: "draft");
        await MustBeAsync(site, id, "draft", "draft", "2.0");
        await north.MoveAsync(id, "requested");
        await north.MoveAsync(id, "received", "Which language do they speak?");
        await north.MoveAsync(id, "requested", "Spanish.");
        var task = await MustBeAsync(site, id, "active", "requested", "2.0");
        Assert.Equal(["Which language do they speak?", "Spanish."], task["note"]!.AsArray().Select(note => (string)note!["text"]!));

        var unexplained = await north.MoveAsync(id, "rejected");
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "Say why it is declined."), (unexplained.Status, unexplained.Words));
        await north.MoveAsync(id, "rejected", "No room this month.");
        task = await MustBeAsync(site, id, "active", "rejected", "4.0");
        Assert.Equal("No room this month.", (string)task["statusReason"]!["text"]!);

        await north.MoveAsync(id, "requested", owner: $"Practitioner/{north.Ben.Id}");
        var notAsked = await north.MoveAsync(id, "accepted", owner: $"Practitioner/{north.Ana.Id}");
        Assert.Equal(
            (HttpStatusCode.UnprocessableEntity, "Another peer was asked. Offer it to this one first, with the status “requested”."),
            (notAsked.Status, notAsked.Words)
        );
        await north.MoveAsync(id, "accepted", owner: $"Practitioner/{north.Ben.Id}");
        Assert.Equal(north.Ben.Id, (await site.ReferralAsync(id)).PeerId);

        await north.MoveAsync(id, "cancelled", "The person moved away.");
        await MustBeAsync(site, id, "revoked", "cancelled", "6.0");
        await north.MoveAsync(id, "requested", "They came back.");
        await MustBeAsync(site, id, "active", "requested", "2.0");
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task What_the_rules_do_not_allow_is_refused_and_changes_nothing(DatabaseKind kind)
    {
        var (site, north) = (sites[kind], sites[kind].North);
        var person = await north.AddPersonAsync("P-120");
        var id = await north.ReferAsync(person);
        var before = (await site.ReferralAsync(id)).Version;
        (string Status, string? Reason, string? Owner, string Words)[] refused =
        [
            ("in-progress", null, null, "The referral is “requested” now, which this status cannot follow. Read the task again."),
            (
                "completed",
                "Done.",
                null,
                "Person and peer have not met. Tell of their first meeting with the status “in-progress”, or end the referral with “cancelled”."
            ),
            ("accepted", null, null, "Name the peer who takes it: Practitioner/ID or PractitionerRole/ID."),
            ("accepted", null, $"Practitioner/{north.Provider.Id}", "This is no peer of the team that was asked."),
            ("requested", null, $"Organization/{north.Treatment.Id}", "No team of the agency with this id has a peer today."),
            ("requested", null, null, "Nothing was changed: the referral is offered to this peer or team already."),
            ("failed", null, null, "A referral takes the statuses requested, received, accepted, rejected, in-progress, completed and cancelled."),
        ];
        foreach (var (status, reason, owner, words) in refused)
        {
            var answer = await north.MoveAsync(id, status, reason, owner);
            Assert.Equal((HttpStatusCode.UnprocessableEntity, words), (answer.Status, answer.Words));
        }

        Assert.Equal(
            "A task keeps its person.",
            (await north.MoveAsync(id, "accepted", also: task => task["for"]!["reference"] = $"Patient/{Guid.NewGuid()}")).Words
        );
        Assert.Equal(before, (await site.ReferralAsync(id)).Version);

        (Action<JsonNode> Change, string Words)[] requests =
        [
            (request => request["intent"] = "plan", "intent “order”"),
            (request => request["status"] = "completed", "Send “active” when the person said"),
            (request => request["subject"]!["reference"] = $"Patient/{Guid.NewGuid()}", "serves nobody with this id"),
            (
                request =>
                    request["subject"] = new JsonObject
                    {
                        ["identifier"] = new JsonObject { ["system"] = "urn:other", ["value"] = "P-120" },
                    },
                "by the identifier with the system"
            ),
            (request => request["requester"]!["reference"] = $"Practitioner/{north.Ana.Id}", "provider or supervisor of a team"),
            (request => request["performer"]![0]!["reference"] = $"Practitioner/{north.Provider.Id}", "works as a peer"),
            (request => request.AsObject().Remove("reasonCode"), "relationship, skill-building, furthering-recovery"),
            (request => request["note"]![0]!["text"] = new string('x', 501), "at most 500 characters"),
        ];
        foreach (var (change, words) in requests)
        {
            var request = north.Request(person, $"Organization/{north.Peers.Id}");
            change(request);
            var answer = await site.SendAsync(HttpMethod.Post, "ServiceRequest", north.Token, request);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
            Assert.Contains(words, answer.Words, StringComparison.Ordinal);
        }

        Assert.Equal(1, await site.WithDatabaseAsync(database => database.Set<Referral>().CountAsync(referral => referral.PersonId == person.Id)));
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Nobody_overwrites_what_somebody_else_did_meanwhile(DatabaseKind kind)
    {
        var (site, north) = (sites[kind], sites[kind].North);
        var id = await north.ReferAsync(await north.AddPersonAsync("P-130"), $"Practitioner/{north.Ana.Id}");
        var read = await site.GetAsync($"Task/{id}", north.Token);
        await north.MoveAsync(id, "received", "Mornings or afternoons?");

        read.Body!["status"] = "accepted";
        var outdated = await site.SendAsync(HttpMethod.Put, $"Task/{id}", north.Token, read.Body, ("If-Match", read.Version));
        Assert.Equal(HttpStatusCode.PreconditionFailed, outdated.Status);
        Assert.Contains("Somebody changed the referral since you read it.", outdated.Words, StringComparison.Ordinal);
        var blind = await site.SendAsync(HttpMethod.Put, $"Task/{id}", north.Token, read.Body);
        Assert.Equal(HttpStatusCode.BadRequest, blind.Status);
        Assert.Contains("If-Match", blind.Words, StringComparison.Ordinal);
        Assert.Equal(ReferralStatus.Questioned, (await site.ReferralAsync(id)).Status);

        var minimal = await site.SendAsync(
            HttpMethod.Put,
            $"Task/{id}",
            north.Token,
            read.Body,
            ("If-Match", (await site.GetAsync($"Task/{id}", north.Token)).Version),
            ("Prefer", "return=minimal")
        );
        Assert.Equal((HttpStatusCode.OK, null), (minimal.Status, minimal.Body));
        Assert.Equal($"W/\"{(await site.ReferralAsync(id)).Version}\"", minimal.Version);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Every_reading_and_change_is_recorded_under_the_name_of_the_token(DatabaseKind kind)
    {
        var (site, north) = (sites[kind], sites[kind].North);
        var person = await north.AddPersonAsync("P-140");
        var id = await north.ReferAsync(person);
        await site.GetAsync($"Patient/{person.Id}", north.Token);
        await site.GetAsync($"Task?patient={person.Id}", north.Token);
        var entries = await site.WithDatabaseAsync(database =>
            database.Set<AuditEntry>().Where(entry => entry.ConfidentialTo == north.Organisation.Id && entry.Actor.StartsWith("Health")).ToListAsync()
        );
        Assert.All(entries, entry => Assert.Equal(("Health record (token of north)", null), (entry.Actor, entry.AccountId)));
        Assert.Contains(entries, entry => entry is { Subject: "Referral", Action: "added" } && entry.SubjectId == Guid.Parse(id));
        Assert.Contains(entries, entry =>
            entry is { Subject: "Person", Action: "read" } && entry.SubjectId == person.Id && entry.Changes.Contains("FHIR Patient", StringComparison.Ordinal)
        );
        Assert.Contains(entries, entry =>
            entry.Action == "listed"
            && entry.Changes.Contains("FHIR Task", StringComparison.Ordinal)
            && entry.Changes.Contains("P-140", StringComparison.Ordinal)
        );
    }

    private static async Task<JsonNode> MustBeAsync(FhirSite site, string id, string request, string task, string business)
    {
        Assert.Equal(request, (string)(await site.GetAsync($"ServiceRequest/{id}", site.North.Token)).Body!["status"]!);
        var read = (await site.GetAsync($"Task/{id}", site.North.Token)).Body!;
        Assert.Equal((task, business), ((string)read["status"]!, (string)read["businessStatus"]!["coding"]![0]!["code"]!));
        return read;
    }
}
