using System.Text.Json.Nodes;
using PeerAtlas.Badges.LinkedData;

namespace PeerAtlas.Badges.Tests.Verifying;

/// <summary>
/// A signature is of meanings, and a reader reads names. Documents that mean the same, for which the signature holds, and that show their reader
/// something else are refused.
/// </summary>
public sealed class OtherNamesTests
{
    private const string Credentials = "https://www.w3.org/2018/credentials#";

    public static TheoryData<string, string> Hidden =>
        new()
        {
            { "credentialStatus", Credentials + "credentialStatus" },
            { "validUntil", Credentials + "validUntil" },
            { "validFrom", Credentials + "validFrom" },
            { "credentialStatus", "cred:credentialStatus" },
            { "credentialStatus", "mark" },
            { "id", "@id" },
            { "type", "@type" },
        };

    [Theory]
    [MemberData(nameof(Hidden))]
    public void What_is_written_by_another_name_is_refused_though_the_signature_holds(string name, string other)
    {
        var signed = Given.Parsed(Given.Badge(Given.Description));
        var changed = signed.DeepClone().AsObject();
        changed["@context"]!.AsArray().Add(JsonNode.Parse($$$"""{"cred": "{{{Credentials}}}", "mark": {"@id": "cred:credentialStatus", "@type": "@id"}}"""));
        var value = changed[name]!.DeepClone();
        changed.Remove(name);
        var isMoment = name.StartsWith("valid", StringComparison.Ordinal);
        changed[other] = isMoment ? new JsonObject { ["@value"] = value, ["@type"] = "http://www.w3.org/2001/XMLSchema#dateTime" } : value;
        Assert.Equal(Meaning(signed), Meaning(changed));
        Given.Verify(Given.Bytes(changed)).FailsAt("contexts", "which has another name");
    }

    [Fact]
    public void Names_that_change_their_meanings_for_each_other_are_refused()
    {
        // The contexts of Open Badges protect their terms only since 3.0.2.
        var badge = Given.Parsed(Given.Badge());
        badge["@context"] = new JsonArray(
            "https://www.w3.org/2018/credentials/v1",
            "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.1.json",
            "https://w3id.org/security/data-integrity/v2"
        );
        (badge["issuanceDate"], badge["expirationDate"]) = (badge["validFrom"]!.DeepClone(), badge["validUntil"]!.DeepClone());
        badge.Remove("validFrom");
        badge.Remove("validUntil");
        var signed = Given.Parsed(Given.Signed(badge));
        Assert.True(Given.Verify(Given.Bytes(signed)).IsValid, string.Join('\n', Given.Verify(Given.Bytes(signed)).Steps));
        var changed = signed.DeepClone().AsObject();
        var achievement = changed["credentialSubject"]!["achievement"]!;
        achievement["@context"] = JsonNode.Parse(
            """
            {"name": {"@id": "https://schema.org/description", "@type": "https://www.w3.org/2001/XMLSchema#string"},
             "description": {"@id": "https://schema.org/name", "@type": "https://www.w3.org/2001/XMLSchema#string"}}
            """
        );
        (achievement["name"], achievement["description"]) = ($"{achievement["description"]}", $"{achievement["name"]}");
        Assert.Equal(Meaning(signed), Meaning(changed));
        Given.Verify(Given.Bytes(changed)).FailsAt("contexts", "which has another name");
    }

    [Theory]
    [InlineData("@included")]
    [InlineData("@nest")]
    [InlineData("@set")]
    public void Words_of_json_ld_that_move_things_are_refused(string word)
    {
        var badge = Given.Parsed(Given.Badge());
        badge[word] = new JsonObject { ["id"] = "urn:a", ["name"] = "x" };
        Given.Verify(Given.Bytes(badge)).FailsAt("contexts", "where nobody looks for it");
    }

    [Fact]
    public void What_a_credential_says_of_itself_within_something_else_is_refused_though_the_signature_holds()
    {
        var badge = Given.Parsed(Given.Badge(Given.Description));
        var id = badge["id"]!;
        // It leads to itself, as a credential does that has an endorsement of itself.
        badge["relatedResource"] = new JsonObject { ["id"] = $"{id}", ["digestSRI"] = "sha384-x" };
        var signed = Given.Parsed(Given.Signed(badge));
        var changed = signed.DeepClone().AsObject();
        var related = changed["relatedResource"]!;
        related["@context"] = JsonNode.Parse($$$"""{"credentialStatus": {"@id": "{{{Credentials}}}credentialStatus", "@type": "@id"}}""");
        related["credentialStatus"] = changed["credentialStatus"]!.DeepClone();
        changed.Remove("credentialStatus");
        Assert.Equal(Meaning(signed), Meaning(changed));
        Given.Verify(Given.Bytes(changed)).FailsAt("contexts", "It says its “credentialStatus” where nobody looks for it.");
    }

    [Fact]
    public void A_proof_has_the_contexts_of_its_document()
    {
        var badge = Given.Parsed(Given.Badge());
        badge["proof"]!["@context"] = badge["@context"]!.DeepClone();
        Assert.True(Given.Verify(Given.Bytes(badge)).IsValid);
        badge["proof"]!["@context"] = JsonNode.Parse("""["https://w3id.org/security/data-integrity/v2"]""");
        Given.Verify(Given.Bytes(badge)).FailsAt("proof", "It has other contexts than the document.");
    }

    [Theory]
    [InlineData("""{"level": "https://training.example.org/terms#level"}""", "level", "“level” is a word of the contexts that are here")]
    [InlineData("""{"mine": {"@reverse": "https://training.example.org/terms#of"}}""", "mine", "where nobody looks for it")]
    public void Own_words_that_could_be_taken_for_others_are_refused(string context, string name, string reason)
    {
        var badge = Given.Parsed(Given.Badge());
        badge["credentialSubject"]!["@context"] = JsonNode.Parse(context);
        badge["credentialSubject"]![name] = new JsonObject { ["id"] = "urn:a" };
        Given.Verify(Given.Bytes(badge)).FailsAt("contexts", reason);
    }

    [Fact]
    public void Own_words_of_an_issuer_are_protected_and_do_no_harm()
    {
        var badge = Given.Parsed(Given.Badge());
        badge["@context"]!.AsArray().Add(JsonNode.Parse("""{"county": "https://training.example.org/terms#county"}"""));
        badge["credentialSubject"]!["county"] = "Suffolk";
        badge["description"] = new JsonObject { ["@value"] = "Apoyo entre pares", ["@language"] = "es" };
        var signed = Given.Signed(badge);
        Assert.True(Given.Verify(signed).IsValid, string.Join('\n', Given.Verify(signed).Steps));
        var changed = Given.Parsed(signed);
        changed["credentialSubject"]!["county"] = "Norfolk";
        Given.Verify(Given.Bytes(changed)).FailsAt("proof", "something was changed after it was signed");
    }

    private static string Meaning(JsonObject badge)
    {
        var unsigned = badge.DeepClone().AsObject();
        unsigned.Remove("proof");
        return Canonicalization.Of(PeerAtlas.Badges.Json.BadgeJson.Parse(Given.Bytes(unsigned)), ContextLibrary.Shipped);
    }
}
