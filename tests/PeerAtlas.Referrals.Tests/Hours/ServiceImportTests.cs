using Microsoft.EntityFrameworkCore;
using PeerAtlas.Referrals.Hours;
using PeerAtlas.Testing;

namespace PeerAtlas.Referrals.Tests.Hours;

/// <summary>Service records of an agency: all or nothing, once, and into one's own agency only; with totals that are true afterwards.</summary>
public sealed class ServiceImportTests
{
    public static TheoryData<DatabaseKind> Both => TestDatabase.Both;

    [Theory]
    [MemberData(nameof(Both))]
    public async Task Records_are_taken_once_and_their_totals_are_true(DatabaseKind kind)
    {
        await using var site = new TestSite(kind);
        var agency = await WorkingAgency.MakeAsync(site, "k", persons: 4, on: 3);
        string[] file =
        [
            agency.Line("a1"),
            agency.Line("a2", minutes: 45),
            agency.Line("a3", activity: "outreach", person: ""),
            agency.Line("a4", "2026-08-31", person: "P2"),
            agency.Line("a5", person: "P4"),
        ];
        Assert.Equal((5, 0, 0), Counts(await agency.ImportAsync(file)));
        await HoldsAsync(site, ("2026-08-01", 1, 30, 0, 3, 1), ("2026-09-01", 4, 135, 30, 3, 1));

        // The same file again changes nothing, and one that overlaps adds what is new.
        Assert.Equal((0, 0, 5), Counts(await agency.ImportAsync(file)));
        Assert.Equal((1, 0, 5), Counts(await agency.ImportAsync([.. file, agency.Line("a6", person: "P3")])));
        await HoldsAsync(site, ("2026-08-01", 1, 30, 0, 3, 1), ("2026-09-01", 5, 165, 30, 3, 2));
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_record_that_changed_replaces_the_old_one_which_is_kept_beside_it(DatabaseKind kind)
    {
        await using var site = new TestSite(kind);
        var agency = await WorkingAgency.MakeAsync(site, "k");
        await agency.ImportAsync(agency.Line("a1"), agency.Line("a2", person: "P2"));
        Assert.Equal((0, 1, 1), Counts(await agency.ImportAsync(agency.Line("a1"), agency.Line("a2", "2026-08-20", 60, "outreach", "P3"))));
        await HoldsAsync(site, ("2026-08-01", 1, 60, 60, 3, 1), ("2026-09-01", 1, 30, 0, 3, 1));
        var old = await site.WithDatabaseAsync(database => database.Set<ReplacedServiceRecord>().SingleAsync());
        Assert.Equal(("a2", 30, agency.Persons[1].Id), (old.Record, old.Minutes, old.PersonId));
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task Every_bad_line_is_named_and_nothing_is_taken(DatabaseKind kind)
    {
        await using var site = new TestSite(kind);
        var agency = await WorkingAgency.MakeAsync(site, "k");
        var other = await WorkingAgency.MakeAsync(site, "o", persons: 9);
        var result = await agency.ImportAsync(
            agency.Line("a1"),
            agency.Line("a2", "2026-13-01"),
            agency.Line("a3", minutes: 0),
            agency.Line("a4", activity: "treatment-goals"),
            agency.Line("a5", person: "P9"),
            agency.Line("a6", "2027-01-01"),
            agency.Line("a7", payer: "nobody"),
            other.Line("a8"),
            agency.Line("")
        );
        Assert.Equal(
            [(3, "date"), (4, "minutes"), (5, "activity"), (6, "person"), (7, "date"), (8, "payer"), (9, "peer"), (10, "record")],
            result.Problems.Select(problem => (problem.Line!.Value, problem.Column!)).Where(place => place != (3, "activity"))
        );
        Assert.Contains(result.Problems, problem => problem.Message.Contains("primary provider writes treatment goals", StringComparison.Ordinal));
        Assert.False(await site.WithDatabaseAsync(database => database.Set<ServiceRecord>().AnyAsync()));
        Assert.False(await site.WithDatabaseAsync(database => database.Set<PeerMonth>().AnyAsync()));
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task An_id_that_stands_twice_is_named_with_both_lines(DatabaseKind kind)
    {
        await using var site = new TestSite(kind);
        var agency = await WorkingAgency.MakeAsync(site, "k");
        var result = await agency.ImportAsync(agency.Line("a1"), agency.Line("a2"), agency.Line("a1", minutes: 31));
        var problem = Assert.Single(result.Problems);
        Assert.Equal((4, "record"), (problem.Line, problem.Column));
        Assert.Contains("line 2", problem.Message, StringComparison.Ordinal);
        Assert.False(await site.WithDatabaseAsync(database => database.Set<ServiceRecord>().AnyAsync()));

        // It is found among records that are there already, too.
        await agency.ImportAsync(agency.Line("a1"));
        Assert.Equal(1, (await agency.ImportAsync(agency.Line("a1"), agency.Line("a1", minutes: 31))).ProblemCount);
        Assert.Equal(1, await site.WithDatabaseAsync(database => database.Set<ServiceRecord>().CountAsync()));
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task Two_agencies_may_use_the_same_ids(DatabaseKind kind)
    {
        await using var site = new TestSite(kind);
        var (one, two) = (await WorkingAgency.MakeAsync(site, "k"), await WorkingAgency.MakeAsync(site, "o"));
        Assert.Equal((1, 0, 0), Counts(await one.ImportAsync(one.Line("a1"))));
        Assert.Equal((1, 0, 0), Counts(await two.ImportAsync(two.Line("a1"))));
        Assert.Equal(2, await site.WithDatabaseAsync(database => database.Set<ServiceRecord>().CountAsync()));
    }

    private static (long Added, long Changed, long Unchanged) Counts(ServiceImportResult result)
    {
        Assert.Empty(result.Problems);
        return (result.Added, result.Changed, result.Unchanged);
    }

    private static async Task HoldsAsync(
        TestSite site,
        params (string Month, long Contacts, long Minutes, long Outside, int Caseload, int Supported)[] expected
    )
    {
        var peers = await site.WithDatabaseAsync(database => database.Set<PeerMonth>().OrderBy(month => month.Month).ToListAsync());
        var teams = await site.WithDatabaseAsync(database => database.Set<TeamMonth>().OrderBy(month => month.Month).ToListAsync());
        Assert.Equal(
            expected.Select(month => (month.Month, month.Contacts, month.Minutes, month.Outside)),
            peers.Select(month => (month.Month.ToString("yyyy-MM-dd"), month.Contacts, month.Minutes, month.OutsideMinutes))
        );
        // The site itself counts the caseload of the month that has begun, at its own time.
        var known = expected.Select(month => month.Month).ToHashSet();
        Assert.Equal(
            expected.Select(month => (month.Month, month.Caseload, month.Supported)),
            teams
                .Where(month => month.Supported > 0 || known.Contains(month.Month.ToString("yyyy-MM-dd")))
                .Select(month => (month.Month.ToString("yyyy-MM-dd"), month.Caseload, month.Supported))
        );
    }
}
