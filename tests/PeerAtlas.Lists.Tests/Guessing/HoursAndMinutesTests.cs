namespace PeerAtlas.Lists.Tests.Guessing;

/// <summary>Hours in one column and minutes in the next.</summary>
public sealed class HoursAndMinutesTests
{
    [Theory]
    [InlineData("Date,Hours,Minutes,Task\n2026-11-23,1,30,group\n2026-11-24,,45,group\n2026-11-25,2,,group\n2026-11-26,0,0,group\n")]
    [InlineData("Date,total_hour,total_minute,Task\n2026-11-23,1,30,group\n2026-11-24,,45,group\n2026-11-25,2,,group\n2026-11-26,0,0,group\n")]
    [InlineData("Dato;Timer;Minutter\n23-11-2026;1;30\n24-11-2026;;45\n25-11-2026;2;0\n")]
    public void Make_one_duration(string log)
    {
        using var file = Forms.Csv(log);
        var form = Danish(Forms.Log());
        var proposal = ListGuess.Propose(file, form);

        var (rows, counts) = Forms.Apply(file, form, Forms.OneForAll(proposal.Mapping));

        Assert.Equal(["B", "C"], proposal.Mapping.Source("minutes")!.Columns);
        Assert.DoesNotContain(proposal.Questions, question => question.Kind == QuestionKind.DurationUnit);
        Assert.Equal(["90", "45", "120"], rows.Select(row => row.Record?["minutes"]).OfType<string>());
        Assert.Equal(0, counts.ProblemRows);
    }

    [Theory]
    // The same time told twice, hours of which the decimals are minutes, and minutes of another thing.
    [InlineData("Date,Hours,Minutes\n2026-11-23,1,60\n2026-11-24,2,120\n")]
    [InlineData("Date,Hours,Minutes\n2026-11-23,0.5,30\n2026-11-24,0.25,15\n")]
    [InlineData("Date,Hours,Task,Minutes\n2026-11-23,1,group,20\n2026-11-24,2,group,10\n")]
    public void Are_joined_only_where_they_are_parts(string log)
    {
        using var file = Forms.Csv(log);

        Assert.Single(ListGuess.Propose(file, Danish(Forms.Log())).Mapping.Source("minutes")!.Columns);
    }

    [Theory]
    [InlineData("2.5")]
    [InlineData("60")]
    public void Are_not_read_where_the_second_column_is_no_minutes_of_an_hour(string minutes)
    {
        using var file = Forms.Csv($"Date,Jo,Sam\n2026-11-23,1,{minutes}\n");
        var mapping = Forms.OneForAll(
            new ListMapping
            {
                Form = "log",
                HeaderRow = 1,
                MakeKeys = true,
            }
        );
        mapping = mapping.With("date", FieldSource.Of("A")).With("minutes", FieldSource.Of("B", "C"));

        Assert.Equal(ValueFault.Unreadable, Assert.Single(Forms.Apply(file, Danish(Forms.Log()), mapping).Rows[1].Problems).Fault);
    }

    [Fact]
    public void Are_two_columns_at_most()
    {
        var mapping = new ListMapping { Form = "log" }.With("minutes", FieldSource.Of("A", "B", "C"));

        Assert.Equal("At most two columns can give \"Duration\": hours, then minutes.", MappingCheck.Problem(mapping, Danish(Forms.Log())));
    }

    private static ListForm Danish(ListForm log) =>
        new(
            log.Name,
            [
                .. log.Fields.Select(field =>
                    field.Name == "minutes" ? field with { MayJoin = true, Words = [.. field.Words, "timer", "minutter"] }
                    : field.Name == "date" ? field with { Words = [.. field.Words, "dato"] }
                    : field
                ),
            ]
        )
        {
            MayGoAcross = true,
        };
}
