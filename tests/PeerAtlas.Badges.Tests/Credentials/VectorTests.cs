using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using PeerAtlas.Badges.Credentials;
using PeerAtlas.Badges.Json;
using PeerAtlas.Badges.Keys;
using PeerAtlas.Badges.LinkedData;
using PeerAtlas.Badges.Verifying;

namespace PeerAtlas.Badges.Tests.Credentials;

/// <summary>
/// Values that the standards publish: the implementation guide of Open Badges 3.0, and the appendix of Data Integrity EdDSA Cryptosuites 1.0.
/// </summary>
public sealed class VectorTests
{
    private const string Examples = "https://www.w3.org/ns/credentials/examples/v2";

    private static readonly ContextLibrary WithExamples = ContextLibrary.Shipped.With(
        Examples,
        Given.Bytes("""{"@context": {"@vocab": "https://www.w3.org/ns/credentials/examples#"}}""")
    );

    [Theory]
    [InlineData(
        "open-badges.json",
        "87f65a76d40146205e3b3e06cb0fbd153f97f9ce70372390f52566bb7f9e0773",
        "d34009cea0dbc1ca941e09dc01c8c9d3e3ce3c5b853f67ee44698dcea10f5d19"
    )]
    [InlineData(
        "alumni-rdfc.json",
        "517744132ae165a5349155bef0bb0cf2258fff99dfe1dbd914b938d775a36017",
        "bea7b7acfbad0126b135104024a5f1733e705108f42d59668b05c0c50004c6b0"
    )]
    public void Statements_have_the_hashes_that_the_standards_publish(string file, string documentHash, string proofHash)
    {
        var credential = Read(file);
        var proof = DataIntegrity.Options(credential, credential.GetProperty("proof"), WithExamples);
        Assert.Equal((documentHash, proofHash), (Hash(DataIntegrity.Statements(credential, WithExamples)), Hash(proof)));
    }

    [Fact]
    public void The_text_of_a_credential_has_the_hashes_that_the_standard_publishes()
    {
        var credential = Read("alumni-jcs.json");
        Assert.Equal(
            "66ab154f5c2890a140cb8388a22a160454f80575f6eae09e5a097cabe539a1db" + "59b7cb6251b8991add1ce0bc83107e3db9dbbab5bd2c28f687db1a03abc92f19",
            Convert.ToHexStringLower(DataIntegrity.TextData(credential, credential.GetProperty("proof")))
        );
    }

    [Theory]
    [InlineData("open-badges.json", "z6MkjZRZv3aez3r18pB1RBFJR1kwUVJ5jHt92JmQwXbd5hwi")]
    [InlineData("alumni-rdfc.json", "z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ2")]
    public void Their_signatures_are_of_the_proof_first_and_the_document_second(string file, string keyText)
    {
        var credential = Read(file);
        var data = DataIntegrity.Data(credential, credential.GetProperty("proof"), WithExamples);
        var signature = Multibase.Decode(credential.GetProperty("proof").GetProperty("proofValue").GetString());
        var key = VerificationKey.Of(keyText)!;
        Assert.True(key.Verifies(data, signature));
        Assert.False(key.Verifies([.. data[32..], .. data[..32]], signature));
    }

    [Fact]
    public void The_signature_of_a_text_is_verified_too()
    {
        var credential = Read("alumni-jcs.json");
        var signature = Multibase.Decode(credential.GetProperty("proof").GetProperty("proofValue").GetString());
        Assert.True(
            VerificationKey
                .Of("z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ2")!
                .Verifies(DataIntegrity.TextData(credential, credential.GetProperty("proof")), signature)
        );
    }

    [Fact]
    public void The_published_badge_is_verified_once_the_issuers_document_is_given()
    {
        var badge = Given.Bytes(Given.File("Credentials/Vectors/open-badges.json"));
        Given.Verify(badge).FailsAt("key", "Nothing here tells that the key", StepResult.Unknown);
        Assert.Null(Given.Verify(badge).IsValid);
        var document = new JsonObject
        {
            ["id"] = "https://example.edu/issuers/565049",
            ["assertionMethod"] = new JsonArray(
                new JsonObject
                {
                    ["id"] = "https://example.edu/issuers/565049#z6MkjZRZv3aez3r18pB1RBFJR1kwUVJ5jHt92JmQwXbd5hwi",
                    ["type"] = "Multikey",
                    ["controller"] = "https://example.edu/issuers/565049",
                    ["publicKeyMultibase"] = "z6MkjZRZv3aez3r18pB1RBFJR1kwUVJ5jHt92JmQwXbd5hwi",
                }
            ),
        };
        var verified = Given.Verify(badge, Given.Options with { IssuerDocuments = [Given.Bytes(document)] });
        Assert.True(verified.IsValid, string.Join('\n', verified.Steps));
    }

    private static JsonElement Read(string file) => BadgeJson.Parse(Given.Bytes(Given.File($"Credentials/Vectors/{file}")));

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
