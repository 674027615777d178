using PeerAtlas.Statistics.Claims;

namespace PeerAtlas.Statistics.Tests.Claims;

public class ProseTests
{
    [Theory]
    [InlineData("We found that **41 %** of the *30* `agencies` employ peers.", "We found that 41 % of the 30 agencies employ peers.")]
    [InlineData("We found\n  that 41 % of\tthe 30 agencies\r\nemploy peers.", "We found that 41 % of the 30 agencies employ peers.")]
    [InlineData("- We found that 41 % of the 30 agencies employ peers", "We found that 41 % of the 30 agencies employ peers")]
    [InlineData("  12. We found that 41 % of the 30 agencies employ peers.", "We found that 41 % of the 30 agencies employ peers.")]
    [InlineData("All is well. We found that 41 % of the 30 agencies employ peers! Is it?", "We found that 41 % of the 30 agencies employ peers!")]
    [InlineData("Of the 30 agencies that Dr. Smith asked, 41 % employ peers.", "Of the 30 agencies that Dr. Smith asked, 41 % employ peers.")]
    [InlineData("Of the 30 agencies in the U.S. Virgin Islands, 41 % employ peers.", "Of the 30 agencies in the U.S. Virgin Islands, 41 % employ peers.")]
    [InlineData("| We found | that 41 % of the 30 agencies | employ peers |", "| We found | that 41 % of the 30 agencies | employ peers |")]
    [InlineData("```\nNo claim.\n```\nWe found that 41 % of the 30 agencies employ peers.", "We found that 41 % of the 30 agencies employ peers.")]
    public void A_sentence_is_quoted_without_its_marks(string text, string sentence)
    {
        var finding = Assert.Single(ClaimChecker.Check(text));
        Assert.Equal(ClaimRules.PercentageOfBase, finding.Rule);
        Assert.Equal([sentence], finding.Sentences);
    }

    [Theory]
    [InlineData("Of the 30 agencies, few employ peers\n\n41 % are new")]
    [InlineData("Of the 30 agencies, few employ peers\n- 41 % are new")]
    [InlineData("- Of the 30 agencies, few employ peers\n- 41 % are new")]
    [InlineData("1. Of the 30 agencies, few employ peers\n2. 41 % are new")]
    [InlineData("Of the 30 agencies, few employ peers\n| 41 % | are new |")]
    [InlineData("Of the 30 agencies, few employ peers\n# New\n41 % are new")]
    [InlineData("Of the 30 agencies, few employ peers\n```\nno claim\n```\n41 % are new")]
    public void What_starts_anew_belongs_to_another_sentence(string text) => Assert.Empty(ClaimChecker.Check(text));

    [Theory]
    [InlineData("# West\n\nThe median wage was $12.\n\n# Boston\n\nThe median wage was $14.")]
    [InlineData("The median wage was $12.\n# Boston\nThe median wage was $14.")]
    [InlineData("# West\n\n## Wages\n\nThe median wage was $12.\n\n# Boston\n\n## Wages\n\nThe median wage was $14.")]
    [InlineData("# West\n\nThe median wage was $12.\n\n## Boston\n\nThe median wage was $14.")]
    [InlineData("# North\n\n## West\n\nThe median wage was $12.\n\n# Northwest\n\nThe median wage was $14.")]
    // The words of a row are not a sentence.
    [InlineData("| The median wage was $12 |\n| The median wage was $14 |")]
    public void Under_another_heading_or_in_a_table_another_quantity_is_meant(string text) => Assert.Empty(ClaimChecker.Check(text));

    [Theory]
    [InlineData("# West\n\nThe median wage was $12.\n\n# Boston\n\nNone.\n\n# West\n\nThe median wage was $14.")]
    [InlineData("# West\n\nThe median wage was $12.\n\n## Town\n\nNone.\n\n# West\n\nThe median wage was $14.")]
    [InlineData("# West\n\n## Wages\n\nThe median wage was $12.\n\n## Hours\n\nNone.\n\n## Wages\n\nThe median wage was $14.")]
    // A heading that names no subject does not part them.
    [InlineData("# West\n\nThe median wage was $12.\n\n## Key findings\n\nThe median wage was $14.")]
    [InlineData("# Summary\n\nThe median wage was $12.\n\n# Results\n\nThe median wage was $14.")]
    public void Under_the_same_heading_the_same_quantity_is_meant(string text)
    {
        var finding = Assert.Single(ClaimChecker.Check(text));
        Assert.Equal((ClaimRules.StatedTwice, "$12 is not $14"), (finding.Rule, finding.Arithmetic));
    }

    [Theory]
    [InlineData(2000, 1)]
    [InlineData(2001, 0)]
    public void What_goes_on_for_more_than_2000_characters_is_left_out(int length, int findings)
    {
        var sentence = "It turned out that 35 of 30 agencies answered, ".PadRight(length - 1, 'a') + ".";
        Assert.Equal(length, sentence.Length);
        Assert.Equal(findings, ClaimChecker.Check(sentence).Count);
    }
}
