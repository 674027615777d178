using System.Net;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using PeerAtlas.Platform.Database;
using PeerAtlas.Platform.Work;
using PeerAtlas.Referrals.Caseloads;
using PeerAtlas.Referrals.Hours;
using PeerAtlas.Testing;

namespace PeerAtlas.Referrals.Tests.Fhir;

/// <summary>What is there, and how it is found.</summary>
[Collection<FhirCollection>]
public sealed class FhirSearchTests(FhirSites sites)
{
    public static TheoryData<DatabaseKind> Databases => TestDatabase.Both;

    [Fact]
    public async Task The_validators_refuse_what_is_wrong()
    {
        const string right = """{"resourceType":"Task","status":"requested","intent":"order"}""";
        Assert.Empty(await FhirValidator.ProblemsAsync(right));
        Assert.Empty(DefinitionValidator.Problems(right));
        foreach (
            var wrong in new[]
            {
                """{"resourceType":"Task","status":"nonsense","intent":"order"}""",
                """{"resourceType":"Task","status":"requested"}""",
                """{"resourceType":"Task","status":"requested","intent":"order","colour":"red"}""",
                """{"resourceType":"Task","status":"requested","intent":"order","authoredOn":"2026-03-02T00:00:00Z","lastModified":"2026-03-01T00:00:00Z"}""",
                """{"resourceType":"Bundle","type":"searchset","entry":[{"resource":{"resourceType":"Task","status":"requested"}}]}""",
            }
        )
        {
            Assert.NotEmpty(await FhirValidator.ProblemsAsync(wrong));
            Assert.NotEmpty(DefinitionValidator.Problems(wrong));
        }
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task The_capability_statement_says_exactly_what_is_there(DatabaseKind kind)
    {
        var (site, north) = (sites[kind], sites[kind].North);
        var statement = (await site.GetAsync("metadata", null)).Body!;
        Assert.Equal("4.0.1", (string)statement["fhirVersion"]!);
        var resources = statement["rest"]![0]!["resource"]!.AsArray();
        Assert.Superset(
            new HashSet<string> { "Encounter", "Organization", "Patient", "Practitioner", "PractitionerRole", "ServiceRequest", "Task" },
            resources.Select(resource => (string)resource!["type"]!).ToHashSet()
        );
        foreach (var resource in resources)
        {
            var type = (string)resource!["type"]!;
            foreach (var parameter in resource["searchParam"]!.AsArray())
            {
                var value = (string)parameter!["type"]! switch
                {
                    "date" => "ge2026-01-01",
                    "reference" => Guid.NewGuid().ToString(),
                    _ => "x",
                };
                var answer = await site.GetAsync($"{type}?{parameter["name"]}={value}", north.Token, ("Prefer", "handling=strict"));
                Assert.True(answer.Status == HttpStatusCode.OK, $"{type}?{parameter["name"]}: {answer.Body}");
            }

            var can = resource["interaction"]!.AsArray().Select(interaction => (string)interaction!["code"]!).ToHashSet();
            Assert.Superset(new HashSet<string> { "read", "search-type" }, can);
            Assert.Equal(
                can.Contains("create"),
                (await site.SendAsync(HttpMethod.Post, type, north.Token, new JsonObject { ["resourceType"] = type })).Status != HttpStatusCode.MethodNotAllowed
            );
            Assert.Equal(
                can.Contains("update"),
                (await site.SendAsync(HttpMethod.Put, $"{type}/{Guid.NewGuid()}", north.Token, new JsonObject { ["resourceType"] = type })).Status
                    != HttpStatusCode.MethodNotAllowed
            );
            Assert.Equal(
                HttpStatusCode.MethodNotAllowed,
                (await site.SendAsync(HttpMethod.Delete, $"{type}/{Guid.NewGuid()}", north.Token, (JsonNode?)null)).Status
            );
        }
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Referrals_are_found_by_each_parameter_and_by_several_together(DatabaseKind kind)
    {
        var (site, north) = (sites[kind], sites[kind].North);
        var person = await north.AddPersonAsync("P-200");
        var toTeam = await north.ReferAsync(person);
        site.Clock.Advance(TimeSpan.FromHours(1));
        var taken = await north.ReferAsync(person, $"Practitioner/{north.Ben.Id}");
        var between = site.Clock.GetUtcNow().AddMinutes(30);
        site.Clock.Advance(TimeSpan.FromHours(1));
        await north.MoveAsync(taken, "accepted");

        await FindsAsync("ServiceRequest", "", toTeam, taken);
        await FindsAsync("ServiceRequest", $"&_id={toTeam}", toTeam);
        await FindsAsync("ServiceRequest", "&status=active", toTeam, taken);
        await FindsAsync("ServiceRequest", "&status=revoked,completed");
        await FindsAsync("ServiceRequest", $"&performer=Organization/{north.Peers.Id}", toTeam);
        await FindsAsync("ServiceRequest", $"&performer=Practitioner/{north.Ben.Id},Organization/{north.Peers.Id}", toTeam, taken);
        await FindsAsync("ServiceRequest", $"&requester={north.Provider.Id}", toTeam, taken);
        await FindsAsync("ServiceRequest", $"&requester={north.Ana.Id}");
        await FindsAsync("Task", "&status=accepted", taken);
        await FindsAsync("Task", "&status=requested,accepted", toTeam, taken);
        await FindsAsync("Task", "&status=http://hl7.org/fhir/task-status|requested", toTeam);
        await FindsAsync("Task", "&status=urn:other|requested");
        await FindsAsync("Task", "&business-status=3.0", taken);
        await FindsAsync("Task", $"&owner={north.Ben.Id}&status=accepted", taken);
        await FindsAsync("Task", $"&owner={north.Ben.Id}&status=requested");
        await FindsAsync("Task", $"&focus=ServiceRequest/{taken}", taken);
        // The one was made before the half hour and changed after it, the other last changed before.
        await FindsAsync("Task", $"&_lastUpdated=gt{between:yyyy-MM-ddTHH:mm:ssZ}", taken);
        await FindsAsync("Task", $"&_lastUpdated=lt{between:yyyy-MM-ddTHH:mm:ssZ}", toTeam);
        await FindsAsync("Task", $"&authored-on=lt{between:yyyy-MM-ddTHH:mm:ssZ}", toTeam, taken);
        await FindsAsync("Task", $"&authored-on={between:yyyy-MM-dd}", toTeam, taken);
        await FindsAsync("Task", $"&modified=ge{between:yyyy}&authored-on=lt{between:yyyy}");

        async Task FindsAsync(string type, string rest, params string[] expected)
        {
            var answer = await site.GetAsync($"{type}?patient={person.Id}{rest}", north.Token, ("Prefer", "handling=strict"));
            Assert.True(expected.Order().SequenceEqual(answer.FoundIds.Order()), $"{type}{rest}: {answer.Body}");
        }
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Staff_teams_and_people_are_found(DatabaseKind kind)
    {
        var (site, north) = (sites[kind], sites[kind].North);
        var person = await north.AddPersonAsync("P-210");
        using var form = new FormUrlEncodedContent([new("identifier", $"{north.PersonSystem}|p-210")]);
        var found = await site.SendAsync(HttpMethod.Post, "Patient/_search", north.Token, form);
        Assert.Equal([person.Id.ToString()], found.FoundIds);
        Assert.Equal(
            (north.PersonSystem, "P-210"),
            ((string)found.Found[0]["identifier"]![0]!["system"]!, (string)found.Found[0]["identifier"]![0]!["value"]!)
        );
        Assert.Empty((await site.GetAsync("Patient?identifier=urn:other|P-210", north.Token)).FoundIds);

        var roles = await site.GetAsync($"PractitionerRole?role=175T00000X&practitioner={north.Ana.Id}", north.Token);
        Assert.Equal($"Organization/{north.Peers.Id}", (string)Assert.Single(roles.Found)["organization"]!["reference"]!);
        Assert.Equal(
            ("http://nucc.org/provider-taxonomy", "175T00000X"),
            ((string)roles.Found[0]["code"]![0]!["coding"]![0]!["system"]!, (string)roles.Found[0]["code"]![0]!["coding"]![0]!["code"]!)
        );
        Assert.Equal(2, (await site.GetAsync($"PractitionerRole?role=175T00000X&organization={north.Peers.Id}", north.Token)).Found.Count);
        Assert.Equal([north.Ana.Id.ToString()], (await site.GetAsync("Practitioner?name=An", north.Token)).FoundIds);
        Assert.Equal(
            new[] { north.Peers.Id.ToString(), north.Treatment.Id.ToString() }.Order(),
            (await site.GetAsync("Organization?type=team&active=true", north.Token)).FoundIds.Order()
        );
        Assert.Equal([north.Organisation.Id.ToString()], (await site.GetAsync("Organization?type=prov&name=north", north.Token)).FoundIds);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Pages_follow_each_other_until_everything_was_given_once(DatabaseKind kind)
    {
        var (site, north) = (sites[kind], sites[kind].North);
        var people = new List<string>();
        for (var i = 0; i < 5; i++)
            people.Add((await north.AddPersonAsync($"P-22{i}")).Id.ToString());
        foreach (var type in new[] { "Patient", "Organization", "PractitionerRole" })
        {
            var all = (await site.GetAsync($"{type}?_total=accurate", north.Token)).Body!;
            var given = new List<string>();
            string? next = $"{type}?_count=2";
            while (next is not null)
            {
                var page = await site.GetAsync(next, north.Token);
                Assert.InRange(page.Found.Count, 1, 2);
                given.AddRange(page.FoundIds);
                next = page.Link("next");
            }

            Assert.Equal((int)all["total"]!, given.Count);
            Assert.Equal(given.Count, given.Distinct().Count());
            Assert.Equal(all["entry"]!.AsArray().Select(entry => (string)entry!["resource"]!["id"]!).Order(), given.Order());
            var count = await site.GetAsync($"{type}?_summary=count", north.Token);
            Assert.Equal((given.Count, null), ((int)count.Body!["total"]!, count.Body["entry"]));
        }

        // Two that were made in one millisecond have no order of their own.
        Assert.Equal(people.Order(StringComparer.Ordinal), (await site.GetAsync($"Patient?_id={string.Join(',', people)}", north.Token)).FoundIds);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task What_cannot_be_searched_is_left_out_or_refused_as_the_caller_prefers(DatabaseKind kind)
    {
        var (site, north) = (sites[kind], sites[kind].North);
        var lenient = await site.GetAsync("Patient?shoe-size=42&_count=1", north.Token);
        Assert.Equal(HttpStatusCode.OK, lenient.Status);
        Assert.Equal("http://localhost:5080/fhir/Patient?_count=1", lenient.Link("self"));
        var strict = await site.GetAsync("Patient?shoe-size=42", north.Token, ("Prefer", "handling=strict"));
        Assert.Equal(HttpStatusCode.BadRequest, strict.Status);
        Assert.Contains("“shoe-size”", strict.Words, StringComparison.Ordinal);
        foreach (
            var wrong in new[]
            {
                "Task?status:not=accepted",
                "Task?_lastUpdated=yesterday",
                "Task?_lastUpdated=ne2026",
                "Task?patient=P-1",
                "Task?_count=many",
                "Task?_after=x",
                "Task?_summary=text",
            }
        )
            Assert.Equal(HttpStatusCode.BadRequest, (await site.GetAsync(wrong, north.Token)).Status);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task What_a_peer_logs_is_an_encounter_until_it_is_taken_back(DatabaseKind kind)
    {
        var (site, north) = (sites[kind], sites[kind].North);
        var person = await north.AddPersonAsync("P-240");
        var referral = await north.ReferAsync(person, $"Practitioner/{north.Ana.Id}");
        await north.MoveAsync(referral, "accepted");
        var activity = new Activity
        {
            Key = $"walk-{kind}",
            Standing = RoleStanding.Inside,
            English = "Going for a walk together",
            Spanish = "Salir a caminar",
            From = new(2026, 1, 1),
        };
        await site.AddAsync(activity);
        await LogAsync(desk => desk.LogAsync(north.Ana.Id, new(Guid.Parse(referral), null, new(2026, 10, 1), 45, activity.Id, false, null), null, default));

        // The first contact moved the referral on, by the same rule as on the peer's phone.
        Assert.Equal("in-progress", (string)(await site.GetAsync($"Task/{referral}", north.Token)).Body!["status"]!);
        var found = Assert.Single((await site.GetAsync($"Encounter?patient={person.Id}", north.Token)).Found);
        Assert.Equal(
            ("finished", 45, $"Practitioner/{north.Ana.Id}", $"ServiceRequest/{referral}", "2026-10-01"),
            (
                (string)found["status"]!,
                (int)found["length"]!["value"]!,
                (string)found["participant"]![0]!["individual"]!["reference"]!,
                (string)found["basedOn"]![0]!["reference"]!,
                (string)found["period"]!["start"]!
            )
        );
        (string Search, int Count)[] searches =
        [
            ("date=2026-10-01", 1),
            ("date=gt2026-10-01", 0),
            ("date=ge2026-10-01&date=le2026-10", 1),
            ("date=lt2026-10-01", 0),
            ("date=2026", 1),
            ($"practitioner={north.Ana.Id}", 1),
            ($"participant={north.Ben.Id}", 0),
            ($"based-on={referral}", 1),
            ("status=finished", 1),
            ("status=entered-in-error", 0),
            ("_lastUpdated=lt2026-10-01", 0),
        ];
        foreach (var (search, count) in searches)
            Assert.True(count == (await site.GetAsync($"Encounter?patient={person.Id}&{search}", north.Token)).Found.Count, search);
        var id = (string)found["id"]!;
        Assert.Equal(HttpStatusCode.NotFound, (await site.GetAsync($"Encounter/{id}", site.South.Token)).Status);
        Assert.DoesNotContain(id, (await site.GetAsync("Encounter?_count=100", site.South.Token)).FoundIds);

        await LogAsync(async desk => await desk.TakeBackAsync(north.Ana.Id, Guid.Parse(id), default) ? HoursRefusal.None : HoursRefusal.Gone);
        Assert.Equal("entered-in-error", (string)(await site.GetAsync($"Encounter/{id}", north.Token)).Body!["status"]!);

        async Task LogAsync(Func<HoursDesk, Task<HoursRefusal>> log)
        {
            await using var scope = site.Services.GetRequiredService<IServiceScopeFactory>().CreateSystemScope("test");
            Assert.Equal(HoursRefusal.None, await log(scope.ServiceProvider.GetRequiredService<HoursDesk>()));
        }
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task A_name_is_told_only_while_the_agency_keeps_names(DatabaseKind kind)
    {
        var site = sites[kind];
        var person = new Person
        {
            OrganisationId = site.South.Organisation.Id,
            Pseudonym = "P-230",
            Name = "Jo Doe",
        };
        var choices = new AgencyChoices { OrganisationId = site.South.Organisation.Id, KeepsNames = false };
        await site.AddAsync(person, choices);
        Assert.Null((await site.GetAsync($"Patient/{person.Id}", site.South.Token)).Body!["name"]);
        await site.WithDatabaseAsync(async database =>
        {
            choices.KeepsNames = true;
            database.Update(choices);
            await database.SaveChangesAsync();
        });
        Assert.Equal("Jo Doe", (string)(await site.GetAsync($"Patient/{person.Id}", site.South.Token)).Body!["name"]![0]!["text"]!);
    }
}
