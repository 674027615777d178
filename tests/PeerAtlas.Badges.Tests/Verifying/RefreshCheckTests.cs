using System.Text;
using PeerAtlas.Badges.Credentials;
using PeerAtlas.Badges.Keys;
using PeerAtlas.Badges.Verifying;

namespace PeerAtlas.Badges.Tests.Verifying;

/// <summary>Newer versions of a badge.</summary>
public sealed class RefreshCheckTests
{
    private const string Place = "https://training.example.org/newer";

    private static readonly BadgeDescription Ended = Given.Plain with
    {
        Id = "urn:uuid:6085c243-196c-4d6d-98b5-434efcb42dd9",
        ValidUntil = new(2026, 3, 1, 0, 0, 0, TimeSpan.Zero),
        Refresh = Place,
    };

    private static readonly BadgeDescription Renewed = Ended with { ValidFrom = new(2026, 3, 1, 0, 0, 0, TimeSpan.Zero), ValidUntil = null };

    [Fact]
    public void A_newer_version_counts_when_its_place_may_be_asked()
    {
        Given.Verify(Given.Badge(Ended)).FailsAt("dates", "has expired");
        Assert.Contains("training.example.org, which was not asked", Given.Verify(Given.Badge(Ended)).Step("refresh").Detail);
        var verified = With(Given.Badge(Ended), Given.Badge(Renewed));
        Assert.True(verified.IsValid, string.Join('\n', verified.Steps));
        Assert.Equal("2026-03-01T00:00:00Z", verified.Claimed!.ValidFrom);
        Assert.Contains("counts for what follows", verified.Step("refresh").Detail);
    }

    [Fact]
    public void What_is_no_newer_version_of_the_same_badge_does_not_count()
    {
        using var forger = IssuerKey.Create();
        Refused("another badge", Given.Badge(Renewed with { Id = null }));
        Refused("another badge", Given.Badge(Renewed, forger));
        Refused("is older", Given.Badge(Renewed with { ValidFrom = new(2025, 1, 1, 0, 0, 0, TimeSpan.Zero) }));
        Refused(
            "changed after it was signed",
            Given.Bytes(Encoding.UTF8.GetString(Given.Badge(Renewed)).Replace("40 hours", "4 hours", StringComparison.Ordinal))
        );
        Refused("none that can be read", Given.Bytes("gone"));
    }

    [Fact]
    public void Who_has_not_signed_a_badge_cannot_say_where_it_is_renewed()
    {
        var changed = Given.Parsed(Given.Badge(Ended));
        changed["credentialSubject"]!["achievement"]!["name"] = "Another";
        var source = new BadgeVerifierTests.Source("training.example.org") { [Place] = Encoding.UTF8.GetString(Given.Badge(Renewed)) };
        Assert.False(Given.Verify(Given.Bytes(changed), Given.Options with { Source = source }).IsValid);
        Assert.Empty(source.Asked);
    }

    private static void Refused(string reason, byte[] newer)
    {
        var verified = With(Given.Badge(Ended), newer);
        Assert.Contains(reason, verified.Step("refresh").Detail);
        verified.FailsAt("dates", "has expired");
    }

    private static Verification With(byte[] badge, byte[] newer) =>
        Given.Verify(badge, Given.Options with { Source = new BadgeVerifierTests.Source("training.example.org") { [Place] = Encoding.UTF8.GetString(newer) } });
}
