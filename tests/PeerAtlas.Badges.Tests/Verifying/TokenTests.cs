using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using PeerAtlas.Badges.Verifying;

namespace PeerAtlas.Badges.Tests.Verifying;

/// <summary>Badges that come as signed tokens.</summary>
public sealed class TokenTests
{
    private const string Issuer = "https://example.org/issuer";
    private static readonly RSA Key = RSA.Create(2048);

    /// <summary>A token that holds, and the issuer's keys as a document.</summary>
    public static (string Token, byte[] Keys) Token(Action<JsonObject>? header = null, Action<JsonObject>? payload = null, RSA? signing = null)
    {
        var (head, body) = (Header(), Payload());
        header?.Invoke(head);
        payload?.Invoke(body);
        var signed = $"{Base64Url.EncodeToString(Given.Bytes(head))}.{Base64Url.EncodeToString(Given.Bytes(body))}";
        var signature = (signing ?? Key).SignData(Encoding.ASCII.GetBytes(signed), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        return ($"{signed}.{Base64Url.EncodeToString(signature)}", Given.Bytes(new JsonObject { ["keys"] = new JsonArray(Jwk(Key, "key-1")) }));
    }

    [Fact]
    public void A_token_is_verified_with_the_issuers_keys()
    {
        var (token, keys) = Token();
        var verified = Given.Verify(Encoding.ASCII.GetBytes(token + "\n"), Given.Options with { IssuerDocuments = [keys], Recipient = "did:example:jo" });
        Assert.True(verified.IsValid, string.Join('\n', verified.Steps));
        Assert.Contains("signed token", verified.Step("reading").Detail);
        Assert.Equal("Certified Peer Specialist", verified.Claimed!.Achievement);
    }

    [Fact]
    public void A_token_that_brings_its_own_key_is_not_the_issuers_for_that()
    {
        using var forger = RSA.Create(2048);
        var (token, keys) = Token(header => (header["kid"], header["jwk"]) = (null, Jwk(forger, null)), signing: forger);
        var alone = Given.Verify(Encoding.ASCII.GetBytes(token));
        Assert.Null(alone.IsValid);
        alone.FailsAt("key", "brings its own key", StepResult.Unknown);
        Given.Verify(Encoding.ASCII.GetBytes(token), Given.Options with { IssuerDocuments = [keys] }).FailsAt("key", "brings its own key", StepResult.Unknown);
        var (own, _) = Token(header => (header["kid"], header["jwk"]) = (null, Jwk(Key, null)));
        Assert.True(Given.Verify(Encoding.ASCII.GetBytes(own), Given.Options with { IssuerDocuments = [keys] }).IsValid);
    }

    [Theory]
    [InlineData("none")]
    [InlineData("HS256")]
    [InlineData("ES256")]
    public void Other_ways_of_signing_a_token_are_said_not_to_be_supported(string algorithm)
    {
        var (token, keys) = Token(header => header["alg"] = algorithm);
        Given
            .Verify(Encoding.ASCII.GetBytes(token), Given.Options with { IssuerDocuments = [keys] })
            .FailsAt("proof", $"not supported: {algorithm}", StepResult.Unknown);
    }

    [Theory]
    [InlineData("iss", "iss is not the issuer's id")]
    [InlineData("jti", "jti is not the credential's id")]
    [InlineData("sub", "sub is not the holder's id")]
    [InlineData("nbf", "nbf is not the moment")]
    [InlineData("exp", "exp is not the moment")]
    public void A_token_that_says_something_else_than_its_credential_is_refused(string claim, string reason)
    {
        var (token, keys) = Token(payload: payload => payload[claim] = claim is "nbf" or "exp" ? 1 : "https://elsewhere.example.org");
        Given.Verify(Encoding.ASCII.GetBytes(token), Given.Options with { IssuerDocuments = [keys] }).FailsAt("proof", reason);
    }

    [Fact]
    public void A_token_of_another_key_is_refused()
    {
        using var other = RSA.Create(2048);
        var (token, keys) = Token(signing: other);
        Given.Verify(Encoding.ASCII.GetBytes(token), Given.Options with { IssuerDocuments = [keys] }).FailsAt("proof", "or another key signed it");
        var (shown, _) = Token(header =>
        {
            header["kid"] = null;
            header["jwk"] = Jwk(Key, null);
            header["jwk"]!["d"] = "AQAB";
        });
        Given.Verify(Encoding.ASCII.GetBytes(shown)).FailsAt("key", "secret part");
        using var small = RSA.Create(1024);
        var (weak, _) = Token(header => (header["kid"], header["jwk"]) = (null, Jwk(small, null)), signing: small);
        Given.Verify(Encoding.ASCII.GetBytes(weak)).FailsAt("proof", "2048 bits or more");
    }

    private static JsonObject Header() =>
        new()
        {
            ["alg"] = "RS256",
            ["kid"] = Issuer + "#key-1",
            ["typ"] = "JWT",
        };

    private static JsonObject Payload()
    {
        var payload = Given.Parsed(Given.Badge());
        payload.Remove("proof");
        payload["issuer"]!["id"] = Issuer;
        payload["iss"] = Issuer;
        payload["jti"] = payload["id"]!.DeepClone();
        payload["sub"] = "did:example:jo";
        payload["nbf"] = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero).ToUnixTimeSeconds();
        payload["exp"] = new DateTimeOffset(2028, 1, 1, 23, 59, 59, TimeSpan.Zero).ToUnixTimeSeconds();
        return payload;
    }

    private static JsonObject Jwk(RSA key, string? name)
    {
        var parameters = key.ExportParameters(includePrivateParameters: false);
        var jwk = new JsonObject
        {
            ["kty"] = "RSA",
            ["n"] = Base64Url.EncodeToString(parameters.Modulus),
            ["e"] = Base64Url.EncodeToString(parameters.Exponent),
        };
        if (name is not null)
            jwk["kid"] = name;
        return jwk;
    }
}
