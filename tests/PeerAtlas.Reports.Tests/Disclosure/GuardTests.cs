using PeerAtlas.Reports.Disclosure;
using PeerAtlas.Statistics;

namespace PeerAtlas.Reports.Tests.Disclosure;

public class GuardTests
{
    private static readonly PeerSurvey Survey = new PeerSurvey()
        .Add(4, ("role", "lead"), ("hours", "full"))
        .Add(30, ("role", "peer"), ("hours", "full"))
        .Add(25, ("role", "cps"), ("hours", "part"));

    private static readonly FigureTable Role = Survey.Table("role", "lead", "peer", "cps");

    [Fact]
    public void A_small_number_is_withheld_and_one_that_would_give_it_away()
    {
        var guard = Protect([Role], []);

        Assert.True(guard.Passes);
        Assert.Equal([true, false, true], Role.Figures.Select(guard.IsWithheld));
        Assert.All(guard.Numbers.Where(number => number.Count <= 10), number => Assert.True(number.High is null or > 10));
    }

    [Fact]
    public void The_same_persons_under_another_name_are_withheld_too()
    {
        var named = Survey.Named("cps_share", "role", "cps");
        var guard = Protect([Role, named], []);

        Assert.True(guard.IsWithheld(named.Figures.Single()) == guard.IsWithheld(Role.Figures.Last()));
        Assert.True(guard.Passes);
    }

    [Fact]
    public void A_group_that_is_all_but_a_few_is_withheld()
    {
        var named = Survey.Named("not_lead_share", "role", "peer", "cps");

        Assert.True(Protect([named], []).IsWithheld(named.Figures.Single()));
    }

    [Fact]
    public void Few_who_left_a_question_open_cannot_be_worked_out_from_the_number_of_all()
    {
        var survey = new PeerSurvey().Add(30, ("role", "peer")).Add(30, ("role", "cps")).Add(4);
        var role = survey.Table("role", "peer", "cps");
        var all = role.Partitions[^1].Whole;
        var handedIn = new Figure
        {
            Name = "response.codes.handed_in",
            Label = "Answers",
            Kind = FigureKind.Count,
            Base = new("answers", all.Count),
            Source = new("2026", "", ""),
            Persons = [all],
        };
        var guard = Protect([role], [], handedIn);

        Assert.True(guard.Passes);
        Assert.True(guard.IsWithheld(handedIn) || role.Figures.All(guard.IsWithheld));
    }

    [Fact]
    public void What_a_later_version_tells_reveals_nothing_together_with_an_earlier_one()
    {
        var first = Protect([Role], []);
        var earlier = Role.Figures.Where(figure => !first.IsWithheld(figure)).SelectMany(ToldGroup.Of).ToList();
        var named = Survey.Named("cps_share", "role", "cps");

        // Alone, 25 of 59 harms nobody; beside 30 of 59 it tells that 4 lead.
        Assert.False(ProtectSome([named], []).IsWithheld(named.Figures.Single()));
        var later = ProtectSome([named], earlier);
        Assert.True(later.IsWithheld(named.Figures.Single()));
        Assert.True(later.Passes);
    }

    [Fact]
    public void A_few_late_answers_cannot_be_worked_out_from_two_versions()
    {
        var before = new PeerSurvey().Add(30, ("role", "peer")).Add(25, ("role", "cps"));
        var earlier = before.Table("role", "peer", "cps").Figures.SelectMany(ToldGroup.Of).ToList();
        var after = before.Add(3, ("role", "cps")).Table("role", "peer", "cps");

        var guard = Protect([after], earlier);

        Assert.True(guard.Passes);
        Assert.True(guard.IsWithheld(after.Figures.Last()));
    }

    [Fact]
    public void What_has_been_given_away_before_fails_the_audit()
    {
        var earlier = Role.Figures.SelectMany(ToldGroup.Of).ToList();

        var guard = Protect([Role], earlier);

        Assert.False(guard.Passes);
        Assert.Equal(4, guard.Numbers[0].Count);
        Assert.True(guard.Numbers[0].IsDisclosed);
    }

    [Fact]
    public void The_number_of_records_handed_out_costs_a_later_question_that_few_left_open()
    {
        var survey = new PeerSurvey().Add(30, ("role", "peer"), ("hours", "full")).Add(30, ("role", "cps"), ("hours", "part")).Add(4, ("role", "peer"));
        var role = survey.Table("role", "peer", "cps");
        var hours = survey.Table("hours", "full", "part");
        var records = RecordGroups.Of("peer", role.Partitions[^1].Whole, [], []);
        var published = role.Figures.SelectMany(ToldGroup.Of).ToList();

        Assert.All(Protect([hours], published).Numbers, number => Assert.False(number.IsDisclosed));
        Assert.DoesNotContain(hours.Figures, Protect([hours], published).IsWithheld);
        var guard = Protect([hours], [.. published, .. records]);
        Assert.True(guard.Passes);
        Assert.All(hours.Figures, figure => Assert.True(guard.IsWithheld(figure)));
    }

    [Fact]
    public void What_was_told_is_read_back_as_it_was_written()
    {
        var told = Role.Figures.SelectMany(ToldGroup.Of).ToList();

        Assert.Equal(told, ToldGroup.FromJson(ToldGroup.ToJson(told)));
        Assert.Equal(Role.Figures.First().Persons, told.Take(2).Select(group => group.Group));
    }

    /// <summary>A report that shows some tables of the wave; of the others a reader knows the questions.</summary>
    private static Guard ProtectSome(FigureTable[] tables, IReadOnlyList<ToldGroup> earlier) =>
        new GuardCache().Protect(GuardedPublication.Of(PeerSurvey.Figures(tables), [Role, .. tables], earlier));

    private static Guard Protect(FigureTable[] tables, IReadOnlyList<ToldGroup> earlier, params Figure[] others) =>
        new GuardCache().Protect(GuardedPublication.Of([.. PeerSurvey.Figures(tables), .. others], tables, earlier));
}
