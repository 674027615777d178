using System.Net;
using Microsoft.EntityFrameworkCore;
using PeerAtlas.Referrals.Caseloads;
using PeerAtlas.Referrals.Referring;
using PeerAtlas.Testing;

namespace PeerAtlas.Referrals.Tests.Fhir;

/// <summary>A request that is sent again makes no second referral when it says so, and is warned of when it does not.</summary>
[Collection<FhirCollection>]
public sealed class FhirRetryTests(FhirSites sites)
{
    public static TheoryData<DatabaseKind> Databases => TestDatabase.Both;

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task A_conditional_create_makes_what_is_not_there_and_finds_what_is(DatabaseKind kind)
    {
        var (site, north) = (sites[kind], sites[kind].North);
        var person = await north.AddPersonAsync("P-500");
        var request = north.Request(person, $"Practitioner/{north.Ana.Id}");
        var condition = ("If-None-Exist", $"patient={person.Id}&performer=Practitioner/{north.Ana.Id}&status=active");
        var made = await site.SendAsync(HttpMethod.Post, "ServiceRequest", north.Token, request, condition);
        Assert.Equal(HttpStatusCode.Created, made.Status);
        var again = await site.SendAsync(HttpMethod.Post, "ServiceRequest", north.Token, request, condition);
        Assert.Equal((HttpStatusCode.OK, made.Id, made.Version), (again.Status, again.Id, again.Version));
        Assert.Equal(made.Response.Headers.Location, again.Response.Headers.Location);
        Assert.Equal(
            HttpStatusCode.OK,
            (await site.SendAsync(HttpMethod.Post, "ServiceRequest", north.Token, request, ("If-None-Exist", $"ServiceRequest?{condition.Item2}"))).Status
        );
        Assert.Equal(1, await CountAsync(site, person));

        // Another agency's is not there for this one.
        var other = await site.South.AddPersonAsync("P-500");
        Assert.Equal(
            HttpStatusCode.Created,
            (
                await site.SendAsync(
                    HttpMethod.Post,
                    "ServiceRequest",
                    site.South.Token,
                    site.South.Request(other, $"Practitioner/{site.South.Ana.Id}"),
                    ("If-None-Exist", $"_id={made.Id}")
                )
            ).Status
        );

        await site.SendAsync(HttpMethod.Post, "ServiceRequest", north.Token, north.Request(person, $"Practitioner/{north.Ben.Id}"));
        var several = await site.SendAsync(HttpMethod.Post, "ServiceRequest", north.Token, request, ("If-None-Exist", $"patient={person.Id}"));
        Assert.Equal(HttpStatusCode.PreconditionFailed, several.Status);
        Assert.Contains("more than one", several.Words, StringComparison.Ordinal);
        Assert.Equal(2, await CountAsync(site, person));
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task A_condition_that_cannot_be_searched_by_is_refused_and_nothing_is_made(DatabaseKind kind)
    {
        var (site, north) = (sites[kind], sites[kind].North);
        var person = await north.AddPersonAsync("P-510");
        foreach (
            var condition in new[]
            {
                "identifier=x",
                "?",
                "_count=1",
                "_summary=count",
                "_format=json",
                $"patient:exact={person.Id}",
                $"patient={person.Id}&colour=red",
                "authored=yesterday",
                $"Patient?_id={person.Id}",
                "patient=",
                "&&",
                "_after=" + person.Id,
            }
        )
        {
            var answer = await site.SendAsync(
                HttpMethod.Post,
                "ServiceRequest",
                north.Token,
                north.Request(person, $"Practitioner/{north.Ana.Id}"),
                ("If-None-Exist", condition)
            );
            Assert.True(answer.Status == HttpStatusCode.BadRequest, $"{condition}: {answer.Status}");
        }

        Assert.Equal(0, await CountAsync(site, person));
        Assert.True(
            (bool)
                (await site.GetAsync("metadata", null)).Body!["rest"]![0]!["resource"]!
                    .AsArray()
                    .Single(resource => (string)resource!["type"]! == "ServiceRequest")!["conditionalCreate"]!
        );
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Of_equal_conditional_requests_at_the_same_time_one_makes_the_referral(DatabaseKind kind)
    {
        var (site, north) = (sites[kind], sites[kind].North);
        for (var round = 0; round < 5; round++)
        {
            var person = await north.AddPersonAsync($"P-52{round}");
            var answers = await Task.WhenAll(
                Enumerable
                    .Range(0, 8)
                    .Select(_ =>
                        Task.Run(() =>
                            site.SendAsync(
                                HttpMethod.Post,
                                "ServiceRequest",
                                north.Token,
                                north.Request(person, $"Practitioner/{north.Ana.Id}"),
                                ("If-None-Exist", $"patient={person.Id}&status=active")
                            )
                        )
                    )
            );
            Assert.Equal([HttpStatusCode.OK, HttpStatusCode.Created], answers.Select(answer => answer.Status).Distinct().Order());
            Assert.Single(answers, answer => answer.Status == HttpStatusCode.Created);
            Assert.Single(answers.Select(answer => answer.Id).Distinct());
            Assert.Equal(1, await CountAsync(site, person));
        }
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task A_referral_that_equals_an_open_one_is_made_and_warned_of(DatabaseKind kind)
    {
        var (site, north) = (sites[kind], sites[kind].North);
        var person = await north.AddPersonAsync("P-530");
        var request = north.Request(person, $"Practitioner/{north.Ana.Id}");
        var first = await site.SendAsync(HttpMethod.Post, "ServiceRequest", north.Token, request);
        Assert.False(first.Response.Headers.Contains("Warning"));
        var second = await site.SendAsync(HttpMethod.Post, "ServiceRequest", north.Token, request);
        Assert.Equal(HttpStatusCode.Created, second.Status);
        var issue = second.Body!["issue"]![0]!;
        Assert.Equal(("OperationOutcome", "warning", "duplicate"), ((string)second.Body["resourceType"]!, (string)issue["severity"]!, (string)issue["code"]!));
        Assert.Contains($"ServiceRequest/{first.Id}", (string)issue["diagnostics"]!, StringComparison.Ordinal);
        Assert.NotEqual(first.Response.Headers.Location, second.Response.Headers.Location);
        Assert.NotNull(second.Response.Headers.ETag);

        var whole = await site.SendAsync(HttpMethod.Post, "ServiceRequest", north.Token, request, ("Prefer", "return=representation"));
        Assert.Equal("ServiceRequest", (string)whole.Body!["resourceType"]!);
        Assert.Contains("299", whole.Response.Headers.GetValues("Warning").Single(), StringComparison.Ordinal);
        var minimal = await site.SendAsync(HttpMethod.Post, "ServiceRequest", north.Token, request, ("Prefer", "return=minimal"));
        Assert.Null(minimal.Body);
        Assert.True(minimal.Response.Headers.Contains("Warning"));

        // Another peer, another person, and one that has ended are not equal.
        Assert.Equal(
            "ServiceRequest",
            (string)
                (await site.SendAsync(HttpMethod.Post, "ServiceRequest", north.Token, north.Request(person, $"Practitioner/{north.Ben.Id}"))).Body![
                    "resourceType"
                ]!
        );
        var ended = await north.ReferAsync(await north.AddPersonAsync("P-531"), $"Practitioner/{north.Ana.Id}");
        await north.MoveAsync(ended, "cancelled", "Made by mistake.");
        var other = await site.ReferralAsync(ended);
        var anew = north.Request(person, $"Practitioner/{north.Ana.Id}");
        anew["subject"]!["reference"] = $"Patient/{other.PersonId}";
        Assert.Equal("ServiceRequest", (string)(await site.SendAsync(HttpMethod.Post, "ServiceRequest", north.Token, anew)).Body!["resourceType"]!);
    }

    private static Task<int> CountAsync(FhirSite site, Person person) =>
        site.WithDatabaseAsync(database => database.Set<Referral>().CountAsync(referral => referral.PersonId == person.Id));
}
