using PeerAtlas.Reports.Documents;
using PeerAtlas.Reports.Narratives;

namespace PeerAtlas.Reports.Tests.Documents;

public class LimitationsTests
{
    private static readonly FigureBook Book = new([], UnreliableFigures.Withhold);

    [Fact]
    public void Non_response_is_told_by_organizations_and_kind()
    {
        var text = Written(new WaveFacts { Kinds = [new("provider agencies", 55, 20), new("area offices", 4, 4)] });

        Assert.Contains("24 of 59 organizations that were invited answered (41%)", text, StringComparison.Ordinal);
        Assert.Contains("provider agencies 20 of 55; area offices 4 of 4", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_sample_is_told_with_what_it_does_not_speak_of()
    {
        var facts = new WaveFacts
        {
            Kinds = [new("provider agencies", 200, 150)],
            Sample = new(900, 200, 150, ["West"], 12, ["Islands"]),
            Anonymous = new(400, 12, 12, 230, 64),
        };
        var text = Written(facts);

        Assert.Contains("200 of 900 organizations were drawn at random and asked.", text, StringComparison.Ordinal);
        Assert.Contains("Nobody answered in West, so that the figures do not speak of 12 organizations there.", text, StringComparison.Ordinal);
        Assert.Contains("In Islands, one organization answered for all", text, StringComparison.Ordinal);
        Assert.Contains("150 of 200 organizations that were drawn answered (75%).", text, StringComparison.Ordinal);
        Assert.DoesNotContain("nothing in these figures corrects", text, StringComparison.Ordinal);
        Assert.Contains("whose weights do not carry over", text, StringComparison.Ordinal);
        Assert.DoesNotContain("drawn", Written(facts with { Sample = null }), StringComparison.Ordinal);
    }

    [Fact]
    public void Without_invitations_it_says_that_no_rate_can_be_given() =>
        Assert.Contains("no response rate can be given", Written(new WaveFacts()), StringComparison.Ordinal);

    [Fact]
    public void Several_responses_of_one_organization_are_told() =>
        Assert.Contains(
            "3 organizations gave 9 of the 30 responses",
            Written(
                new WaveFacts
                {
                    Responses = 30,
                    OrganisationsWithSeveral = 3,
                    ResponsesOfThose = 9,
                }
            ),
            StringComparison.Ordinal
        );

    [Theory]
    [InlineData(12, "The agencies say that they passed on 230 of them.")]
    [InlineData(7, "7 of 12 agencies say how many they passed on, 230 in all; 5 did not say.")]
    public void What_is_not_known_of_the_codes_is_told(int said, string expected) =>
        Assert.Contains(expected, Written(new WaveFacts { Anonymous = new(400, 12, said, 230, 64) }), StringComparison.Ordinal);

    [Theory]
    [InlineData(3, "10 or fewer answers of peer workers were handed in and were damaged")]
    [InlineData(25, "25 answers of peer workers were handed in and were damaged")]
    public void Answers_that_could_not_be_read_are_told(int lost, string expected) =>
        Assert.Contains(expected, Written(new WaveFacts { Anonymous = new(400, 12, 12, 230, 64, lost) }), StringComparison.Ordinal);

    [Fact]
    public void Nothing_is_told_of_answers_that_are_sealed()
    {
        var text = Written(new WaveFacts { Anonymous = new(400, 12, 12, 230, 64, AreSealed: true) });

        Assert.Contains("They were still sealed when it was made.", text, StringComparison.Ordinal);
        Assert.DoesNotMatch("400|230|64", text);
    }

    [Fact]
    public void Numbers_of_persons_up_to_ten_are_never_said()
    {
        var text = Written(new WaveFacts { Anonymous = new(10, 2, 1, 3, 1) });

        Assert.Contains("10 or fewer answers were handed in", text, StringComparison.Ordinal);
        Assert.DoesNotMatch(@"\b[13]\b (codes|of them|answers|in all)", text);
    }

    [Fact]
    public void Nothing_is_said_of_what_did_not_happen()
    {
        var facts = new WaveFacts
        {
            Kinds = [new("provider agencies", 200, 200)],
            Responses = 200,
            Organisations = 200,
        };

        Assert.Empty(Limitations.Write(facts, [], UnreliableFigures.Withhold, Book));
    }

    [Fact]
    public void Uncertain_figures_are_counted()
    {
        var figures = new FakeWaves().Tables.SelectMany(table => table.Figures).ToList();

        var text = string.Join(' ', Limitations.Write(new WaveFacts(), figures, UnreliableFigures.Withhold, Book).Select(block => block.Text));

        Assert.Contains("1 of 5 figures in this report are too uncertain", text, StringComparison.Ordinal);
    }

    private static string Written(WaveFacts facts) =>
        string.Join(' ', Limitations.Write(facts, [], UnreliableFigures.Withhold, Book).Select(block => block.Text));
}
