using System.Globalization;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace PeerAtlas.Platform.Tests;

public sealed class AuthorityClockTests
{
    // 2026: New York changes on March 8 and November 1 at 2 am, Havana at midnight of the same days.
    [Theory]
    [InlineData("America/New_York", "2026-03-08", "2026-03-08T05:00:00Z")]
    [InlineData("America/New_York", "2026-03-09", "2026-03-09T04:00:00Z")]
    [InlineData("America/New_York", "2026-11-01", "2026-11-01T04:00:00Z")]
    [InlineData("America/New_York", "2026-11-02", "2026-11-02T05:00:00Z")]
    [InlineData("America/Havana", "2026-03-08", "2026-03-08T05:00:00Z")]
    [InlineData("America/Havana", "2026-11-01", "2026-11-01T04:00:00Z")]
    [InlineData("Pacific/Honolulu", "2026-03-08", "2026-03-08T10:00:00Z")]
    public void A_day_begins_at_its_first_moment(string zone, string day, string utc) =>
        Assert.Equal(Moment(utc), Clock(zone, "2026-01-01T00:00:00Z").StartOf(DateOnly.Parse(day, CultureInfo.InvariantCulture)));

    [Theory]
    [InlineData("America/New_York", "2026-03-08", "02:30", "2026-03-08T07:00:00Z")]
    [InlineData("America/New_York", "2026-11-01", "01:30", "2026-11-01T05:30:00Z")]
    [InlineData("America/New_York", "2026-11-01", "03:00", "2026-11-01T08:00:00Z")]
    public void A_time_that_the_clocks_skip_is_the_next_there_is_and_one_that_comes_twice_is_the_first(string zone, string day, string time, string utc) =>
        Assert.Equal(
            Moment(utc),
            Clock(zone, "2026-01-01T00:00:00Z").At(DateOnly.Parse(day, CultureInfo.InvariantCulture), TimeOnly.Parse(time, CultureInfo.InvariantCulture))
        );

    [Theory]
    [InlineData("2026-11-02T04:59:59Z", "2026-11-01")]
    [InlineData("2026-11-02T05:00:00Z", "2026-11-02")]
    [InlineData("2026-03-09T03:59:59Z", "2026-03-08")]
    public void Today_is_the_authoritys_day(string now, string day) =>
        Assert.Equal(DateOnly.Parse(day, CultureInfo.InvariantCulture), Clock("America/New_York", now).Today);

    [Fact]
    public void Days_follow_each_other_without_gap_through_a_year_of_changes()
    {
        var clock = Clock("America/New_York", "2026-01-01T00:00:00Z");
        for (var day = new DateOnly(2026, 1, 1); day.Year == 2026; day = day.AddDays(1))
        {
            var (start, end) = (clock.StartOf(day), clock.StartOf(day.AddDays(1)));
            Assert.InRange((end - start).TotalHours, 23, 25);
            Assert.Equal(day, DateOnly.FromDateTime(clock.ToLocal(start)));
            Assert.Equal(day, DateOnly.FromDateTime(clock.ToLocal(end.AddTicks(-1))));
        }
    }

    private static AuthorityClock Clock(string zone, string now) =>
        new(new FakeTimeProvider(DateTimeOffset.Parse(now, CultureInfo.InvariantCulture)), Options.Create(new AuthoritySettings { TimeZone = zone }));

    private static DateTime Moment(string utc) => DateTimeOffset.Parse(utc, CultureInfo.InvariantCulture).UtcDateTime;
}
