using PeerAtlas.Reports.Drafts;

namespace PeerAtlas.Reports.Tests.Drafts;

public class RedactionTests
{
    private const string Original = "Maria at the front desk helped.";

    [Fact]
    public void Masked_words_are_not_shown() => Assert.Equal("[removed] at the front desk helped.", Redaction.Shown("[[Maria]] at the front desk helped."));

    [Fact]
    public void Marks_alone_may_be_added() => Assert.Null(Redaction.Problem("[[Maria]] at the [[front desk]] helped.", Original));

    [Theory]
    [InlineData("Maria was very helpful.", "changed")]
    [InlineData("[[Maria at the front desk helped.", "not whole")]
    [InlineData("Maria]] at the front desk helped.", "not whole")]
    public void A_person_s_words_cannot_be_rewritten(string marked, string message) =>
        Assert.Contains(message, Redaction.Problem(marked, Original), StringComparison.Ordinal);
}
