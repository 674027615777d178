using PeerAtlas.Platform.Accounts;

namespace PeerAtlas.Platform.Tests.Accounts;

public sealed class OneTimeCodeTests
{
    // "12345678901234567890", the key of the standard's examples, as apps take it.
    private const string Key = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

    // RFC 6238, appendix B, the SHA-1 rows; the last six of its eight digits.
    [Theory]
    [InlineData(59, "287082")]
    [InlineData(1111111109, "081804")]
    [InlineData(1111111111, "050471")]
    [InlineData(1234567890, "005924")]
    [InlineData(2000000000, "279037")]
    [InlineData(20000000000, "353130")]
    public void Codes_are_those_of_the_standard(long seconds, string code)
    {
        var moment = DateTimeOffset.FromUnixTimeSeconds(seconds);
        Assert.Equal(code, OneTimeCode.At(Key, moment));
        Assert.Equal(seconds / 30, OneTimeCode.StepOf(code, Key, moment));
    }

    [Theory]
    [InlineData(-2, false)]
    [InlineData(-1, true)]
    [InlineData(0, true)]
    [InlineData(1, true)]
    [InlineData(2, false)]
    public void A_code_is_good_one_step_before_its_time_and_one_after(int steps, bool isGood)
    {
        // The first second of a step: 37037037 × 30.
        var moment = DateTimeOffset.FromUnixTimeSeconds(1111111110);
        foreach (var within in new[] { 0, 29 })
            Assert.Equal(
                isGood ? 37037037 + steps : null,
                OneTimeCode.StepOf(OneTimeCode.At(Key, moment.AddSeconds(30 * steps)), Key, moment.AddSeconds(within))
            );
    }

    [Theory]
    [InlineData("")]
    [InlineData("05047")]
    [InlineData("0504710")]
    [InlineData("050 471")]
    [InlineData("٠٥٠٤٧١")]
    [InlineData("050471\0")]
    public void What_is_no_code_is_none(string sent) => Assert.Null(OneTimeCode.StepOf(sent, Key, DateTimeOffset.FromUnixTimeSeconds(1111111111)));

    // RFC 4648, section 10: "foobar".
    [Theory]
    [InlineData("mzxw6ytboi")]
    [InlineData("MZXW6YTBOI======")]
    public void Keys_are_read_as_the_standard_writes_them(string key) =>
        Assert.Equal(OneTimeCode.At("MZXW6YTBOI", DateTimeOffset.UnixEpoch), OneTimeCode.At(key, DateTimeOffset.UnixEpoch));

    [Fact]
    public void A_letter_outside_the_alphabet_is_refused() => Assert.Throws<ArgumentException>(() => OneTimeCode.At("MZXW1", DateTimeOffset.UnixEpoch));
}
