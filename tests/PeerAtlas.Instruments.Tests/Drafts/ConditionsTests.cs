using FsCheck;
using FsCheck.Fluent;

namespace PeerAtlas.Instruments.Tests.Drafts;

public class ConditionsTests
{
    [Theory]
    [InlineData("${a} = 'yes'", "${a} = 'yes'")]
    [InlineData("${a}>=5  and selected( ${b}, \"x\" )", "${a} >= 5 and selected(${b}, 'x')")]
    [InlineData("${c} = \"today()\"", "${c} = 'today()'")]
    [InlineData("${a} = '' or not(selected(${b}, 'x')) or ${c} != ''", "${a} = '' or not(selected(${b}, 'x')) or ${c} != ''")]
    [InlineData("${d} < date('2026-11-30')", "${d} < date('2026-11-30')")]
    [InlineData("${a} < -2.5", "${a} < -2.5")]
    [InlineData("${a} != \"it's\"", "${a} != \"it's\"")]
    public void What_simple_conditions_say_is_read_and_written(string expression, string written) =>
        Assert.Equal(
            written,
            Conditions
                .Read(expression)!
                .Write(name =>
                    name == "a" && !expression.Contains('\'', StringComparison.Ordinal) ? "decimal"
                    : name == "d" ? "date"
                    : "text"
                )
        );

    [Theory]
    [InlineData("9:00", ConditionTest.Is, "starts-with(${opens}, '09:00')")]
    [InlineData("14:30", ConditionTest.IsNot, "not(starts-with(${opens}, '14:30'))")]
    public void A_time_is_held_to_the_minute_since_other_programs_keep_its_seconds_and_zone(string value, ConditionTest test, string written)
    {
        var expression = new Conditions([new("opens", test, value)], IsAny: false).Write(_ => "time");

        Assert.Equal(written, expression);
        Assert.Equal(written, Conditions.Read(expression)!.Write(_ => "time"));
        var form = Forms.Open($"type|name|label|relevant\ntime|opens|Opens|\ntext|q|Q|{expression}").Taken;
        Assert.Equal(test == ConditionTest.Is, form.Answer($"opens={value}").IsRelevant("q"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("${a} = ${b}")]
    [InlineData("${a} = 1 and (${b} = 2 or ${c} = 3)")]
    [InlineData("sum(${a}) > 3")]
    [InlineData("true()")]
    [InlineData("1 +")]
    [InlineData("not(${a} = 1)")]
    [InlineData("${a} > ''")]
    public void What_says_more_is_left_to_be_written_by_hand(string expression) => Assert.Null(Conditions.Read(expression));

    [Fact]
    public void Any_conditions_come_back_as_they_were_chosen()
    {
        var value = Gen.Elements("a", "5", "-0.5", "2026-02-28", "it's", "two words", "today()");
        var condition = Gen.Elements("q1", "q2")
            .Zip(Gen.Elements(Enum.GetValues<ConditionTest>()))
            .Zip(value)
            .Select(all => new Condition(all.Item1.Item1, all.Item1.Item2, Condition.NeedsValue(all.Item1.Item2) ? all.Item2 : ""));
        var many = condition.NonEmptyListOf().Zip(Gen.Elements(true, false));
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(500), Prop.ForAll(many.ToArbitrary(), chosen =>
            {
                var (all, isAny) = chosen;
                var again = Conditions.Read(new Conditions([.. all], isAny).Write(name => name == "q1" ? "integer" : "calculate"))!;
                Assert.Equal(all, again.All);
                Assert.Equal(isAny && all.Count > 1, again.IsAny);
            }));
    }

    [Theory]
    [InlineData(". >= 0 and . <= 40", "integer", "0", "40", "")]
    [InlineData(".<=today()", "date", "", "today()", "")]
    [InlineData(". >= date('2020-01-01')", "date", "2020-01-01", "", "")]
    [InlineData("string-length(.) <= 20", "text", "", "20", "")]
    [InlineData("count-selected(.) <= 3 and not(selected(., 'none') and count-selected(.) > 1)", "select_multiple", "", "3", "none")]
    public void Limits_are_read_and_written(string constraint, string type, string least, string most, string alone)
    {
        var limits = AnswerLimits.Read(constraint, type);
        Assert.Equal(new AnswerLimits(least, most, alone), limits);
        Assert.Equal(limits, AnswerLimits.Read(limits!.Write(type), type));
        Assert.Null(limits.Problem(type, out _));
    }

    [Theory]
    [InlineData(". >= ${least}", "integer")]
    [InlineData(". >= 1 and . >= 2", "integer")]
    [InlineData(". > 1", "integer")]
    [InlineData("string-length(.) <= 20", "integer")]
    [InlineData("regex(., 'a+')", "text")]
    public void A_constraint_that_says_more_is_left_to_be_written_by_hand(string constraint, string type) => Assert.Null(AnswerLimits.Read(constraint, type));

    [Theory]
    [InlineData("9", "3", "integer", "Most")]
    [InlineData("many", "", "decimal", "Least")]
    [InlineData("30.11.2026", "", "date", "Least")]
    [InlineData("", "0", "text", "Most")]
    [InlineData("", "5", "time", "Most")]
    [InlineData("1e5", "", "integer", "Least")]
    public void Limits_that_no_answer_meets_are_refused_at_their_field(string least, string most, string type, string field)
    {
        Assert.NotNull(new AnswerLimits(least, most).Problem(type, out var at));
        Assert.Equal(field, at);
    }
}
