using PeerAtlas.Statistics.Claims;

namespace PeerAtlas.Statistics.Tests.Claims;

public class NumberWordTests
{
    [Theory]
    [InlineData("One hundred and twenty of 240 agencies (50 %) answered.")]
    [InlineData("Sixty of one hundred and twenty agencies (50 %) replied.")]
    [InlineData("One hundred twenty of 240 agencies (50 %) answered.")]
    [InlineData("One-hundred-and-twenty of two-hundred-and-forty agencies (50 %) answered.")]
    [InlineData("A hundred of two hundred agencies (50 %) answered.")]
    [InlineData("Twelve hundred of 2,400 peers (50 %) answered.")]
    [InlineData("Twenty-five hundred of five thousand peers (50 %) answered.")]
    [InlineData("Two thousand and ten of 4,020 peers (50 %) answered.")]
    [InlineData("One thousand, two hundred and five of 2,410 peers (50 %) answered.")]
    [InlineData("A hundred thousand of two hundred thousand people (50 %) answered.")]
    [InlineData("Of the hundred and twenty agencies, 50 % answered.")]
    [InlineData("Sixty of the hundred and twenty agencies (50 %) replied.")]
    [InlineData("Fifty of a hundred agencies (50 %) replied.")]
    [InlineData("Between one hundred and two hundred of 300 agencies (50 %) replied.")]
    // Numbers that are not read are let pass, and never read in part.
    [InlineData("Twelve of one million people (50 %) replied.")]
    [InlineData("Twelve of two dozen agencies (50 %) replied.")]
    [InlineData("Half a thousand of 1,000 people (50 %) replied.")]
    [InlineData("Two and a half thousand of 5,000 people (50 %) replied.")]
    [InlineData("Several hundred of 1,000 people (50 %) replied.")]
    [InlineData("Some 12 thousand of 24 thousand people (50 %) replied.")]
    [InlineData("One hundred and 20 of 240 agencies (50 %) answered.")]
    [InlineData("A few hundred and twenty of 240 agencies (50 %) answered.")]
    [InlineData("Hundreds of agencies and twenty of 40 peers (50 %) answered.")]
    [InlineData("In all, 50 % of the hundred and twenty agencies replied.")]
    public void A_number_in_words_is_read_whole(string text) => Assert.Empty(ClaimChecker.Check(text));

    [Theory]
    [InlineData("One hundred and twenty of 240 agencies (40 %) answered.", "120 of 240 is 50 %, not 40 %")]
    [InlineData("One hundred and twenty-one of one hundred and twenty agencies answered.", "121 is more than 120")]
    [InlineData("Twelve hundred of 2,400 peers (40 %) answered.", "1200 of 2400 is 50 %, not 40 %")]
    [InlineData("Two thousand and ten of 4,020 peers (40 %) answered.", "2010 of 4020 is 50 %, not 40 %")]
    [InlineData("One hundred ten of the hundred agencies answered.", "110 is more than 100")]
    [InlineData("Twelve hundred thousand of one hundred people answered.", "1200000 is more than 100")]
    [InlineData("Nine hundred and ninety-nine thousand, nine hundred and ninety-nine of one thousand people answered.", "999999 is more than 1000")]
    public void What_cannot_be_is_found_in_words_too(string text, string arithmetic) =>
        Assert.Equal(arithmetic, Assert.Single(ClaimChecker.Check(text)).Arithmetic);
}
