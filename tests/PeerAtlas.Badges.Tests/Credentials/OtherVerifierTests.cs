using System.Text.Json.Nodes;
using PeerAtlas.Badges.Keys;

namespace PeerAtlas.Badges.Tests.Credentials;

/// <summary>What PeerAtlas signs, @digitalbazaar/vc verifies, and the other way round.</summary>
public sealed class OtherVerifierTests
{
    public static TheoryData<string> Variants => ["full", "plain", "no mail", "no id", "no image", "known by an address"];

    [Theory]
    [MemberData(nameof(Variants))]
    public async Task Others_verify_what_is_issued_here(string variant)
    {
        var (badge, documents) = Issued(variant);
        Assert.Equal("", await OtherVerifier.VerifyAsync(badge, documents));
        var changed = Given.Parsed(badge);
        changed["credentialSubject"]!["achievement"]!["name"] = "Certified Brain Surgeon";
        Assert.Contains("Invalid signature", await OtherVerifier.VerifyAsync(Given.Bytes(changed), documents));
    }

    [Theory]
    [MemberData(nameof(Variants))]
    public async Task What_others_issue_is_verified_here(string variant)
    {
        var unsigned = Given.Parsed(Issued(variant).Badge);
        unsigned.Remove("proof");
        using var key = IssuerKey.Create();
        unsigned["issuer"]!["id"] = key.Controller;
        var answer = await OtherVerifier.AskAsync(
            "issue",
            new()
            {
                ["credential"] = unsigned,
                ["key"] = JsonNode.Parse(key.Write()),
                ["created"] = "2026-03-01T10:00:00Z",
            }
        );
        Assert.True(answer.TryGetProperty("credential", out var signed), answer.ToString());
        var verified = Given.Verify(Given.Bytes(signed.GetRawText()), Given.Options with { StatusLists = [Given.Bytes(EmptyList(key.Controller))] });
        Assert.True(verified.IsValid, string.Join('\n', verified.Steps));
        var changed = Given.Bytes(signed.GetRawText().Replace("40 hours", "41 hours", StringComparison.Ordinal));
        Given.Verify(changed).FailsAt("proof", "something was changed after it was signed");
    }

    [Theory]
    [InlineData("a \"quoted\" \\ backslash/slash")]
    [InlineData("two\nlines\tand a tab")]
    [InlineData("e\u0301 \u00e9 \ufb01 \u1e9e \u0130")]
    [InlineData("\u05e9\u05dc\u05d5\u05dd \u202e\u200f \u0645\u0631\u062d\u0628\u0627")]
    [InlineData("\ud83c\udf31\ud83d\udc69\u200d\ud83d\udc69 \u2028 \u2029 \ufeff \uffff \ufffd")]
    [InlineData("<script>&amp;</script> ${x} {{y}} %00 ' \u007e")]
    public async Task Texts_of_any_kind_are_signed_alike(string text)
    {
        var achievement = Given.Plain.Achievement with { Name = text, Description = text, Criteria = text };
        var badge = Given.Badge(Given.Plain with { Achievement = achievement, Issuer = new(null, text) });
        Assert.True(Given.Verify(badge).IsValid);
        Assert.Equal(text, Given.Verify(badge).Claimed!.Achievement);
        Assert.Equal("", await OtherVerifier.VerifyAsync(badge));
    }

    private static (byte[] Badge, JsonObject? Documents) Issued(string variant)
    {
        var full = Given.Description;
        var description = variant switch
        {
            "full" => full,
            "no mail" => Given.Plain with { Recipient = new("did:example:jo", null) },
            "no id" => full with { Recipient = new(null, Given.Mail), Achievement = full.Achievement with { Id = null }, ValidUntil = null },
            "no image" => full with { Achievement = full.Achievement with { Image = null, Kind = null, CriteriaUrl = null } },
            _ => Given.Plain,
        };
        if (variant != "known by an address")
            return (Given.Badge(description), null);
        using var key = IssuerKey.Create(new Uri("https://training.example.org/issuer"));
        var document = JsonNode.Parse(key.WritePublic())!;
        var documents = new JsonObject { [key.Controller] = document, [key.Id] = document["verificationMethod"]![0]!.DeepClone() };
        documents[key.Id]!["@context"] = "https://w3id.org/security/multikey/v1";
        return (Given.Badge(description, key), documents);
    }

    private static JsonObject EmptyList(string issuer) =>
        new()
        {
            ["id"] = Given.Description.Revocations,
            ["issuer"] = issuer,
            ["revokedCredentials"] = new JsonArray(),
        };
}
