using System.Buffers.Text;
using System.IO.Compression;
using System.Text.Json.Nodes;
using PeerAtlas.Badges.Keys;
using PeerAtlas.Badges.Verifying;

namespace PeerAtlas.Badges.Tests.Verifying;

/// <summary>Whether a badge was withdrawn.</summary>
public sealed class StatusCheckTests
{
    private const string Address = "https://training.example.org/withdrawn.json";
    private const string BitsAddress = "https://training.example.org/bits";

    private readonly byte[] badge = Given.Badge(Given.Description);

    private string Id => Given.Parsed(badge)["id"]!.GetValue<string>();

    [Fact]
    public void A_list_that_is_not_here_is_not_fetched_and_leaves_it_open()
    {
        var verified = Given.Verify(badge);
        Assert.Null(verified.IsValid);
        verified.FailsAt("status", $"told at {Address}. Give that list as a file, or allow training.example.org to be asked.", StepResult.NotChecked);
        Given
            .Verify(badge, Given.Options with { StatusLists = [List("https://elsewhere.example.org/list")] })
            .FailsAt("status", "The list that was given is another one.", StepResult.NotChecked);
    }

    [Fact]
    public void A_badge_that_is_not_on_the_list_is_valid_and_one_that_is_on_it_was_withdrawn()
    {
        Assert.True(Given.Verify(badge, With(List(Address))).IsValid);
        Assert.True(Given.Verify(badge, With(List(Address, Entry("urn:uuid:of-another")))).IsValid);
        Given.Verify(badge, With(List(Address, Entry(Id)))).FailsAt("status", "The issuer has withdrawn it: issued in error.");
        Assert.False(Given.Verify(badge, With(List(Address, Entry(Id)))).IsValid);
        Assert.True(Given.Verify(badge, With(List(Address, new JsonObject { ["id"] = Id, ["revoked"] = false }))).IsValid);
    }

    [Fact]
    public void The_list_is_fetched_from_a_host_that_may_be_asked()
    {
        var source = new BadgeVerifierTests.Source("training.example.org") { [Address] = System.Text.Encoding.UTF8.GetString(List(Address, Entry(Id))) };
        Given.Verify(badge, Given.Options with { Source = source }).FailsAt("status", "The issuer has withdrawn it");
        Assert.Contains(Address, source.Asked);
        Given
            .Verify(badge, Given.Options with { Source = new BadgeVerifierTests.Source("training.example.org") })
            .FailsAt("status", "was asked and gave no list", StepResult.Unknown);
    }

    [Fact]
    public void A_list_that_cannot_be_relied_on_leaves_it_open()
    {
        var foreign = JsonNode.Parse(List(Address))!;
        foreign["issuer"] = "https://elsewhere.example.org";
        Given.Verify(badge, With(Given.Bytes(foreign))).FailsAt("status", "not that of the issuer", StepResult.Unknown);
        var empty = JsonNode.Parse(List(Address))!.AsObject();
        empty.Remove("revokedCredentials");
        Given.Verify(badge, With(Given.Bytes(empty))).FailsAt("status", "cannot be read", StepResult.Unknown);
        var other = Given.Parsed(badge);
        other["credentialStatus"]!["type"] = "OwnList";
        Given.Verify(Given.Bytes(other)).FailsAt("status", "of a kind that is not supported: OwnList", StepResult.Unknown);
    }

    [Theory]
    [InlineData(94_567, "revocation", "The issuer has withdrawn it.")]
    [InlineData(0, "suspension", "The issuer has suspended it.")]
    public void A_list_of_bits_is_read_at_the_badges_place(int place, string purpose, string reason)
    {
        Given.Verify(WithBits(place, purpose), With(Bits(purpose, place))).FailsAt("status", reason);
        var free = Given.Verify(WithBits(place + 1, purpose), With(Bits(purpose, place)));
        Assert.True(free.IsValid, string.Join('\n', free.Steps));
    }

    [Fact]
    public void A_list_of_bits_has_to_be_signed_by_the_issuer_and_long_enough()
    {
        var list = Given.Parsed(Bits("revocation", 5));
        list["credentialSubject"]!["encodedList"] = Encoded(new byte[16_384]);
        Given.Verify(WithBits(5, "revocation"), With(Given.Bytes(list))).FailsAt("status", "changed after it was signed", StepResult.Unknown);
        using var forger = IssuerKey.Create();
        Given
            .Verify(WithBits(5, "revocation"), With(Given.Signed(Given.Parsed(Bits("revocation", 5)), forger)))
            .FailsAt("status", "not one that can be relied on", StepResult.Unknown);
        Given.Verify(WithBits(5, "revocation"), With(Bits("suspension", 5))).FailsAt("status", "for another purpose", StepResult.Unknown);
        Given.Verify(WithBits(200_000, "revocation"), With(Bits("revocation", 5))).FailsAt("status", "at this credential's place", StepResult.Unknown);
    }

    [Theory]
    [InlineData("u!!!")]
    [InlineData("zH4sI")]
    [InlineData("uAAAA")]
    [InlineData("u")]
    public void Bits_that_cannot_be_read_are_none(string list) => Assert.Null(StatusBits.At(list, "0"));

    [Fact]
    public void Bits_that_unpack_without_end_or_are_too_few_are_none()
    {
        Assert.Null(StatusBits.At(Encoded(new byte[17_000_000]), "0"));
        Assert.Null(StatusBits.At(Encoded(new byte[16_383]), "0"));
        Assert.False(StatusBits.At(Encoded(new byte[16_384]), "131071"));
        Assert.Null(StatusBits.At(Encoded(new byte[16_384]), "131072"));
        Assert.Null(StatusBits.At(Encoded(new byte[16_384]), "-1"));
    }

    private static VerificationOptions With(byte[] list) => Given.Options with { StatusLists = [list] };

    private static JsonObject Entry(string id) =>
        new()
        {
            ["id"] = id,
            ["revoked"] = true,
            ["revocationReason"] = "issued in error",
        };

    private static byte[] List(string address, params JsonNode[] entries) =>
        Given.Bytes(
            new JsonObject
            {
                ["id"] = address,
                ["issuer"] = Given.Key.Controller,
                ["revokedCredentials"] = new JsonArray(entries),
            }
        );

    private static byte[] WithBits(int place, string purpose)
    {
        var badge = Given.Parsed(Given.Badge());
        badge["credentialStatus"] = new JsonObject
        {
            ["id"] = $"{BitsAddress}#{place}",
            ["type"] = "BitstringStatusListEntry",
            ["statusPurpose"] = purpose,
            ["statusListIndex"] = $"{place}",
            ["statusListCredential"] = BitsAddress,
        };
        return Given.Signed(badge);
    }

    private static byte[] Bits(string purpose, int place)
    {
        var bits = new byte[16_384];
        bits[place / 8] = (byte)(0x80 >> (place % 8));
        return Given.Signed(
            new JsonObject
            {
                ["@context"] = new JsonArray("https://www.w3.org/ns/credentials/v2"),
                ["id"] = BitsAddress,
                ["type"] = new JsonArray("VerifiableCredential", "BitstringStatusListCredential"),
                ["issuer"] = Given.Key.Controller,
                ["validFrom"] = "2026-01-01T00:00:00Z",
                ["credentialSubject"] = new JsonObject
                {
                    ["id"] = BitsAddress + "#list",
                    ["type"] = "BitstringStatusList",
                    ["statusPurpose"] = purpose,
                    ["encodedList"] = Encoded(bits),
                },
            }
        );
    }

    private static string Encoded(byte[] bits)
    {
        using var packed = new MemoryStream();
        using (var stream = new GZipStream(packed, CompressionLevel.Optimal))
            stream.Write(bits);
        return "u" + Base64Url.EncodeToString(packed.ToArray());
    }
}
