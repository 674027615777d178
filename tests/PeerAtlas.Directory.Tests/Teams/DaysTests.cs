using PeerAtlas.Directory.Teams;

namespace PeerAtlas.Directory.Tests.Teams;

public sealed class DaysTests
{
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

    private static DateOnly? Day(string? text) => text is null ? null : DateOnly.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
