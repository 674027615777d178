using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using PeerAtlas.Testing;

namespace PeerAtlas.Referrals.Tests.Fhir;

/// <summary>Forms of dates, addresses, formats, bodies and references that other systems send.</summary>
[Collection<FhirCollection>]
public sealed class FhirFormTests(FhirSites sites)
{
    private static readonly string[] Dates =
    [
        "0001",
        "0001-01",
        "0001-01-01",
        "0001-01-01T00:00:00Z",
        "0001-01-01T00:00:00+14:00",
        "0001-01-01T00:00-14:00",
        "1000",
        "2024-02-29",
        "2026-01-01T10:00",
        "2026-01-01T10:00Z",
        "2026-01-01T10:00:00.5Z",
        "2026-01-01T10:00:00.123456789Z",
        "2016-12-31T23:59:60Z",
        "2026-01-01T10:00:00+05:30",
        "9999",
        "9999-12",
        "9999-12-31",
        "9999-12-31T23:59Z",
        "9999-12-31T23:59:59Z",
        "9999-12-31T23:59:59.999Z",
        "9999-12-31T23:59:60Z",
        "9999-12-31T23:59:59-14:00",
        "9999-12-31T00:00:00+14:00",
    ];

    private static readonly string[] NoDates =
    [
        "ge",
        "g",
        "2",
        "20",
        "202",
        "20260",
        "10000",
        "0000",
        "2026-13",
        "2026-00",
        "2026-1",
        "2026-02-30",
        "2023-02-29",
        "2026-01-32",
        "2026-01-01T",
        "2026-01-01T10",
        "2026-01-01T24:00:00Z",
        "2026-01-01T10:60Z",
        "2026-01-01T10:00:61Z",
        "2026-01-01T10:00:00.Z",
        "2026-01-01T10:00:00+15:00",
        "2026-01-01T10:00:00+14:30",
        "2026-01-01T10:00:00%2B1:00",
        "2026-01-01t10:00Z",
        "2026/01/01",
        "26-01-01",
        "ge-2026",
        "gege2026",
        "١٩٩٩",
        "2026-01-01 10:00",
        "9999-12-32",
        "-0001",
    ];

    public static TheoryData<DatabaseKind> Databases => TestDatabase.Both;

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Every_date_that_FHIR_knows_is_searched_by_and_every_other_refused(DatabaseKind kind)
    {
        var (site, north) = (sites[kind], sites[kind].North);
        await north.ReferAsync(await north.AddPersonAsync("P-400"));
        var wrong = new List<string>();
        foreach (
            var (type, parameter) in new[]
            {
                ("Task", "_lastUpdated"),
                ("Task", "modified"),
                ("Task", "authored-on"),
                ("ServiceRequest", "authored"),
                ("Encounter", "date"),
                ("Encounter", "_lastUpdated"),
            }
        )
        {
            foreach (var prefix in new[] { "", "eq", "gt", "ge", "lt", "le", "sa", "eb" })
            {
                foreach (var date in Dates)
                    await MustBeAsync(HttpStatusCode.OK, $"{type}?{parameter}={prefix}{date.Replace("+", "%2B", StringComparison.Ordinal)}&_summary=count");
            }

            foreach (var date in NoDates)
                await MustBeAsync(HttpStatusCode.BadRequest, $"{type}?{parameter}={date}&_summary=count");
        }

        Assert.Empty(wrong);

        async Task MustBeAsync(HttpStatusCode status, string search)
        {
            if ((await site.GetAsync(search, north.Token)).Status is var was && was != status)
                wrong.Add($"{search}: {was}");
        }
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task The_last_day_of_all_is_after_everything_and_the_first_before(DatabaseKind kind)
    {
        var (site, north) = (sites[kind], sites[kind].North);
        var person = await north.AddPersonAsync("P-410");
        var id = await north.ReferAsync(person);
        foreach (var last in new[] { "9999", "9999-12", "9999-12-31", "9999-12-31T23:59:59.999Z", "9999-12-31T23:59:59-14:00" })
        {
            foreach (var (type, parameter) in new[] { ("Task", "_lastUpdated"), ("ServiceRequest", "authored") })
            {
                Assert.Equal([id], (await site.GetAsync($"{type}?patient={person.Id}&{parameter}=le{last}", north.Token)).FoundIds);
                Assert.Equal([id], (await site.GetAsync($"{type}?patient={person.Id}&{parameter}=lt{last}", north.Token)).FoundIds);
                Assert.Empty((await site.GetAsync($"{type}?patient={person.Id}&{parameter}=ge{last}", north.Token)).FoundIds);
                Assert.Empty((await site.GetAsync($"{type}?patient={person.Id}&{parameter}=gt{last}", north.Token)).FoundIds);
            }
        }

        Assert.Equal([id], (await site.GetAsync($"Task?patient={person.Id}&authored-on=gt0001-01-01", north.Token)).FoundIds);
        Assert.Empty((await site.GetAsync($"Task?patient={person.Id}&authored-on=lt0001-01-01", north.Token)).FoundIds);
    }

    [Theory]
    [InlineData("/FHIR")]
    [InlineData("/Fhir")]
    [InlineData("//fhir")]
    [InlineData("/fhir/")]
    [InlineData("//FHIR//")]
    [InlineData("/%66hir")]
    public async Task Any_way_to_write_the_address_gets_the_same_treatment(string root)
    {
        var (site, north) = (sites[DatabaseKind.Sqlite], sites[DatabaseKind.Sqlite].North);
        foreach (
            var (rest, token, status) in new[]
            {
                ("/Task?_summary=count", north.Token, HttpStatusCode.OK),
                ("/Task/?_summary=count", north.Token, HttpStatusCode.OK),
                ("/Task?_summary=count", null, HttpStatusCode.Unauthorized),
                ("/Task?_summary=count", "wrong", HttpStatusCode.Unauthorized),
                ("/Nothing", north.Token, HttpStatusCode.NotFound),
                ("/a/b/c/d", north.Token, HttpStatusCode.NotFound),
                ("", north.Token, HttpStatusCode.NotFound),
                ("/metadata", null, HttpStatusCode.OK),
                ($"/Task//{Guid.NewGuid()}", north.Token, HttpStatusCode.NotFound),
            }
        )
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri($"http://localhost{root}{rest}"));
            if (token is not null)
                request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
            request.Headers.Add("Cookie", "a=b");
            var answer = await site.SendRawAsync(request);
            Assert.True(status == answer.StatusCode, $"{root}{rest}: {answer.StatusCode}");
            Assert.True(answer.Content.Headers.ContentType?.MediaType == "application/fhir+json", $"{root}{rest}: {answer.Content.Headers.ContentType}");
            Assert.True(answer.Headers.CacheControl?.NoStore, $"{root}{rest}");
            if ((int)status >= 400)
                Assert.Equal("OperationOutcome", (string)JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["resourceType"]!);
        }

        using var large = new HttpRequestMessage(HttpMethod.Post, new Uri($"http://localhost{root}/ServiceRequest"))
        {
            Content = new StringContent(new string(' ', 70_000), Encoding.UTF8, "application/fhir+json"),
        };
        large.Headers.Authorization = new AuthenticationHeaderValue("Bearer", north.Token);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await site.SendRawAsync(large)).StatusCode);
    }

    [Fact]
    public async Task A_plus_sign_that_was_not_escaped_is_understood_in_the_format()
    {
        var (site, north) = (sites[DatabaseKind.Sqlite], sites[DatabaseKind.Sqlite].North);
        foreach (
            var format in new[]
            {
                "application/fhir+json",
                "application/fhir%2Bjson",
                "application/fhir+json;charset=utf-8",
                "application/json+fhir",
                "json",
                "text/json",
            }
        )
            Assert.Equal(HttpStatusCode.OK, (await site.GetAsync($"Task?_summary=count&_format={format}", north.Token)).Status);
        foreach (var format in new[] { "xml", "application/fhir+xml", "application/fhir%2Bxml", "text/html" })
            Assert.Equal(HttpStatusCode.NotAcceptable, (await site.GetAsync($"Task?_summary=count&_format={format}", north.Token)).Status);
    }

    [Fact]
    public async Task A_body_with_a_byte_order_mark_is_read()
    {
        var (site, north) = (sites[DatabaseKind.Sqlite], sites[DatabaseKind.Sqlite].North);
        var body = north.Request(await north.AddPersonAsync("P-420"), $"Practitioner/{north.Ana.Id}").ToJsonString();
        async Task<HttpStatusCode> SendAsync(byte[] bytes)
        {
            using var content = new ByteArrayContent(bytes);
            content.Headers.ContentType = new("application/fhir+json");
            return (await site.SendAsync(HttpMethod.Post, "ServiceRequest", north.Token, content)).Status;
        }

        Assert.Equal(HttpStatusCode.Created, await SendAsync([0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(body)]));
        Assert.Equal(HttpStatusCode.BadRequest, await SendAsync([0xEF, 0xBB, 0xBF]));
        Assert.Equal(HttpStatusCode.BadRequest, await SendAsync([0xEF, 0xBB, 0xBF, 0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(body)]));
        Assert.Equal(HttpStatusCode.BadRequest, await SendAsync([0xFF, 0xFE, .. Encoding.Unicode.GetBytes(body)]));
    }

    [Fact]
    public async Task What_another_server_means_is_not_taken_for_the_own_one_of_that_id()
    {
        var (site, north) = (sites[DatabaseKind.Sqlite], sites[DatabaseKind.Sqlite].North);
        var person = await north.AddPersonAsync("P-430");
        var (requester, peer) = (north.Provider.Id, north.Ana.Id);
        IEnumerable<string> Foreign(string type, Guid id) =>
            [
                $"https://elsewhere.example/fhir/{type}/{id}",
                $"http://localhost:5080/other/{type}/{id}",
                $"http://localhost:5080/{type}/{id}",
                $"https://localhost:5080/fhir/x/{type}/{id}",
                $"//localhost:5080/fhir/{type}/{id}",
                $"http://localhost:5080.elsewhere.example/fhir/{type}/{id}",
                $"http://elsewhere.example/http://localhost:5080/fhir/{type}/{id}",
                $"/{type}/{id}",
                $"fhir/{type}/{id}",
                $"../{type}/{id}",
                $"x/{type}/{id}",
                $"{type}/{id}/_history/1",
                $"#{id}",
                $"#{type}/{id}",
                $"urn:uuid:{id}",
                $"urn:oid:1.2.3/{type}/{id}",
                $"Group/{id}",
                $"{type}/{{{id}}}",
                $"{type}/{id:N}",
                $"{type}?identifier={id}",
                $"{type}/{id}#x",
                $"{type.ToLowerInvariant()}/{id}",
            ];
        foreach (
            var (element, type, id) in new[]
            {
                ("subject", "Patient", person.Id),
                ("requester", "Practitioner", requester),
                ("performer", "Practitioner", peer),
            }
        )
        {
            foreach (var foreign in Foreign(type, id))
            {
                var request = north.Request(person, $"Practitioner/{peer}");
                (element == "performer" ? request[element]![0]! : request[element]!)["reference"] = foreign;
                var answer = await site.SendAsync(HttpMethod.Post, "ServiceRequest", north.Token, request);
                Assert.True(answer.Status is HttpStatusCode.UnprocessableEntity or HttpStatusCode.BadRequest, $"{element} {foreign}: {answer.Status}");
            }

            var typed = north.Request(person, $"Practitioner/{peer}");
            (element == "performer" ? typed[element]![0]! : typed[element]!)["type"] = "Device";
            Assert.Equal(HttpStatusCode.UnprocessableEntity, (await site.SendAsync(HttpMethod.Post, "ServiceRequest", north.Token, typed)).Status);
        }

        var own = north.Request(person, $"http://localhost:5080/fhir/Practitioner/{peer}");
        own["subject"]!["reference"] = $"http://localhost:5080/fhir/Patient/{person.Id}";
        own["requester"]!["reference"] = $"http://localhost:5080/fhir/Practitioner/{requester}";
        var made = await site.SendAsync(HttpMethod.Post, "ServiceRequest", north.Token, own);
        Assert.Equal(HttpStatusCode.Created, made.Status);

        foreach (var foreign in Foreign("Patient", person.Id).Where(text => !text.Contains('?', StringComparison.Ordinal)))
        {
            Assert.Equal(
                HttpStatusCode.UnprocessableEntity,
                (await north.MoveAsync(made.Id, "accepted", also: task => task["for"]!["reference"] = foreign)).Status
            );
            var found = await site.GetAsync($"Task?patient={Uri.EscapeDataString(foreign)}", north.Token);
            Assert.True(found.Status == HttpStatusCode.BadRequest || found.FoundIds.Count == 0, foreign);
        }

        Assert.Equal(
            HttpStatusCode.UnprocessableEntity,
            (
                await north.MoveAsync(made.Id, "accepted", also: task =>
                    task["focus"]!["reference"] = $"https://elsewhere.example/fhir/ServiceRequest/{made.Id}"
                )
            ).Status
        );
        Assert.Equal(
            HttpStatusCode.UnprocessableEntity,
            (await north.MoveAsync(made.Id, "accepted", owner: $"https://elsewhere.example/fhir/Practitioner/{peer}")).Status
        );
        Assert.Equal(
            [made.Id],
            (await site.GetAsync($"Task?patient={Uri.EscapeDataString($"http://localhost:5080/fhir/Patient/{person.Id}")}", north.Token)).FoundIds
        );
    }
}
