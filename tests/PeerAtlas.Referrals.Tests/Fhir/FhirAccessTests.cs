using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using PeerAtlas.Platform.Access;
using PeerAtlas.Referrals.Fhir;
using PeerAtlas.Testing;

namespace PeerAtlas.Referrals.Tests.Fhir;

/// <summary>Who gets in, and what stays closed to them.</summary>
[Collection<FhirCollection>]
public sealed class FhirAccessTests(FhirSites sites)
{
    public static TheoryData<DatabaseKind> Databases => TestDatabase.Both;

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task A_token_reads_and_changes_nothing_of_another_agency(DatabaseKind kind)
    {
        var (site, north, south) = (sites[kind], sites[kind].North, sites[kind].South);
        var person = await north.AddPersonAsync("P-300");
        var id = await north.ReferAsync(person);
        var role = (await site.GetAsync($"PractitionerRole?practitioner={north.Ana.Id}", north.Token)).FoundIds[0];
        (string Type, string Id)[] ofNorth =
        [
            ("Patient", person.Id.ToString()),
            ("ServiceRequest", id),
            ("Task", id),
            ("Practitioner", north.Ana.Id.ToString()),
            ("PractitionerRole", role),
            ("Organization", north.Organisation.Id.ToString()),
            ("Organization", north.Peers.Id.ToString()),
        ];
        foreach (var (type, own) in ofNorth)
        {
            Assert.Equal(HttpStatusCode.OK, (await site.GetAsync($"{type}/{own}", north.Token)).Status);
            var (foreign, unknown) = (await site.GetAsync($"{type}/{own}", south.Token), await site.GetAsync($"{type}/{Guid.NewGuid()}", south.Token));
            // Nobody learns that it exists elsewhere.
            Assert.Equal((HttpStatusCode.NotFound, unknown.Words), (foreign.Status, foreign.Words));
            Assert.Empty((await site.GetAsync($"{type}?_id={own}", south.Token)).FoundIds);
            Assert.DoesNotContain(own, (await site.GetAsync($"{type}?_count=100", south.Token)).FoundIds);
        }

        Assert.Empty((await site.GetAsync($"Task?patient={person.Id}", south.Token)).FoundIds);
        Assert.Empty((await site.GetAsync("Patient?identifier=P-300", south.Token)).FoundIds);
        var read = await site.GetAsync($"Task/{id}", north.Token);
        read.Body!["status"] = "rejected";
        read.Body["statusReason"] = new JsonObject { ["text"] = "Not ours." };
        Assert.Equal(HttpStatusCode.NotFound, (await site.SendAsync(HttpMethod.Put, $"Task/{id}", south.Token, read.Body, ("If-Match", read.Version))).Status);
        Assert.Equal(read.Version, $"W/\"{(await site.ReferralAsync(id)).Version}\"");

        var own2 = await south.AddPersonAsync("P-301");
        await MustRefuseAsync(south.Request(person, $"Organization/{south.Peers.Id}"));
        await MustRefuseAsync(south.Request(own2, $"Organization/{north.Peers.Id}"));
        await MustRefuseAsync(south.Request(own2, $"Practitioner/{north.Ana.Id}"));
        var request = south.Request(own2, $"Organization/{south.Peers.Id}");
        request["requester"]!["reference"] = $"Practitioner/{north.Provider.Id}";
        await MustRefuseAsync(request);

        async Task MustRefuseAsync(JsonNode sent) =>
            Assert.Equal(HttpStatusCode.UnprocessableEntity, (await site.SendAsync(HttpMethod.Post, "ServiceRequest", south.Token, sent)).Status);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task An_administrator_makes_a_token_sees_its_use_and_revokes_it(DatabaseKind kind)
    {
        var site = sites[kind];
        var admin = await site.VisitAsAsync(await site.AddAccountAsync("admin@north.example", Role.AgencyAdministrator, site.North.Organisation));
        await admin.OpenAsync("/connections");
        Assert.Equal($"/connections/{site.North.Organisation.Id}", admin.Where);
        await admin.SubmitAsync("Make the token", ("Input.Name", ""), ("Input.ExpiresOn", "2030-01-01"));
        Assert.Contains("Enter the name of the system.", admin.Text, StringComparison.Ordinal);
        Assert.Contains("Choose a day from today to 2027-11-05.", admin.Text, StringComparison.Ordinal);
        await admin.SubmitAsync("Make the token", ("Input.Name", "County exchange"), ("Input.ExpiresOn", "2027-01-31"));
        var secret = admin
            .Page.QuerySelectorAll("code")
            .Select(code => code.TextContent)
            .Single(text => text.StartsWith("peeratlas_", StringComparison.Ordinal));
        await admin.OpenAsync("/connections");
        Assert.DoesNotContain(secret, admin.Page.DocumentElement.OuterHtml, StringComparison.Ordinal);
        Assert.Contains("County exchange January 31, 2027 Never Works", admin.Text, StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.OK, (await site.GetAsync("Organization", secret)).Status);
        await admin.OpenAsync("/connections");
        Assert.Contains("County exchange January 31, 2027 October 1, 2026 Works", admin.Text, StringComparison.Ordinal);
        var kept = await site.WithDatabaseAsync(database => database.Set<AgencyToken>().SingleAsync(token => token.Name == "County exchange"));
        Assert.Equal(AgencyToken.Hash(secret), kept.SecretHash);

        await admin.SubmitAsync("Revoke County exchange");
        Assert.Contains("The token of County exchange was revoked.", admin.Page.Body!.TextContent, StringComparison.Ordinal);
        var refused = await site.GetAsync("Organization", secret);
        Assert.Equal(HttpStatusCode.Unauthorized, refused.Status);
        Assert.Contains("This token was revoked.", refused.Words, StringComparison.Ordinal);
        Assert.Equal("Bearer", refused.Response.Headers.WwwAuthenticate.ToString());

        var expired = await site.GetAsync("Organization", await site.AddTokenAsync(site.North.Organisation, "Old", new DateOnly(2026, 9, 30)));
        Assert.Equal((HttpStatusCode.Unauthorized, true), (expired.Status, expired.Words.Contains("expired after 2026-09-30", StringComparison.Ordinal)));
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Nobody_manages_the_tokens_of_another_agency(DatabaseKind kind)
    {
        var site = sites[kind];
        var admin = await site.VisitAsAsync(await site.AddAccountAsync("admin@south.example", Role.AgencyAdministrator, site.South.Organisation));
        await admin.OpenAsync($"/connections/{site.North.Organisation.Id}");
        Assert.Equal(HttpStatusCode.Forbidden, admin.Status);
        var ofNorth = await site.WithDatabaseAsync(database =>
            database.Set<AgencyToken>().FirstAsync(token => token.OrganisationId == site.North.Organisation.Id)
        );
        // The form of one's own page, with the other's token in its address.
        await admin.OpenAsync("/connections");
        var button = admin.Page.QuerySelector("form[action*=Revoke], form[action*=revoke]")!;
        button.SetAttribute("action", $"/connections/{site.South.Organisation.Id}?token={ofNorth.Id}&handler=Revoke");
        await admin.SubmitAsync("Revoke");
        Assert.Equal(HttpStatusCode.NotFound, admin.Status);
        Assert.Null((await site.WithDatabaseAsync(database => database.Set<AgencyToken>().SingleAsync(token => token.Id == ofNorth.Id))).RevokedAt);

        var analyst = await site.VisitAsAnalystAsync();
        await analyst.OpenAsync($"/connections/{site.North.Organisation.Id}");
        Assert.Equal(HttpStatusCode.Forbidden, analyst.Status);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Being_signed_in_opens_nothing_without_a_token(DatabaseKind kind)
    {
        var site = sites[kind];
        var cookie = await site.CookieAsync(site.North.Ana);
        var answer = await site.GetAsync("Patient", null, ("Cookie", cookie));
        Assert.Equal(HttpStatusCode.Unauthorized, answer.Status);
        Assert.Contains("Authorization: Bearer", answer.Words, StringComparison.Ordinal);
        // The cookie of one agency beside the token of another changes neither what is seen nor who is recorded.
        var person = await site.North.AddPersonAsync("P-310");
        Assert.Equal(HttpStatusCode.NotFound, (await site.GetAsync($"Patient/{person.Id}", site.South.Token, ("Cookie", cookie))).Status);
    }

    [Fact]
    public async Task Who_tries_wrong_tokens_is_slowed_down()
    {
        await using var site = await new FhirSite(DatabaseKind.Sqlite).FillAsync();
        for (var i = 0; i < GuessLimit.WrongAllowed; i++)
            Assert.Equal(HttpStatusCode.Unauthorized, (await site.GetAsync("Patient", AgencyToken.NewSecret())).Status);
        var slowed = await site.GetAsync("Patient", AgencyToken.NewSecret());
        Assert.Equal(HttpStatusCode.TooManyRequests, slowed.Status);
        Assert.Equal("900", slowed.Response.Headers.RetryAfter!.ToString());
        // The right one passes, whatever else comes from the same address.
        Assert.Equal(HttpStatusCode.OK, (await site.GetAsync("Patient", site.North.Token)).Status);
        site.Clock.Advance(TimeSpan.FromMinutes(16));
        Assert.Equal(HttpStatusCode.Unauthorized, (await site.GetAsync("Patient", AgencyToken.NewSecret())).Status);
    }

    [Fact]
    public async Task The_log_holds_no_token_no_person_and_no_address()
    {
        await using var site = await new FhirSite(DatabaseKind.Sqlite).FillAsync();
        var person = await site.North.AddPersonAsync("P-330");
        var id = await site.North.ReferAsync(person);
        await site.GetAsync("Patient?identifier=P-330", site.North.Token);
        await site.GetAsync($"Task/{id}", AgencyToken.NewSecret());
        await site.SendAsync(HttpMethod.Post, "ServiceRequest", site.North.Token, new JsonObject { ["resourceType"] = "ServiceRequest", ["P-330"] = "P-330" });
        // Nothing can be stored now: the site itself fails.
        await site.WithDatabaseAsync(async database =>
        {
            await using var transaction = await database.Database.BeginTransactionAsync();
            await database.Database.ExecuteSqlAsync($"DROP TABLE audit_entries");
            await transaction.CommitAsync();
        });
        Assert.Equal(HttpStatusCode.InternalServerError, (await site.GetAsync($"Patient/{person.Id}", site.North.Token)).Status);
        Assert.Contains(site.Logged.Lines, line => line.Contains("A FHIR request failed", StringComparison.Ordinal));
        foreach (var secret in new[] { "P-330", "peeratlas_", id, person.Id.ToString(), "fhir/patient" })
            Assert.DoesNotContain(site.Logged.Lines, line => line.Contains(secret, StringComparison.OrdinalIgnoreCase));
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task What_cannot_be_read_is_refused_by_name(DatabaseKind kind)
    {
        var (site, north) = (sites[kind], sites[kind].North);
        var person = await north.AddPersonAsync("P-320");
        var good = north.Request(person, $"Organization/{north.Peers.Id}").ToJsonString();
        await RefusesAsync(HttpStatusCode.BadRequest, "“colour”|colour", good.Replace("\"status\"", "\"colour\":\"red\",\"status\"", StringComparison.Ordinal));
        await RefusesAsync(HttpStatusCode.BadRequest, "sometime", good.Replace("\"active\"", "\"sometime\"", StringComparison.Ordinal));
        await RefusesAsync(HttpStatusCode.BadRequest, "Send a ServiceRequest", """{"resourceType":"Task","status":"requested","intent":"order"}""");
        foreach (
            var broken in new[]
            {
                "",
                "[]",
                "null",
                "7",
                "{",
                good[..^5],
                new string('[', 5000),
                """{"resourceType":"ServiceRequest","status":"active","status":5}""",
                "\u0000",
            }
        )
            await RefusesAsync(HttpStatusCode.BadRequest, "", broken);
        await RefusesAsync(
            HttpStatusCode.RequestEntityTooLarge,
            "at most 64 KB",
            $$"""{"resourceType":"ServiceRequest","note":[{"text":"{{new string('x', 70_000)}}"}]}"""
        );

        using var xml = new StringContent("<ServiceRequest/>", Encoding.UTF8, "application/fhir+xml");
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, (await site.SendAsync(HttpMethod.Post, "ServiceRequest", north.Token, xml)).Status);
        using var json = new StringContent("{}", Encoding.UTF8, "application/json");
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, (await site.SendAsync(HttpMethod.Post, "Patient/_search", north.Token, json)).Status);
        Assert.Equal(HttpStatusCode.NotAcceptable, (await site.GetAsync("Patient", north.Token, ("Accept", "application/fhir+xml"))).Status);
        Assert.Equal(HttpStatusCode.NotAcceptable, (await site.GetAsync("Patient?_format=xml", north.Token)).Status);
        Assert.Equal(HttpStatusCode.OK, (await site.GetAsync("Patient?_format=json", north.Token)).Status);
        foreach (var nowhere in new[] { "Observation", "Patient/P-320", "Task/0/_history", "nothing/at/all/here" })
            Assert.Equal(HttpStatusCode.NotFound, (await site.GetAsync(nowhere, north.Token)).Status);

        async Task RefusesAsync(HttpStatusCode status, string words, string body)
        {
            using var content = new StringContent(body, Encoding.UTF8, "application/fhir+json");
            var answer = await site.SendAsync(HttpMethod.Post, "ServiceRequest", north.Token, content);
            Assert.True(status == answer.Status, $"{body[..Math.Min(body.Length, 60)]}: {answer.Status} {answer.Body}");
            Assert.Contains(words.Split('|')[^1], answer.Words, StringComparison.Ordinal);
        }
    }
}
