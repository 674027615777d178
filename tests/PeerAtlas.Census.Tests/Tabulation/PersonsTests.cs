using PeerAtlas.Census.Tabulation;
using PeerAtlas.Statistics;
using PeerAtlas.Statistics.Disclosure;
using PeerAtlas.Statistics.ResponseRates;

namespace PeerAtlas.Census.Tests.Tabulation;

public class PersonsTests
{
    private static readonly string[] Peers =
    [
        """{"turnover":"yes","why":"pay stress","peers":1}""",
        """{"turnover":"yes","why":"pay","peers":1}""",
        """{"turnover":"no","peers":3}""",
        "{}",
    ];

    [Fact]
    public void A_figure_of_an_anonymous_survey_tells_of_its_base_and_of_those_it_is_true_of()
    {
        var tables = PeerTables();

        Assert.Equal([3, 2], Told(tables.Figure("peer.turnover.yes.share")));
        Assert.Equal([3, 2, 1, 1], Told(tables.Figure("peer.peers.max")));
        Assert.Equal([3, 2, 1], Told(tables.Figure("peer.peers.mean")));
        Assert.All(tables.Values, table => Assert.DoesNotContain("not answered", table.Note, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public void What_is_known_of_the_groups_adds_up_in_persons_and_in_keys()
    {
        var tables = PeerTables();

        Assert.All(tables.Values.SelectMany(table => table.Partitions), AssertAddsUp);
        // Everybody, those not asked, those who left it open.
        Assert.Contains(tables["peer.why"].Partitions, partition =>
            partition.Whole.Count == 4 && partition.Parts.Select(part => part.Count).SequenceEqual([2, 2])
        );
        Assert.Contains(tables["peer.turnover"].Partitions, partition =>
            partition.Whole.Count == 4 && partition.Parts.Select(part => part.Count).SequenceEqual([3, 1])
        );
    }

    [Fact]
    public void The_same_persons_have_one_key_whatever_the_figure_is_called()
    {
        var answers = SmallSurvey.Answers(["""{"peers":10,"cps":4}""", """{"peers":30,"cps":6}""", "{}"]);
        answers.Groupings = [new("region", [("west", "West"), ("east", "East")], [0, 1, 1])];
        var tables = SmallSurvey.Tables(answers);

        Assert.Equal(tables.Figure("agency.peers.total").Persons, tables.Figure("agency.peers_total").Persons);
        Assert.Equal([40, 10], Told(tables.Figure("agency.cps_share")));
        Assert.Equal([10], Told(tables.Figure("agency.peers.total.by.region.west")));
        Assert.Empty(tables.Figure("agency.turnover.yes.share").Persons);
        Assert.All(tables.Values.SelectMany(table => table.Partitions), AssertAddsUp);
        Assert.Contains(tables["agency.peers"].Partitions, partition => partition.Parts.Select(part => part.Count).SequenceEqual([10, 30]));
    }

    [Fact]
    public void Two_questions_with_the_same_number_in_one_agency_are_not_the_same_persons()
    {
        var answers = SmallSurvey.Answers(["""{"peers":4,"cps":4}""", """{"peers":30,"cps":6}"""]);
        answers.Groupings = [new("region", [("west", "West"), ("east", "East")], [0, 1])];
        var tables = SmallSurvey.Tables(answers);

        Assert.NotEqual(tables.Figure("agency.peers.total.by.region.west").Persons, tables.Figure("agency.cps.total.by.region.west").Persons);
    }

    [Fact]
    public void Amounts_with_decimals_and_dates_are_no_persons()
    {
        var tables = SmallSurvey.Tables(SmallSurvey.Answers(["""{"since":"2019-05-01","jobs":[{"pay":12},{"pay":18}]}"""]));

        Assert.Empty(tables.Figure("agency.pay.min").Persons);
        Assert.Empty(tables.Figure("agency.since.2019.share").Persons);
    }

    [Theory]
    [InlineData(0, "Chance alone could explain")]
    [InlineData(30, "The groups differ by more than chance explains")]
    public void Tables_by_group_say_whether_chance_explains_the_difference(int shift, string words)
    {
        string[] responses =
        [
            .. Enumerable.Range(0, 80).Select(at => (at % 40) < (at < 40 ? 5 + shift : 5) ? """{"turnover":"yes"}""" : """{"turnover":"no"}"""),
        ];
        var answers = SmallSurvey.Answers(responses);
        answers.Groupings = [new("region", [("west", "West"), ("east", "East")], [.. Enumerable.Range(0, 80).Select(at => at / 40)])];

        Assert.Contains(words, SmallSurvey.Tables(answers)["agency.turnover.by.region"].Note, StringComparison.Ordinal);
    }

    [Fact]
    public void Few_answers_are_not_tested()
    {
        var answers = SmallSurvey.Answers(["""{"turnover":"yes"}""", """{"turnover":"no"}"""]);
        answers.Groupings = [new("region", [("west", "West"), ("east", "East")], [0, 1])];

        Assert.Contains("Too few answers to test", SmallSurvey.Tables(answers)["agency.turnover.by.region"].Note, StringComparison.Ordinal);
    }

    [Fact]
    public void Response_rates_stand_by_every_definition_and_by_both_numbers_of_codes()
    {
        var facts = new CollectionFacts
        {
            Kinds = [new("provider_agency", "Provider agencies", 50, 20)],
            Responses = 22,
            Organisations = 20,
            OrganisationsWithSeveral = 2,
            ResponsesOfThose = 4,
            ImportedResponses = 0,
            Dispositions = new DispositionCounts(20, 0, 5, 0, 5, 20, 0),
            Anonymous = new(200, 10, 6, 90, 120, 80, 0, AreSealed: false),
        };

        var figures = ResponseTables.Of(facts, "2026", new PersonGroup(7, 80)).SelectMany(table => table.Figures).ToDictionary(figure => figure.Name);

        Assert.Equal([0.4, 0.4, 0.4, 0.4, 20 / 30.0, 20 / 30.0], Enumerable.Range(1, 6).Select(rr => figures[$"response.rr{rr}"].Estimate!.Value));
        Assert.Equal(0.4, figures["response.codes.rate"].Estimate);
        // 90 passed on, and 80 given to agencies that did not say.
        Assert.Equal(80 / 170.0, figures["response.codes.rate_passed_on"].Estimate);
        Assert.DoesNotContain(ResponseTables.Of(facts with { Anonymous = facts.Anonymous with { AreSealed = true } }, "2026", new PersonGroup(7, 0)), table =>
            table.Name == "response.codes"
        );
    }

    private static Dictionary<string, FigureTable> PeerTables() =>
        new Tabulator(Census.Tabulation.Tabulation.Peer, "2026", SmallSurvey.Answers(Peers)).Tables().ToDictionary(table => table.Name, StringComparer.Ordinal);

    private static IEnumerable<int> Told(Figure figure) => figure.Persons.Select(group => group.Count);

    private static void AssertAddsUp(PersonPartition partition)
    {
        Assert.Equal(partition.Whole.Count, partition.Parts.Sum(part => part.Count));
        Assert.Equal(partition.Whole.Key, partition.Parts.Aggregate((UInt128)0, (sum, part) => unchecked(sum + part.Key)));
    }
}
