using Microsoft.EntityFrameworkCore;
using PeerAtlas.Directory.Teams;
using PeerAtlas.Directory.Workers;
using PeerAtlas.Testing;

namespace PeerAtlas.Directory.Tests.Teams;

public sealed class DaysTests
{
    public static TheoryData<DatabaseKind> Databases => TestDatabase.Both;

    [Theory]
    [InlineData("2026-01-01", "2026-03-31", "2026-03-31", null, true)]
    [InlineData("2026-01-01", "2026-03-31", "2026-04-01", null, false)]
    [InlineData("2026-01-01", null, "2030-01-01", "2030-01-02", true)]
    [InlineData("2026-01-01", null, "2025-01-01", "2025-12-31", false)]
    [InlineData("2026-01-01", null, "2025-01-01", null, true)]
    public void A_team_has_one_staffing_pattern_at_a_time(string from, string? to, string otherFrom, string? otherTo, bool clash)
    {
        var standing = new StaffingPeriod
        {
            OrganisationId = Guid.NewGuid(),
            TeamId = Guid.NewGuid(),
            Pattern = StaffingPattern.Integrated,
            StartsOn = Day(from)!.Value,
            EndsOn = Day(to),
        };
        Assert.Equal(clash, StaffingPeriod.Refuse([standing], Day(otherFrom)!.Value, Day(otherTo)) is not null);
        Assert.NotNull(StaffingPeriod.Refuse([], new(2026, 2, 1), new(2026, 1, 31)));
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task What_the_database_finds_by_days_is_what_a_walk_through_the_days_finds(DatabaseKind kind)
    {
        const int Days = 12;
        var chance = new Random(20261001);
        var first = new DateOnly(2026, 2, 22);
        await using var site = new TestSite(kind);
        var organisation = await site.AddOrganisationAsync("K");
        var worker = new Worker { Name = "Ada" };
        List<WorkerPlace> places = [];
        for (var i = 0; i < 120; i++)
        {
            var from = chance.Next(Days);
            places.Add(
                new()
                {
                    WorkerId = worker.Id,
                    OrganisationId = organisation.Id,
                    Position = WorkerPosition.PeerWorker,
                    StartsOn = first.AddDays(from),
                    EndsOn = chance.Next(4) == 0 ? null : first.AddDays(chance.Next(from, Days)),
                }
            );
        }

        await site.AddAsync([worker, .. places]);
        await site.WithDatabaseAsync(async database =>
        {
            var rows = database.Set<WorkerPlace>();
            for (var a = -1; a <= Days; a++)
            {
                Assert.Equal(On(a, a), await rows.HoldingOn(first.AddDays(a)).CountAsync());
                Assert.Equal(On(a, Days), await rows.NotOverBefore(first.AddDays(a)).CountAsync());
                for (var b = a; b <= Days; b++)
                {
                    Assert.Equal(On(a, b), await rows.Overlapping(first.AddDays(a), first.AddDays(b)).CountAsync());
                    Assert.Equal(On(a, b), places.Count(place => place.Overlaps(first.AddDays(a), first.AddDays(b))));
                }
            }
        });

        int On(int from, int to) => places.Count(place => Enumerable.Range(from, to - from + 1).Any(day => IsWithin(place, first.AddDays(day))));
        bool IsWithin(WorkerPlace place, DateOnly day)
        {
            for (var at = place.StartsOn; at <= (place.EndsOn ?? first.AddDays(Days)); at = at.AddDays(1))
            {
                if (at == day)
                    return true;
            }

            return false;
        }
    }

    private static DateOnly? Day(string? text) => text is null ? null : DateOnly.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
