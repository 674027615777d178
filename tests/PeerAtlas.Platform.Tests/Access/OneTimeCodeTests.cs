using System.Text;
using PeerAtlas.Platform.Access;

namespace PeerAtlas.Platform.Tests.Access;

public sealed class OneTimeCodeTests
{
    // RFC 6238, appendix B, the SHA-1 rows; the last six of its eight digits.
    [Theory]
    [InlineData(59, "287082")]
    [InlineData(1111111109, "081804")]
    [InlineData(1111111111, "050471")]
    [InlineData(1234567890, "005924")]
    [InlineData(2000000000, "279037")]
    [InlineData(20000000000, "353130")]
    public void Codes_are_those_of_the_standard(long seconds, string code) =>
        Assert.Equal(code, OneTimeCode.At(Encoding.ASCII.GetBytes("12345678901234567890"), OneTimeCode.Step(DateTimeOffset.FromUnixTimeSeconds(seconds))));

    // RFC 4648, section 10.
    [Theory]
    [InlineData("", "")]
    [InlineData("MY======", "f")]
    [InlineData("MZXW6===", "foo")]
    [InlineData("mzxw6ytboi", "foobar")]
    public void Keys_are_read_as_the_standard_writes_them(string base32, string text) => Assert.Equal(text, Encoding.ASCII.GetString(OneTimeCode.Key(base32)));

    [Fact]
    public void A_letter_outside_the_alphabet_is_refused() => Assert.Throws<FormatException>(() => OneTimeCode.Key("MZXW1"));
}
