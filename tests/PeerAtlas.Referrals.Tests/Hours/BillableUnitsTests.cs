using FsCheck;
using FsCheck.Fluent;
using PeerAtlas.Referrals.Hours;

namespace PeerAtlas.Referrals.Tests.Hours;

/// <summary>Minutes to units: the published table of the eighth-minute rule, and what must hold for any rule.</summary>
public sealed class BillableUnitsTests
{
    private static readonly DateOnly Day = new(2026, 5, 4);

    /// <summary>Medicare Claims Processing Manual, chapter 5, section 20.2: 8–22 is one unit, 23–37 two, 38–52 three, 53–67 four.</summary>
    [Theory]
    [InlineData(7, 0)]
    [InlineData(8, 1)]
    [InlineData(22, 1)]
    [InlineData(23, 2)]
    [InlineData(37, 2)]
    [InlineData(38, 3)]
    [InlineData(52, 3)]
    [InlineData(53, 4)]
    [InlineData(67, 4)]
    [InlineData(68, 5)]
    public void Units_begin_at_their_eighth_minute(int minutes, int units) => Assert.Equal(units, BillableUnits.Round(minutes, Rule(first: 8, further: 8)));

    [Theory]
    [InlineData(14, 15, 15, 0)]
    [InlineData(15, 15, 15, 1)]
    [InlineData(44, 15, 15, 2)]
    [InlineData(1, 1, 1, 1)]
    [InlineData(16, 1, 1, 2)]
    [InlineData(7, 8, 1, 0)]
    [InlineData(8, 8, 1, 1)]
    [InlineData(16, 8, 1, 2)]
    [InlineData(10, 8, 15, 1)]
    public void Other_payers_round_otherwise(int minutes, int first, int further, int units) =>
        Assert.Equal(units, BillableUnits.Round(minutes, Rule(first, further)));

    [Fact]
    public void Minutes_of_a_day_are_added_up_where_the_payer_says_so()
    {
        TimedContact[] day = [new(7, false), new(7, false), new(9, false)];
        Assert.Equal([0, 1, 1], BillableUnits.OfDay(day, Rule(8, 8, RoundedBy.Day)).Select(contact => contact.Units));
        Assert.Equal([0, 0, 1], BillableUnits.OfDay(day, Rule(8, 8)).Select(contact => contact.Units));
    }

    [Fact]
    public void The_cap_of_a_day_cuts_what_comes_last()
    {
        var rule = Rule(15, 15);
        rule.DailyCap = 5;
        var units = BillableUnits.OfDay([new(60, false), new(30, true), new(15, false)], rule);
        Assert.Equal([new(4, 0), new(1, 1), new(0, 1)], units);
    }

    [Fact]
    public void Groups_are_left_out_where_they_are_not_paid()
    {
        var rule = Rule(15, 15);
        rule.PaysGroups = false;
        Assert.Equal([0, 2], BillableUnits.OfDay([new(60, true), new(30, false)], rule).Select(contact => contact.Units));
    }

    [Fact]
    public void The_rule_of_the_day_decides()
    {
        PayerRule[] rules = [Rule(1, 1, from: new(2010, 1, 1), until: new(2015, 12, 31)), Rule(15, 15, from: new(2016, 1, 1))];
        Assert.Equal(1, BillableUnits.InForce(rules, "p", new(2015, 12, 31))!.FirstUnitFrom);
        Assert.Equal(15, BillableUnits.InForce(rules, "p", new(2016, 1, 1))!.FirstUnitFrom);
        Assert.Null(BillableUnits.InForce(rules, "p", new(2009, 12, 31)));
        Assert.Null(BillableUnits.InForce(rules, "another", Day));
    }

    [Fact]
    public void More_minutes_never_make_fewer_units_and_the_cap_always_holds() =>
        Prop.ForAll(Days().ToArbitrary(), day =>
            {
                var units = BillableUnits.OfDay(day.Contacts, day.Rule);
                Assert.True(units.All(contact => contact.Units >= 0 && contact.Beyond >= 0));
                Assert.True(units.Sum(contact => contact.Units) <= (day.Rule.DailyCap ?? int.MaxValue));
                for (var minutes = 1; minutes <= 200; minutes++)
                    Assert.InRange(BillableUnits.Round(minutes, day.Rule) - BillableUnits.Round(minutes - 1, day.Rule), 0, 1 + 1 / day.Rule.UnitMinutes);
            })
            .QuickCheckThrowOnFailure();

    [Fact]
    public void A_day_taken_as_a_whole_has_the_units_of_its_minutes() =>
        Prop.ForAll(Days().ToArbitrary(), day =>
            {
                day.Rule.RoundedBy = RoundedBy.Day;
                day.Rule.DailyCap = null;
                day.Rule.PaysGroups = true;
                var units = BillableUnits.OfDay(day.Contacts, day.Rule).Sum(contact => contact.Units);
                var whole = new[] { false, true }.Sum(isGroup =>
                    BillableUnits.Round(day.Contacts.Where(contact => contact.IsGroup == isGroup).Sum(contact => contact.Minutes), day.Rule)
                );
                Assert.Equal(whole, units);
            })
            .QuickCheckThrowOnFailure();

    private static Gen<(TimedContact[] Contacts, PayerRule Rule)> Days() =>
        from contacts in (from minutes in Gen.Choose(1, 300) from isGroup in Gen.Elements(true, false) select new TimedContact(minutes, isGroup)).ArrayOf()
        from unit in Gen.Elements(5, 15, 30, 60)
        from first in Gen.Choose(1, unit)
        from further in Gen.Choose(1, unit)
        from cap in Gen.Elements<int?>(null, 1, 4, 16)
        from way in Gen.Elements(RoundedBy.Contact, RoundedBy.Day)
        from groups in Gen.Elements(true, false)
        select (
            contacts,
            new PayerRule
            {
                Payer = "p",
                Name = "P",
                Code = "H0038",
                From = Day,
                Source = "made up",
                UnitMinutes = unit,
                FirstUnitFrom = first,
                FurtherUnitFrom = further,
                RoundedBy = way,
                DailyCap = cap,
                PaysGroups = groups,
            }
        );

    private static PayerRule Rule(int first, int further, RoundedBy by = RoundedBy.Contact, DateOnly? from = null, DateOnly? until = null) =>
        new()
        {
            Payer = "p",
            Name = "P",
            Code = "H0038",
            From = from ?? new(2010, 1, 1),
            Until = until,
            UnitMinutes = 15,
            FirstUnitFrom = first,
            FurtherUnitFrom = further,
            RoundedBy = by,
            PaysGroups = true,
            Source = "made up",
        };
}
