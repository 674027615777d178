using System.Diagnostics;
using PeerAtlas.Statistics.Claims;

namespace PeerAtlas.Statistics.Tests.Claims;

public class TypographyTests
{
    [Theory]
    [InlineData('-')]
    [InlineData('\u2010')]
    [InlineData('\u2011')]
    [InlineData('\u2012')]
    [InlineData('\u2013')]
    [InlineData('\u2014')]
    [InlineData('\u2015')]
    [InlineData('\u2212')]
    [InlineData('\uFE58')]
    [InlineData('\uFE63')]
    [InlineData('\uFF0D')]
    public void Every_hyphen_dash_and_minus_between_numbers_makes_a_range(char dash)
    {
        Assert.Empty(ClaimChecker.Check($"Between sites, 20{dash}25 of the 30 agencies (50{dash}90 %) replied. 5{dash}8 % of the 30 agencies pay."));
        Assert.Empty(ClaimChecker.Check($"Between sites, 35 {dash} 40 of the 30 agencies replied, 5 {dash} 8 % of the 30 agencies pay."));
        Assert.Empty(ClaimChecker.Check($"| 5{dash}8 % of the 30 agencies | 12 of the 30 agencies (50{dash}60 %) |"));
    }

    [Fact]
    public void A_dash_between_words_makes_none()
    {
        Assert.Single(ClaimChecker.Check("They replied — 12 of 30 agencies (50 %)."));
        Assert.Single(ClaimChecker.Check("They replied in part — 41 % of the 30 agencies."));
    }

    [Fact]
    public void A_power_of_ten_is_not_taken_for_ten() =>
        Assert.Empty(ClaimChecker.Check("Some 12 of 10\u2076 people (50 %) replied, 35 of 10\u00B9 agencies \U000E0041did."));

    [Theory]
    [InlineData("12 of 30 agen\u00ADcies (50 %) replied.")]
    [InlineData("12\u200B of\u2060 30 agencies\uFEFF (50\u202F%) replied.")]
    [InlineData("12 of 30\u00B9 agencies (50 %) replied.")]
    [InlineData("12\u00B2\u2009of 30\u2074\u207A agencies (50\u00A0%) replied.")]
    [InlineData("12 of 30\u2028agencies (50 %) replied.")]
    public void What_is_not_seen_and_marks_of_notes_are_no_part_of_it(string text) =>
        Assert.Equal("12 of 30 is 40 %, not 50 %", Assert.Single(ClaimChecker.Check(text)).Arithmetic);

    [Theory]
    [InlineData("7")]
    [InlineData("1,234,")]
    [InlineData("A. ")]
    [InlineData("e.g. ")]
    [InlineData(" ")]
    [InlineData("50 % ")]
    [InlineData("(")]
    [InlineData("1 of 2 of ")]
    [InlineData("*a")]
    [InlineData("one hundred and ")]
    [InlineData("# ")]
    [InlineData("the ")]
    public void A_sentence_without_end_is_told_of_and_takes_no_time(string unit)
    {
        foreach (var before in new[] { "", "# ", "Of the 30 agencies, " })
        {
            var text = before + string.Concat(Enumerable.Repeat(unit, 300_000 / unit.Length)) + "x";
            var clock = Stopwatch.StartNew();

            var reading = ClaimChecker.Read(text);
            // Time that grows with the square of the length would be minutes, on any machine.
            Assert.True(clock.Elapsed < TimeSpan.FromSeconds(30), $"{unit}: {clock.Elapsed}");
            if (before.Length != 2 && unit is not (" " or "A. " or "# "))
                Assert.Contains(reading.Unread, sentence => sentence.StartsWith((before + unit).Trim(), StringComparison.Ordinal) || unit == "*a");
        }
    }

    [Fact]
    public void The_longest_sentence_that_is_read_takes_no_time()
    {
        foreach (
            var unit in new[]
            {
                "1 of 2 of ",
                "of the 30 ",
                "the ",
                "one hundred and ",
                "1 = 1 + ",
                "a ",
                "12 of 30 agencies ",
                "to 30 1 respon 2 ",
                "of two thirds respond never ",
                "two thirds of ",
                "of 1 2 respon 3 did not ",
                "(50 %) ",
            }
        )
        {
            var text = "Of the 30 agencies, " + string.Concat(Enumerable.Repeat(unit, 1_960 / unit.Length)) + "x";
            var clock = Stopwatch.StartNew();

            ClaimChecker.Check(text);
            Assert.True(clock.Elapsed < TimeSpan.FromSeconds(15), $"{unit}: {clock.Elapsed}");
        }
    }
}
