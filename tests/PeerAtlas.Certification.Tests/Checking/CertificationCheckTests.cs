using FsCheck;
using FsCheck.Fluent;
using PeerAtlas.Certification.Checking;
using PeerAtlas.Certification.Persons;
using PeerAtlas.Certification.Rules;

namespace PeerAtlas.Certification.Tests.Checking;

/// <summary>What holds for every rule and every person.</summary>
public sealed class CertificationCheckTests
{
    private static readonly Config Runs = Config.QuickThrowOnFailure.WithMaxTest(1000);

    private static readonly string[] Topics =
    [
        "ethics",
        "trauma",
        "boundaries",
        "diversity",
        "coaching",
        "peer",
        "core",
        "wellness",
        "supervised",
        "mentoring",
        "electives",
        "whole_health",
        "supervision",
        "art",
    ];

    private static readonly Gen<DateOnly> Days = Gen.Choose(0, 365 * 5).Select(day => new DateOnly(2023, 6, 1).AddDays(day));

    private static readonly Gen<HourRecord> Hours =
        from number in Gen.Choose(0, 1_000_000)
        from date in Days
        from quarters in Gen.Choose(1, 60)
        from topics in Gen.Elements(Topics).ArrayOf().Select(topics => topics.Take(3).ToArray())
        from provider in Gen.Elements<string?>(null, "GMHCN", "Somebody")
        select new HourRecord($"h{number}", date, quarters / 4m, topics, provider);

    private static readonly Gen<HeldCredential> Credentials =
        from rule in Gen.Elements(RuleBook.Shipped.All.ToArray())
        from issued in Gen.OneOf(Days.Select(day => (DateOnly?)day), Gen.Constant<DateOnly?>(null))
        from provisional in Gen.Elements(true, false)
        from years in Gen.Choose(1, 3)
        from renewed in Days.ArrayOf().Select(days => days.Distinct().Take(3).ToArray())
        from hours in Hours.ListOf()
        select new HeldCredential(rule.Id, issued, hours.DistinctBy(record => record.Id).ToList()) with
        {
            IsProvisional = provisional && rule.Versions[0].Provisional is not null,
            ChosenYears = rule.Id == "NY-NYCPS" ? years : null,
            Renewals = [.. renewed.Where(day => day > issued).Select(day => new CredentialRenewal(day, null))],
            Endorsements = rule.Id == "TX-MHPS" && years == 1 ? [new("supervisor", 0, 0)] : [],
        };

    private static readonly Gen<(HeldCredential[] Held, DateOnly On)> Persons =
        from held in Gen.OneOf(Credentials.Select(one => new[] { one }), Idahos())
        from day in Days
        select (held, day);

    [Fact]
    public void More_hours_make_no_status_worse_and_leave_no_more_missing() =>
        Check.One(Runs, Prop.ForAll(Persons.ToArbitrary(), Hours.ToArbitrary(), (person, hour) =>
            {
                hour = hour with { Id = "new" };
                var before = CertificationCheck.Evaluate(new(person.Held, []), RuleBook.Shipped, person.On);
                HeldCredential[] more = [.. person.Held.Select(held => held with { Hours = [.. held.Hours, hour] })];
                var after = CertificationCheck.Evaluate(new(more, []), RuleBook.Shipped, person.On);
                Assert.All(before.Zip(after), pair =>
                {
                    Assert.True(pair.Second.Status <= pair.First.Status);
                    Assert.True(pair.Second.Total >= pair.First.Total);
                    Assert.All(pair.Second.Missing, part =>
                    {
                        var was = pair.First.Missing.FirstOrDefault(other => (other.Kind, other.What) == (part.Kind, part.What));
                        Assert.True(was is not null && part.Hours.GetValueOrDefault() <= was.Hours.GetValueOrDefault() && !(part.Count > was.Count));
                    });
                });
            }));

    [Fact]
    public void The_order_of_records_does_not_matter() =>
        Check.One(Runs, Prop.ForAll(Persons.ToArbitrary(), Gen.Choose(0, int.MaxValue).ToArbitrary(), (person, seed) =>
            {
                var random = new Random(seed);
                HeldCredential[] shuffled = [.. person.Held.Select(held => held with { Hours = [.. held.Hours.OrderBy(_ => random.Next())] })];
                Assert.Equal(Told(person.Held, person.On), Told(shuffled, person.On));
            }));

    [Fact]
    public void No_more_counts_than_there_is_and_each_floor_counts_within_the_total() => Check.One(Runs, Prop.ForAll(Persons.ToArbitrary(), person =>
            {
                var standings = CertificationCheck.Evaluate(new(person.Held, []), RuleBook.Shipped, person.On);
                Assert.All(standings.Zip(person.Held), pair =>
                {
                    Assert.InRange(pair.First.Total, 0, pair.Second.Hours.Sum(record => record.Hours));
                    Assert.InRange(pair.First.ByTopic.Sum(topic => topic.Hours), 0, pair.First.Total);
                });
                if (person.Held.Length > 1 && standings.All(standing => standing.Status != CredentialStatus.InTraining))
                    Assert.InRange(standings.Sum(standing => standing.Total), 0, person.Held[0].Hours.Sum(record => record.Hours));
            }));

    [Fact]
    public void What_is_missing_is_enough_when_it_is_added() => Check.One(Runs, Prop.ForAll(Persons.ToArbitrary(), person =>
            {
                var standings = CertificationCheck.Evaluate(new(person.Held, []), RuleBook.Shipped, person.On);
                HeldCredential[] done = [.. person.Held.Select((held, number) => Fill(held, standings[number], number))];
                var after = CertificationCheck.Evaluate(new(done, []), RuleBook.Shipped, person.On);
                // Who renewed today has no day yet on which hours could count.
                Assert.All(after.Where(standing => standing.Period.From <= standing.On), standing =>
                    Assert.DoesNotContain(standing.Missing, part => part.Kind is < MissingKind.Supervised)
                );
            }));

    [Fact]
    public void The_least_hours_that_are_missing_are_enough_too()
    {
        // Six of the ten missing hours are on topics; four on anything are enough beside them.
        var held = Given.Holds("PA-CPS", "2025-01-01", Given.Hour("a", "2025-03-01", 21, "peer"), Given.Hour("b", "2025-03-02", 5, "art"));
        Assert.Equal("total 10, peer 3, ethics 3", held.On("2026-01-01").Lacks());
        HourRecord[] more = [Given.Hour("c", "2025-04-01", 3, "peer"), Given.Hour("d", "2025-04-02", 3, "ethics"), Given.Hour("e", "2025-04-03", 4)];
        Assert.Equal("", (held with { Hours = [.. held.Hours, .. more] }).On("2026-01-01").Lacks());
    }

    [Fact]
    public void Eight_credentials_that_share_no_hours_are_divided_and_too_many_are_refused()
    {
        var hours = Enumerable.Range(0, 75).Select(number => Given.Hour($"h{number}", "2025-03-01", 1, number < 7 ? ["ethics"] : [])).ToArray();
        HeldCredential[] Of(int number) => [.. Enumerable.Repeat(Given.Holds("ID-CPSS", "2025-01-01", hours), number)];
        Assert.Equal(["", "", "", "", "", "", "", "total 5, ethics 1"], Of(8).On("2025-06-01").Select(Given.Lacks));
        Assert.Throws<PeerAtlas.Certification.Json.CertificationInputException>(() => Of(33).On("2025-06-01"));
    }

    [Fact]
    public void Hours_of_all_credentials_count_for_each()
    {
        var person = new CertifiedPerson(
            [Given.Holds("WI-CPS", "2025-01-01"), Given.Holds("ICRC-PR", "2025-01-01")],
            [Given.Hour("a", "2025-03-01", 7, "ethics")]
        );
        Assert.Equal([7m, 7m], CertificationCheck.Evaluate(person, RuleBook.Shipped, Given.Day("2025-06-01")).Select(standing => standing.Total));
    }

    private static Gen<HeldCredential[]> Idahos() =>
        from first in Days
        from second in Days
        from hours in Hours.ListOf().Select(hours => hours.DistinctBy(record => record.Id).ToList())
        select new[] { new HeldCredential("ID-CPSS", first, hours), new HeldCredential("ID-CPSS", second, hours) };

    private static HeldCredential Fill(HeldCredential held, CredentialStanding standing, int credential)
    {
        var day = standing.Period.From > DateOnly.MinValue ? standing.Period.From : standing.On;
        IEnumerable<HourRecord> more = standing.Missing.SelectMany(
            (part, number) =>
                part.Kind switch
                {
                    MissingKind.Total => [new HourRecord($"more-{credential}-{number}", day, part.Hours!.Value, [])],
                    MissingKind.Topic => [new($"more-{credential}-{number}", day, part.Hours!.Value, [part.What])],
                    MissingKind.Provider => [new($"more-{credential}-{number}", day, part.Hours!.Value, [], part.What)],
                    MissingKind.Course => Enumerable
                        .Range(0, part.Count!.Value)
                        .Select(n => new HourRecord($"more-{credential}-{number}-{n}", day, 0.5m, [part.What])),
                    _ => (IEnumerable<HourRecord>)[],
                }
        );
        return held with { Hours = [.. held.Hours, .. more] };
    }

    private static string Told(HeldCredential[] held, DateOnly on) =>
        string.Join(
            '\n',
            CertificationCheck
                .Evaluate(new(held, []), RuleBook.Shipped, on)
                .Select(standing =>
                    $"{standing.Status} {standing.Total} {string.Join(' ', standing.ByTopic.Select(topic => topic.Hours))} {standing.Lacks()} "
                    + string.Join(
                        ' ',
                        standing.NotCounted.Order(Comparer<NotCounted>.Create((one, other) => string.CompareOrdinal(one.ToString(), other.ToString())))
                    )
                )
        );
}
