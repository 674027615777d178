using System.Text;
using PeerAtlas.Badges.Images;

namespace PeerAtlas.Badges.Tests.Verifying;

/// <summary>Whatever byte of a badge is changed, it is no longer valid, and says so instead of failing.</summary>
public sealed class ChangedByteTests
{
    [Fact]
    public void No_byte_of_a_badge_can_be_another()
    {
        var badge = Given.Badge();
        Assert.True(Given.Verify(badge).IsValid);
        AllChanged(badge, 1);
    }

    [Fact]
    public void No_byte_of_an_image_with_a_badge_can_be_another()
    {
        var image = PngImage.Write(Images.PngImageTests.Smallest, Given.Badge());
        Assert.True(Given.Verify(image).IsValid);
        AllChanged(image, 2);
    }

    [Fact]
    public void No_byte_of_a_token_can_be_another()
    {
        var (token, keys) = TokenTests.Token();
        var options = Given.Options with { IssuerDocuments = [keys] };
        Assert.True(Given.Verify(Encoding.ASCII.GetBytes(token), options).IsValid);
        AllChanged(Encoding.ASCII.GetBytes(token), 2, options);
    }

    [Fact]
    public void A_badge_that_is_cut_off_or_goes_on_is_not_valid()
    {
        var badge = Given.Badge();
        for (var length = 0; length < badge.Length; length += 7)
            Assert.NotEqual(true, Given.Verify(badge[..length]).IsValid);
        Assert.NotEqual(true, Given.Verify([.. badge, (byte)'x']).IsValid);
        Assert.NotEqual(true, Given.Verify([.. badge, .. badge]).IsValid);
    }

    private static void AllChanged(byte[] whole, int step, PeerAtlas.Badges.Verifying.VerificationOptions? options = null)
    {
        var chance = new Random(7);
        for (var place = 0; place < whole.Length; place += step)
        {
            var was = whole[place];
            foreach (var other in new[] { (byte)(was ^ 0x20), (byte)(chance.Next(2) == 0 ? was ^ 1 : chance.Next(256)) }.Where(other => other != was))
            {
                whole[place] = other;
                var verification = Given.Verify(whole, options);
                Assert.True(verification.IsValid != true, $"byte {place} may be {other} in place of {was}");
            }

            whole[place] = was;
        }
    }
}
