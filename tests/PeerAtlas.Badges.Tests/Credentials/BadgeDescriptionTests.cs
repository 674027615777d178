using System.Text.Json;
using System.Text.Json.Nodes;
using Json.Schema;
using PeerAtlas.Badges.Credentials;
using PeerAtlas.Badges.Json;
using PeerAtlas.Badges.Keys;

namespace PeerAtlas.Badges.Tests.Credentials;

public sealed class BadgeDescriptionTests
{
    private const string Full = """
        {"id": "urn:uuid:6085c243-196c-4d6d-98b5-434efcb42dd9",
         "issuer": {"name": "A training centre", "url": "https://training.example.org", "email": "office@training.example.org"},
         "achievement": {"id": "https://training.example.org/cps", "name": "Certified Peer Specialist", "description": "Supports others.",
           "criteria": "40 hours.", "criteria_url": "https://training.example.org/how", "kind": "Certification", "image": "https://training.example.org/i.png"},
         "recipient": {"id": "did:example:jo", "email": "jo@example.org", "salt": "s"},
         "valid_from": "2026-03-31", "valid_until": "2028-03-31", "revocations": "https://training.example.org/w", "refresh": "https://training.example.org/n"}
        """;

    [Fact]
    public void Every_field_stands_in_the_badge_and_a_day_is_valid_as_a_whole()
    {
        var badge = Given.Parsed(Given.Badge(BadgeDescription.Read(Given.Bytes(Full))));
        Assert.Equal("2026-03-31T00:00:00Z 2028-03-31T23:59:59Z", $"{badge["validFrom"]} {badge["validUntil"]}");
        Assert.Equal("urn:uuid:6085c243-196c-4d6d-98b5-434efcb42dd9", $"{badge["id"]}");
        Assert.Equal("1EdTechRevocationList 1EdTechCredentialRefresh", $"{badge["credentialStatus"]!["type"]} {badge["refreshService"]!["type"]}");
        var identifier = badge["credentialSubject"]!["identifier"]![0]!;
        // printf 'jo@example.orgs' | sha256sum
        Assert.Equal("sha256$0ec66e52271f9d91fddef7d0330e24c28027678449a9c99efdda09182b493e15", $"{identifier["identityHash"]}");
        Assert.Equal(
            "{\"id\":\"https://training.example.org/how\",\"narrative\":\"40 hours.\"}",
            badge["credentialSubject"]!["achievement"]!["criteria"]!.ToJsonString()
        );
    }

    [Fact]
    public void What_has_no_id_or_salt_gets_one_that_is_its_own()
    {
        var (one, other) = (Given.Parsed(Given.Badge()), Given.Parsed(Given.Badge()));
        Assert.NotEqual($"{one["id"]}", $"{other["id"]}");
        Assert.NotEqual($"{one["credentialSubject"]!["identifier"]![0]!["salt"]}", $"{other["credentialSubject"]!["identifier"]![0]!["salt"]}");
    }

    [Fact]
    public void The_schema_of_the_documentation_takes_what_is_taken()
    {
        var schema = JsonSchema.FromText(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "badge.schema.json")));
        Assert.True(schema.Evaluate(JsonDocument.Parse(Full).RootElement).IsValid);
        foreach (var (place, value) in Wrong)
            Assert.False(schema.Evaluate(JsonDocument.Parse(Changed(place, value)).RootElement).IsValid, place);
    }

    [Theory]
    [MemberData(nameof(WrongOnes))]
    public void What_is_wrong_is_named_by_its_place(string place, string? value) =>
        Assert.Contains(place.Replace('/', '.'), Assert.Throws<BadgeInputException>(() => BadgeDescription.Read(Given.Bytes(Changed(place, value)))).Message);

    [Theory]
    [InlineData("valid_until", "2026-03-30", "valid_until: This is to be after valid_from.")]
    [InlineData("recipient/email", "nobody", "recipient.email: This is no address of mail.")]
    [InlineData("issuer/id", "did:example:other", "issuer.id: The key is that of did:key:")]
    [InlineData("achievement/name", "a\u001bb", "achievement.name: The text has characters that cannot be shown.")]
    public void What_contradicts_itself_is_refused(string place, string value, string reason)
    {
        var refusal = Assert.Throws<BadgeInputException>(() => Given.Badge(BadgeDescription.Read(Given.Bytes(Changed(place, value)))));
        Assert.StartsWith(reason, refusal.Message);
    }

    [Fact]
    public void A_badge_that_would_have_ended_before_it_begins_is_refused() =>
        Assert.Throws<BadgeInputException>(() => Given.Badge(Given.Plain with { ValidFrom = null, ValidUntil = Given.Now.AddDays(-1) }));

    [Fact]
    public void The_key_decides_who_the_issuer_is()
    {
        using var key = IssuerKey.Create(new Uri("https://training.example.org/issuer"));
        Assert.Equal("https://training.example.org/issuer", $"{Given.Parsed(Given.Badge(key: key))["issuer"]!["id"]}");
    }

    public static TheoryData<string, string?> WrongOnes
    {
        get
        {
            var data = new TheoryData<string, string?>();
            foreach (var (place, value) in Wrong)
                data.Add(place, value);
            return data;
        }
    }

    private static (string Place, string? Value)[] Wrong =>
        [
            ("issuer/name", null),
            ("achievement/description", null),
            ("recipient/mail", "jo@example.org"),
            ("valid_from", "31.3.2026"),
            ("revocations", "withdrawn.json"),
            ("achievement/name", new string('x', 2001)),
        ];

    private static string Changed(string place, string? value)
    {
        var description = JsonNode.Parse(Full)!;
        var parts = place.Split('/');
        var holder = parts[..^1].Aggregate(description, (node, part) => node[part]!).AsObject();
        if (value is null)
            holder.Remove(parts[^1]);
        else
            holder[parts[^1]] = value;
        return description.ToJsonString();
    }
}
