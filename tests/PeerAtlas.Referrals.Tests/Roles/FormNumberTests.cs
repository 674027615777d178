using System.Globalization;
using PeerAtlas.Referrals.Roles;

namespace PeerAtlas.Referrals.Tests.Roles;

public sealed class FormNumberTests
{
    [Theory]
    [InlineData("37.5", "37.5")]
    [InlineData("37,5", "37.5")]
    [InlineData("41,000", "41000")]
    [InlineData(" $1,234,567.50 ", "1234567.50")]
    [InlineData("20", "20")]
    public void A_number_is_read_as_it_is_meant(string typed, string number)
    {
        Assert.Equal(decimal.Parse(number, CultureInfo.InvariantCulture), FormNumber.Read(typed, out var isRead));
        Assert.True(isRead);
    }

    [Theory]
    [InlineData("twenty")]
    [InlineData("-3")]
    [InlineData("1,2,3")]
    [InlineData("1e9")]
    public void What_is_none_is_refused(string typed)
    {
        Assert.Null(FormNumber.Read(typed, out var isRead));
        Assert.False(isRead);
    }

    [Fact]
    public void Nothing_is_nothing()
    {
        Assert.Null(FormNumber.Read(" ", out var isRead));
        Assert.True(isRead);
    }
}
