namespace PeerAtlas.Instruments.Tests;

public class InstrumentComparisonTests
{
    private const string OldChoices = "list_name|name|label\nlist|a|A\nlist|b|B";

    private const string Old = """
        type            | name  | label | relevant
        begin_group     | one   | One   |
        integer         | peers | Peers |
        integer         | cps   | CPS   |
        end_group       |       |       |
        begin_group     | two   | Two   |
        select_one list | pick  | Pick  |
        text            | gone  | Gone  |
        text            | more  | More  |
        end_group       |       |       |
        """;

    [Fact]
    public void A_version_does_not_differ_from_itself() => Assert.All(Compare(Old, OldChoices), item => Assert.Equal(ItemChanges.None, item.Changes));

    [Fact]
    public void Every_kind_of_change_is_told_of_its_item()
    {
        var compared = Compare(
                """
                type            | name  | label         | relevant
                begin_group     | one   | One           |
                decimal         | peers | Peer workers  |
                text            | new   | New           |
                text            | more  | More          |
                end_group       |       |               |
                begin_group     | two   | Two           |
                integer         | cps   | CPS           |
                select_one list | pick  | Pick          | ${peers} > 0
                end_group       |       |               |
                """,
                "list_name|name|label\nlist|b|Bee\nlist|c|C"
            )
            .ToDictionary(item => item.Name);

        Assert.Equal(ItemChanges.None, compared["one"].Changes);
        Assert.Equal(ItemChanges.TypeChanged | ItemChanges.Relabelled, compared["peers"].Changes);
        Assert.Equal(ItemChanges.Added, compared["new"].Changes);
        Assert.Equal(ItemChanges.Removed, compared["gone"].Changes);
        Assert.Equal((ItemChanges.Moved, "one/cps", "two/cps"), (compared["cps"].Changes, compared["cps"].OldPath, compared["cps"].NewPath));
        Assert.Equal(
            ItemChanges.LogicChanged | ItemChanges.ChoicesAdded | ItemChanges.ChoicesRemoved | ItemChanges.ChoicesRelabelled,
            compared["pick"].Changes
        );
        Assert.Equal(["c", "a", "b"], compared["pick"].Choices);
    }

    [Fact]
    public void An_item_that_is_put_elsewhere_is_moved_and_those_around_it_are_not()
    {
        const string Before = "type|name|label\ntext|a|A\ntext|b|B\ntext|c|C\ntext|d|D";
        const string After = "type|name|label\ntext|b|B\ntext|c|C\ntext|d|D\ntext|a|A";

        Assert.Equal(
            ["a"],
            InstrumentComparison.Compare(Forms.Read(Before), Forms.Read(After)).Where(item => item.Changes == ItemChanges.Moved).Select(item => item.Name)
        );
    }

    [Fact]
    public void Other_is_a_choice_that_can_come_and_go()
    {
        var compared = Compare(Old.Replace("select_one list ", "select_one list or_other", StringComparison.Ordinal), OldChoices)
            .Single(item => item.Name == "pick");

        Assert.Equal((ItemChanges.ChoicesAdded, "other"), (compared.Changes, compared.Choices.Single()));
    }

    private static IReadOnlyList<ItemComparison> Compare(string survey, string choices) =>
        InstrumentComparison.Compare(Forms.Read(Old, OldChoices), Forms.Read(survey, choices));

    [Theory]
    [InlineData("integer|n|N||\nselect_one l|q|Q|region = 'b'|", "l|x|X|a", ItemChanges.LogicChanged)]
    [InlineData("integer|n|N||\nselect_one l|q|Q|region = 'a'|", "l|x|X|b", ItemChanges.LogicChanged)]
    [InlineData("integer|n|N||\nselect_one l|q|Q|region = 'a'|1 + 1", "l|x|X|a", ItemChanges.None)]
    [InlineData("integer|n|N||2 + 1\nselect_one l|q|Q|region = 'a'|", "l|x|X|a", ItemChanges.None)]
    public void A_filter_of_choices_or_what_it_goes_by_is_logic(string rows, string choices, ItemChanges changes)
    {
        const string Header = "type|name|label|choice_filter|default\n";
        const string Columns = "list_name|name|label|region\n";
        var old = Forms.Read(Header + "integer|n|N||\nselect_one l|q|Q|region = 'a'|", Columns + "l|x|X|a");

        var compared = InstrumentComparison.Compare(old, Forms.Read(Header + rows, Columns + choices));

        Assert.Equal(changes, compared.Single(item => item.Name == "q").Changes);
        Assert.Equal(rows.Contains("2 + 1", StringComparison.Ordinal), compared.Single(item => item.Name == "n").Changes == ItemChanges.LogicChanged);
    }
}
