namespace PeerAtlas.Instruments.Tests;

/// <summary>What nobody here understands in somebody else's form is taken as if it were not there, and told first of all.</summary>
public sealed class NotUnderstoodTests
{
    [Theory]
    [InlineData("relevant", "${nobody} = 1", "It is asked of everybody.")]
    [InlineData("relevant", "1 +", "It is asked of everybody.")]
    [InlineData("relevant", "no-such-function(1) = 1", "It is asked of everybody.")]
    [InlineData("required", "${nobody} = 1", "It may be left empty.")]
    [InlineData("constraint", ". > ${nobody}", "The answer is not checked.")]
    [InlineData("constraint", ". >", "The answer is not checked.")]
    [InlineData("calculation", "${nobody} + 1", "The value is always empty.")]
    [InlineData("default", "concat(${nobody}, 'a')", "The value is always empty.")]
    [InlineData("label", "Of ${nobody}", "Nothing is shown in its place.")]
    public void An_expression_goes_with_what_that_means(string column, string typed, string effect)
    {
        var header = column == "label" ? "type|name|label|hint" : $"type|name|label|{column}";
        var reading = Forms.Open($"{header}\ntext|first|F|\ninteger|q|{(column == "label" ? typed : "Q")}|{(column == "label" ? "" : typed)}");

        var remark = Assert.Single(reading.Remarks, remark => remark.Kind == RemarkKind.NotUnderstood);
        Assert.Equal((3, column), (remark.Places[0].Row, remark.What));
        Assert.StartsWith(effect, remark.Text, StringComparison.Ordinal);
        Assert.True(reading.Taken.Answer("first=a").IsRelevant("q"));
        Assert.Empty(reading.Taken.Answer("first=a", "q=3").Errors);
    }

    [Theory]
    [InlineData("choice_filter", "select_one yn", "region >", "All choices are offered.")]
    [InlineData("repeat_count", "begin_repeat", "${nobody}", "There are as many entries as somebody wants.")]
    public void A_filter_and_a_number_of_entries_go_too(string column, string type, string typed, string effect)
    {
        var end = type == "begin_repeat" ? "\ntext|t|T|\nend_repeat|||" : "";
        var reading = Forms.Open($"type|name|label|{column}\n{type}|q|Q|{typed}{end}", "list_name|name|label\nyn|yes|Yes\nyn|no|No");

        var remark = Assert.Single(reading.Remarks);
        Assert.Equal((RemarkKind.NotUnderstood, column), (remark.Kind, remark.What));
        Assert.StartsWith(effect, remark.Text, StringComparison.Ordinal);
        Assert.Single(reading.Taken.Nodes);
    }

    [Fact]
    public void A_circle_is_opened_where_it_begins_and_the_rest_stays()
    {
        var reading = Forms.Open(
            """
            type | name | label | relevant
            text | a    | A     | ${b} = 'x'
            text | b    | B     | ${a} = 'y'
            """
        );

        Assert.Contains("goes in a circle", Assert.Single(reading.Remarks).Text, StringComparison.Ordinal);
        Assert.True(reading.Taken.Answer().IsRelevant("a"));
        Assert.False(reading.Taken.Answer("a=n").IsRelevant("b"));
        Assert.True(reading.Taken.Answer("a=y").IsRelevant("b"));
    }

    [Theory]
    [InlineData("set form title|x|", "is not known")]
    [InlineData("texxt|x|X", "is not known")]
    [InlineData("|x|X", "no type")]
    [InlineData("select_one|x|X", "name of the list")]
    [InlineData("select_one nowhere|x|X", "no list of choices")]
    public void A_row_that_is_nothing_known_is_not_asked(string row, string message)
    {
        var reading = Forms.Open($"type|name|label|relevant\n{row}|\ntext|q|Q|${{x}} = ''");

        Assert.Contains(message, Assert.Single(reading.Remarks, remark => remark.Kind == RemarkKind.NotUnderstood).Text, StringComparison.Ordinal);
        Assert.Equal(["q"], reading.Taken.Questions.Select(question => question.Name));
    }

    [Fact]
    public void A_question_without_a_name_gets_one_and_a_name_behind_a_group_is_its_own()
    {
        var form = Forms.Read("type|name|label\nbegin repeat jobs||J\ntext||Q\nhidden geopoint|where|\nend repeat||");

        Assert.Equal("jobs", form.Nodes[0].Name);
        Assert.Equal(["question_1"], form.Questions.Select(question => question.Name));
    }

    [Fact]
    public void What_decides_stands_before_what_only_changes()
    {
        var reading = Forms.Open("type|name|label|relevant|constraint\ntext|q|Q|1 +|TRUE", "list_name|name|label\nl|a|A\nl|a|B");

        Assert.Equal(reading.Remarks.OrderBy(remark => remark.Kind), reading.Remarks);
        Assert.Equal(RemarkKind.NotUnderstood, reading.Remarks[0].Kind);
    }
}
