using System.Text.Json.Nodes;
using PeerAtlas.Badges.Json;
using PeerAtlas.Badges.Keys;

namespace PeerAtlas.Badges.Tests.Keys;

public sealed class IssuerKeyTests
{
    [Fact]
    public void A_key_is_written_and_read_back()
    {
        using var key = IssuerKey.Create();
        using var read = IssuerKey.Read(Given.Bytes(key.Write()));
        Assert.Equal((key.Id, key.Controller, key.Public.Text), (read.Id, read.Controller, read.Public.Text));
        Assert.StartsWith("did:key:z6Mk", key.Controller);
        Assert.True(key.Public.Verifies("x"u8, read.Sign("x"u8)));
        Assert.DoesNotContain("secret", key.WritePublic());
    }

    [Fact]
    public void The_published_key_is_the_published_signers()
    {
        // Data Integrity EdDSA Cryptosuites 1.0, test vectors.
        using var key = IssuerKey.Read(
            Given.Bytes(
                """{"publicKeyMultibase": "z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ2", "secretKeyMultibase": "z3u2en7t5LR2WtQH5PfFqMqwVHBeXouLzo6haApm8XHqvjxq"}"""
            )
        );
        Assert.Equal("did:key:z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ2", key.Controller);
    }

    [Theory]
    [InlineData("secretKeyMultibase", "z6Mk", "no secretKeyMultibase")]
    [InlineData("secretKeyMultibase", null, "no secretKeyMultibase")]
    [InlineData("publicKeyMultibase", "z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ2", "is not the public part")]
    [InlineData("controller", "https://example.org/issuer", "id is not that of a key of controller")]
    [InlineData("id", "did:key:z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ2#x", "id is not that of a key of controller")]
    public void A_file_that_is_no_key_or_contradicts_itself_is_refused(string member, string? value, string reason)
    {
        using var key = IssuerKey.Create();
        var file = JsonNode.Parse(key.Write())!;
        file[member] = value;
        Assert.Contains(reason, Assert.Throws<BadgeInputException>(() => IssuerKey.Read(Given.Bytes(file))).Message);
    }

    [Theory]
    [InlineData("")]
    [InlineData("z")]
    [InlineData("z0OIl")]
    [InlineData("zü")]
    [InlineData("m6MkrJVn")]
    public void Texts_that_are_no_keys_are_none(string text)
    {
        Assert.Null(VerificationKey.Of(text));
        Assert.Null(Multibase.Decode(text));
        Assert.Null(VerificationKey.Of("z" + new string('1', 1000)));
    }
}
