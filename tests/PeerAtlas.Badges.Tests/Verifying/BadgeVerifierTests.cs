using System.Text;
using System.Text.Json.Nodes;
using PeerAtlas.Badges.Images;
using PeerAtlas.Badges.Keys;
using PeerAtlas.Badges.Verifying;

namespace PeerAtlas.Badges.Tests.Verifying;

public sealed class BadgeVerifierTests
{
    [Fact]
    public void A_badge_is_valid_and_every_step_says_why()
    {
        var verified = Given.Verify(Given.Badge(), Given.Options with { Recipient = Given.Mail });
        Assert.True(verified.IsValid);
        Assert.Equal(
            ["reading", "schema", "contexts", "proof", "key", "refresh", "dates", "status", "subject", "endorsements"],
            verified.Steps.Select(step => step.Step)
        );
        Assert.All(verified.Steps, step => Assert.Equal(("passed", true), (step.Word, step.Detail.EndsWith('.'))));
        Assert.Equal(
            new ClaimedBadge(
                verified.Claimed!.Id,
                Given.Key.Controller,
                "A training centre",
                "Certified Peer Specialist",
                "2026-01-01T00:00:00Z",
                "2028-01-01T23:59:59Z"
            ),
            verified.Claimed
        );
    }

    [Fact]
    public void A_badge_within_an_image_is_verified()
    {
        var badge = Given.Badge();
        Assert.True(Given.Verify(PngImage.Write(Images.PngImageTests.Smallest, badge)).IsValid);
        var svg = $"""
            <?xml version="1.0"?><!DOCTYPE svg><svg xmlns="http://www.w3.org/2000/svg" xmlns:openbadges="https://purl.imsglobal.org/ob/v3p0">
            <openbadges:credential><![CDATA[{Encoding.UTF8.GetString(badge)}]]></openbadges:credential></svg>
            """;
        Assert.True(Given.Verify(Given.Bytes(svg)).IsValid);
        var (token, keys) = TokenTests.Token();
        var withToken = $"""<svg xmlns:o="https://purl.imsglobal.org/ob/v3p0"><o:credential verify="{token}"/></svg>""";
        Assert.True(Given.Verify(Given.Bytes(withToken), Given.Options with { IssuerDocuments = [keys] }).IsValid);
        Given.Verify(Given.Bytes("<svg/>")).FailsAt("reading", "no credential in it");
        Given.Verify(Given.Bytes("<svg")).FailsAt("reading", "no SVG that can be read");
    }

    [Fact]
    public void What_was_changed_after_signing_is_told_as_such()
    {
        var changed = Given.Parsed(Given.Badge());
        changed["credentialSubject"]!["achievement"]!["name"] = "Certified Brain Surgeon";
        Given.Verify(Given.Bytes(changed)).FailsAt("proof", "something was changed after it was signed");
        var redated = Given.Parsed(Given.Badge());
        redated["proof"]!["created"] = "2026-04-01T12:00:01Z";
        Given.Verify(Given.Bytes(redated)).FailsAt("proof", "something was changed after it was signed");
    }

    [Fact]
    public void What_is_added_without_meaning_is_told_as_not_protected()
    {
        var added = Given.Parsed(Given.Badge());
        added["licensedToPractise"] = true;
        Given.Verify(Given.Bytes(added)).FailsAt("contexts", "No context tells what “licensedToPractise” means");
        var elsewhere = Given.Parsed(Given.Badge());
        elsewhere["@context"]!.AsArray().Add("https://example.org/context.json");
        Given.Verify(Given.Bytes(elsewhere)).FailsAt("contexts", "https://example.org/context.json is not here");
    }

    [Fact]
    public void A_key_that_is_not_the_issuers_is_told_as_such()
    {
        using var forger = IssuerKey.Create();
        var forged = Given.Parsed(Given.Badge());
        var signedByOther = Given.Signed(forged, forger);
        Given.Verify(signedByOther).FailsAt("key", $"The key is that of {forger.Controller}, and the issuer is {Given.Key.Controller}.");
        Assert.Equal(StepResult.Passed, Given.Verify(signedByOther).Step("proof").Result);

        var named = Given.Parsed(signedByOther);
        named["proof"]!["verificationMethod"] = Given.Key.Id;
        Given.Verify(Given.Bytes(named)).FailsAt("proof", "or another key than the one it names signed it");
    }

    [Fact]
    public void An_issuer_who_is_known_by_an_address_needs_a_document_that_names_the_key()
    {
        using var key = IssuerKey.Create(new Uri("https://training.example.org/issuer"));
        using var forger = IssuerKey.Create(new Uri("https://training.example.org/issuer"));
        var badge = Given.Badge(key: key);
        var alone = Given.Verify(badge);
        Assert.Null(alone.IsValid);
        alone.FailsAt("key", "Give the issuer's document as a file, or allow training.example.org to be asked.", StepResult.Unknown);
        Assert.Equal(StepResult.Passed, alone.Step("proof").Result);

        var trusting = Given.Options with { IssuerDocuments = [Given.Bytes(key.WritePublic())] };
        Assert.True(Given.Verify(badge, trusting).IsValid);
        var forged = Given.Verify(Given.Badge(key: forger), trusting);
        Assert.NotEqual(true, forged.IsValid);
        Assert.Contains("Nothing here tells that the key", forged.Step("key").Detail);
        var another = JsonNode.Parse(key.WritePublic())!;
        another["assertionMethod"] = new JsonArray();
        Given.Verify(badge, Given.Options with { IssuerDocuments = [Given.Bytes(another)] }).FailsAt("key", "does not name the key as one to issue with");
    }

    [Fact]
    public void An_issuers_document_is_fetched_only_from_a_host_that_may_be_asked()
    {
        using var key = IssuerKey.Create(new Uri("https://training.example.org/issuer"));
        var source = new Source("training.example.org") { ["https://training.example.org/issuer"] = key.WritePublic() };
        Assert.True(Given.Verify(Given.Badge(key: key), Given.Options with { Source = source }).IsValid);
        Assert.Equal(["https://training.example.org/issuer"], source.Asked);

        var other = new Source("elsewhere.example.org") { ["https://training.example.org/issuer"] = key.WritePublic() };
        Assert.Null(Given.Verify(Given.Badge(key: key), Given.Options with { Source = other }).IsValid);
        Assert.Empty(other.Asked);

        using var forger = IssuerKey.Create(new Uri("https://training.example.org/~forger"));
        var forged = Given.Parsed(Given.Badge(key: key));
        var document = forger.WritePublic();
        var claiming = new Source("training.example.org")
        {
            ["https://training.example.org/issuer"] = key.WritePublic(),
            ["https://training.example.org/~forger"] = document.Replace(
                "\"controller\": \"https://training.example.org/~forger\"",
                "\"controller\": \"https://training.example.org/issuer\"",
                StringComparison.Ordinal
            ),
        };
        Given.Verify(Given.Signed(forged, forger), Given.Options with { Source = claiming }).FailsAt("key", "does not name the key as one to issue with");
    }

    [Theory]
    [InlineData("did:web:training.example.org", "https://training.example.org/.well-known/did.json")]
    [InlineData("did:web:training.example.org:issuers:1", "https://training.example.org/issuers/1/did.json")]
    public void The_document_of_a_did_web_is_asked_for_where_it_stands(string issuer, string address)
    {
        using var key = IssuerKey.Create(new Uri(issuer));
        var source = new Source("training.example.org") { [address] = key.WritePublic() };
        var verified = Given.Verify(Given.Badge(key: key), Given.Options with { Source = source });
        Assert.True(verified.IsValid, string.Join('\n', verified.Steps));
        Assert.Equal([address], source.Asked);
    }

    [Theory]
    [InlineData("did:web:%zz%00:..:..")]
    [InlineData("did:web:")]
    [InlineData("did:key:")]
    [InlineData("#key")]
    [InlineData("file:///etc/passwd#key")]
    public void A_key_that_is_named_strangely_is_not_asked_for(string method)
    {
        var badge = Given.Parsed(Given.Badge());
        badge["proof"]!["verificationMethod"] = method;
        badge["issuer"]!["id"] = "https://training.example.org/issuer";
        var source = new Source("training.example.org");
        Assert.NotEqual(true, Given.Verify(Given.Bytes(badge), Given.Options with { Source = source }).IsValid);
        Assert.Empty(source.Asked);
    }

    [Fact]
    public void Dates_are_told()
    {
        var badge = Given.Badge();
        Given
            .Verify(badge, Given.Options with { Moment = new(2025, 12, 31, 0, 0, 0, TimeSpan.Zero) })
            .FailsAt("dates", "not yet valid: it holds from 2026-01-01");
        Given.Verify(badge, Given.Options with { Moment = new(2028, 1, 2, 0, 0, 0, TimeSpan.Zero) }).FailsAt("dates", "has expired: it held until 2028-01-01");
        Assert.True(Given.Verify(badge, Given.Options with { Moment = new(2028, 1, 1, 23, 0, 0, TimeSpan.Zero) }).IsValid);
        Assert.Contains("has no end", Given.Verify(Given.Badge(Given.Plain with { ValidUntil = null })).Step("dates").Detail);
    }

    [Fact]
    public void Of_two_beginnings_the_later_holds_and_of_two_ends_the_earlier()
    {
        var badge = Given.Parsed(Given.Badge());
        badge["@context"] = new JsonArray(
            "https://www.w3.org/2018/credentials/v1",
            "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.2.json",
            "https://w3id.org/security/data-integrity/v2"
        );
        (badge["issuanceDate"], badge["expirationDate"]) = ("2026-02-01T00:00:00Z", "2026-06-01T00:00:00Z");
        var signed = Given.Signed(badge);
        Assert.True(Given.Verify(signed).IsValid, string.Join('\n', Given.Verify(signed).Steps));
        Given
            .Verify(signed, Given.Options with { Moment = new(2026, 1, 15, 0, 0, 0, TimeSpan.Zero) })
            .FailsAt("dates", "not yet valid: it holds from 2026-02-01");
        Given.Verify(signed, Given.Options with { Moment = new(2026, 7, 1, 0, 0, 0, TimeSpan.Zero) }).FailsAt("dates", "has expired: it held until 2026-06-01");
        badge["validUntil"] = "some day";
        Given.Verify(Given.Signed(badge)).FailsAt("dates", "in a way that can be read", StepResult.Unknown);
    }

    [Fact]
    public void A_holder_is_recognised_by_mail_or_id()
    {
        var badge = Given.Badge();
        foreach (var holder in new[] { Given.Mail, "JO@example.org", "did:example:jo" })
            Assert.True(Given.Verify(badge, Given.Options with { Recipient = holder }).IsValid);
        Given.Verify(badge, Given.Options with { Recipient = "ed@example.org" }).FailsAt("subject", "not that of the holder");
        Assert.DoesNotContain(Given.Mail, Encoding.UTF8.GetString(badge));
    }

    [Theory]
    [InlineData("id", "id is no whole address")]
    [InlineData("type", "type does not have VerifiableCredential")]
    [InlineData("issuer", "issuer has no id")]
    [InlineData("validFrom", "validFrom is no moment")]
    [InlineData("credentialSubject", "credentialSubject is not one object")]
    [InlineData("credentialSubject/type", "not of type AchievementSubject")]
    [InlineData("credentialSubject/achievement", "has no achievement")]
    [InlineData("credentialSubject/achievement/criteria", "achievement has no criteria")]
    [InlineData("credentialSubject/achievement/name", "achievement has no name")]
    public void What_open_badges_ask_for_and_is_missing_is_named(string place, string reason)
    {
        var badge = Given.Parsed(Given.Badge());
        var parts = place.Split('/');
        var holder = parts[..^1].Aggregate((JsonNode)badge, (node, part) => node[part]!);
        holder.AsObject().Remove(parts[^1]);
        Given.Verify(Given.Bytes(badge)).FailsAt("schema", reason);
    }

    [Theory]
    [InlineData("", "neither JSON, nor a signed token")]
    [InlineData("{\"a\": 1, \"a\": 2}", "no JSON that can be read")]
    [InlineData("{\"a\": ", "no JSON that can be read")]
    [InlineData("{\"a\": \"\\ud800\"}", "characters that cannot be read")]
    [InlineData("{\"a\": 1e999}", "A number in it is too large")]
    [InlineData("[]", "neither JSON, nor a signed token")]
    [InlineData("a.b.c", "neither JSON, nor a signed token")]
    public void What_cannot_be_read_is_told_and_nothing_else_is_looked_at(string text, string reason)
    {
        var verification = Given.Verify(Given.Bytes(text));
        verification.FailsAt("reading", reason);
        Assert.All(verification.Steps.Skip(1), step => Assert.Equal("not checked", step.Word));
        Assert.Equal((false, null), (verification.IsValid, verification.Claimed));
    }

    [Fact]
    public void Too_much_is_refused_unread()
    {
        Given.Verify(new byte[4_000_001]).FailsAt("reading", "more than 4000000 bytes");
        Given.Verify(Given.Bytes(new string('[', 100_000).Insert(0, "{\"a\":"))).FailsAt("reading", "no JSON that can be read");
        Given.Verify(Given.Bytes("{\"a\":[" + string.Join(',', Enumerable.Repeat("1", 60_000)) + "]}")).FailsAt("reading", "more than 50000 values");
    }

    [Fact]
    public void Objects_that_are_no_badges_never_end_in_an_exception()
    {
        foreach (
            var text in new[] { "{}", "{\"proof\":1}", "{\"proof\":[null,{},[]],\"issuer\":7}", "{\"@context\":{\"@vocab\":1}}", "{\"credentialStatus\":3}" }
        )
            Assert.False(Given.Verify(Given.Bytes(text)).IsValid);
        Given.Verify(Given.Bytes("""{"@context": "https://w3id.org/openbadges/v2", "type": "Assertion"}""")).FailsAt("schema", "version 2 or older");
    }

    [Theory]
    [InlineData("proofPurpose", "authentication", "for another purpose")]
    [InlineData("created", "yesterday", "no moment in “created”")]
    [InlineData("expires", "2026-03-31T00:00:00Z", "held until 2026-03-31")]
    [InlineData("proofValue", "z111", "no signature that can be read")]
    [InlineData("cryptosuite", "ecdsa-sd-2023", "not supported: DataIntegrityProof ecdsa-sd-2023")]
    [InlineData("previousProof", "urn:uuid:1", "stands on another")]
    public void A_proof_of_another_form_is_told(string member, string value, string reason)
    {
        var badge = Given.Parsed(Given.Badge());
        badge["proof"]![member] = value;
        var step = Given.Verify(Given.Bytes(badge)).Step("proof");
        Assert.NotEqual(StepResult.Passed, step.Result);
        Assert.Contains(reason, step.Detail);
    }

    [Fact]
    public void A_proof_beside_the_issuers_own_does_no_harm_and_is_no_help()
    {
        using var other = IssuerKey.Create();
        var badge = Given.Parsed(Given.Badge());
        var own = badge["proof"]!.DeepClone();
        var foreign = Given.Parsed(Given.Signed(Given.Parsed(Given.Badge()), other))["proof"]!;
        badge["proof"] = new JsonArray(foreign.DeepClone(), own);
        Assert.True(Given.Verify(Given.Bytes(badge)).IsValid);
        using var named = IssuerKey.Create(new Uri("https://training.example.org/issuer"));
        var unvouched = Given.Parsed(Given.Badge(key: named));
        var both = new JsonArray(unvouched["proof"]!.DeepClone(), foreign.DeepClone());
        unvouched["proof"] = both;
        Assert.Null(Given.Verify(Given.Bytes(unvouched)).IsValid);
        badge["proof"] = new JsonArray(foreign.DeepClone());
        Assert.NotEqual(true, Given.Verify(Given.Bytes(badge)).IsValid);
        badge["proof"] = null;
        Given.Verify(Given.Bytes(badge)).FailsAt("proof", "has no proof");
    }

    /// <summary>Addresses of one host, in place of the network.</summary>
    internal sealed class Source(string host) : Dictionary<string, string>, IDocumentSource
    {
        public List<string> Asked { get; } = [];

        public bool Allows(Uri address) => address.Host == host;

        public byte[] Fetch(Uri address)
        {
            Asked.Add(address.OriginalString);
            return TryGetValue(address.OriginalString, out var document) ? Given.Bytes(document) : throw new PeerAtlas.Badges.Json.BadgeInputException("404");
        }
    }
}
