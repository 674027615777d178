using PeerAtlas.Lists.Joining;

namespace PeerAtlas.Lists.Tests.Joining;

/// <summary>Names that are one over others.</summary>
public sealed class AgreedNamesTests
{
    [Theory]
    [InlineData("A=B B=C", "A A A D")]
    [InlineData("B=C A=B", "A A A D")]
    [InlineData("A=C B=C", "A A A D")]
    [InlineData("A=B C=D B=C", "A A A A")]
    [InlineData("A=B B=C C=A", "A A A D")]
    [InlineData("A=b B=c", "A A A D")]
    [InlineData("", "A B C D")]
    public void Joined_names_have_one_name_however_the_pairs_were_answered(string pairs, string names)
    {
        var agreed = new AgreedNames(
            pairs.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(pair => new NearPair(pair.Split('=')[0], pair.Split('=')[1], Nearness.Writing))
        );

        Assert.Equal(names.Split(' '), new[] { "A", "B", "C", "D" }.Select(agreed.Of));
    }

    [Fact]
    public void A_name_that_is_stored_is_kept()
    {
        var agreed = new AgreedNames([new("A", "C", Nearness.Writing), new("B", "C", Nearness.Writing)], name => name == "B");

        Assert.Equal(["B", "B", "B"], new[] { "A", "B", "C" }.Select(agreed.Of));
    }
}
