namespace PeerAtlas.Instruments.Tests;

public class FigureTests
{
    private static readonly Instrument Form = Forms.Read(
        """
        type                 | name   | label | relevant
        integer              | peers  | Peers |
        integer              | cps    | CPS   | ${peers} > 0
        select_multiple kind | kinds  | Kinds | ${peers} > 0
        """,
        "list_name|name|label\nkind|a|A\nkind|b|B",
        figures: """
        name    | label | kind         | value                 | of        | where
        total   | T     | total        | ${peers}              |           |
        ratio   | R     | ratio        | ${cps}                | ${peers}  |
        none    | N     | share        | ${peers} = 0          |           |
        a_share | A     | share        | selected(${kinds}, 'a') |         |
        of_all  | A     | share        | selected(${kinds}, 'a') | true()  |
        large   | L     | mean         | ${cps}                |           | ${peers} >= 10
        upper   | U     | quantile 0.9 | ${peers}              |           |
        """
    );

    [Theory]
    [InlineData("total", "peers=12 cps=3", true, 12, 1)]
    [InlineData("total", "", false, 0, 0)]
    [InlineData("ratio", "peers=12 cps=3", true, 3, 12)]
    [InlineData("ratio", "peers=12", false, 0, 0)]
    [InlineData("none", "peers=0", true, 1, 1)]
    [InlineData("none", "peers=5", true, 0, 1)]
    [InlineData("a_share", "peers=5 kinds=a", true, 1, 1)]
    [InlineData("a_share", "peers=5", true, 0, 1)]
    [InlineData("a_share", "peers=0 kinds=a", false, 0, 1)]
    [InlineData("of_all", "peers=0 kinds=a", true, 0, 1)]
    [InlineData("large", "peers=9 cps=3", false, 0, 0)]
    [InlineData("large", "peers=10 cps=3", true, 3, 1)]
    [InlineData("upper", "peers=10", true, 10, 1)]
    public void A_response_contributes_what_the_definition_says(string figure, string fields, bool inBase, double value, double of)
    {
        var measured = Form.Answer(fields.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Measure(Form.Figures.Single(known => known.Name == figure));

        Assert.Equal(inBase, measured.InBase);
        if (inBase)
            Assert.Equal((value, of), (measured.Value, measured.Of));
    }

    [Fact]
    public void A_quantile_has_its_level() => Assert.Equal(0.9, Form.Figures.Single(figure => figure.Name == "upper").Level);

    [Theory]
    [InlineData("f|F|count|${q}||", "kind", "not a kind of figure")]
    [InlineData("f|F|3|${q}||", "kind", "not a kind of figure")]
    [InlineData("f|F|quantile|${q}||", "kind", "has a level")]
    [InlineData("f|F|quantile 2|${q}||", "kind", "has a level")]
    [InlineData("f|F|total 0.5|${q}||", "kind", "has a level")]
    [InlineData("f|F|total|${x}||", "value", "no question named \"x\"")]
    [InlineData("f|F|total|||", "value", "needs a value")]
    [InlineData("f|F|total|${q}|${q}|", "of", "Only a ratio or a share")]
    [InlineData("f|F|ratio|${q}||", "of", "denominator")]
    [InlineData("f|F|total|${q}||${q} >", "where", "too early")]
    [InlineData("f|F|total|.||", "value", "there is none here")]
    [InlineData("f||total|${q}||", "label", "no label")]
    public void A_bad_definition_is_refused_with_its_place(string row, string column, string message)
    {
        var problem = Forms.Refused("type|name|label\ninteger|q|Q", figures: "name|label|kind|value|of|where\n" + row)[0];

        Assert.Equal(("figures", 2, column), (problem.Sheet, problem.Row, problem.Column));
        Assert.Contains(message, problem.Message, StringComparison.Ordinal);
    }
}
