using PeerAtlas.Directory.Workers;
using PeerAtlas.Referrals.Roles;

namespace PeerAtlas.Referrals.Tests.Roles;

/// <summary>Which version is whose on a day.</summary>
public sealed class JobCalendarTests
{
    private static readonly Guid Agency = Guid.NewGuid(),
        One = Guid.NewGuid(),
        Other = Guid.NewGuid(),
        Worker = Guid.NewGuid();

    private readonly WorkerPlace place = new()
    {
        WorkerId = Worker,
        OrganisationId = Agency,
        Position = WorkerPosition.PeerWorker,
        StartsOn = new(2026, 1, 1),
        EndsOn = new(2026, 12, 31),
    };

    [Theory]
    [InlineData("2025-12-31", "")]
    [InlineData("2026-02-01", "")]
    [InlineData("2026-03-01", "1")]
    [InlineData("2026-05-31", "1")]
    [InlineData("2026-06-01", "2")]
    [InlineData("2026-08-31", "2")]
    [InlineData("2026-09-01", "9")]
    [InlineData("2026-10-15", "")]
    [InlineData("2026-12-31", "2")]
    [InlineData("2027-01-01", "")]
    public void A_day_has_the_version_of_the_description_that_is_the_places_then(string day, string numbers) =>
        Assert.Equal(
            numbers,
            string.Join(' ', Calendar().On(Worker, Agency, DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture)).Select(one => one.Number))
        );

    [Fact]
    public void Only_the_versions_of_its_own_days_belong_to_a_time()
    {
        var calendar = Calendar();
        Assert.Equal(["1 2", "9", "2"], calendar.Times.Select(time => string.Join(' ', calendar.In(time).Select(version => version.Number))));
    }

    [Fact]
    public void Nobody_elses_description_is_theirs() => Assert.Empty(Calendar().On(Guid.NewGuid(), Agency, new(2026, 6, 1)));

    private JobCalendar Calendar() =>
        new(
            [place],
            [Assign(One, new(2026, 3, 1)), Assign(Other, new(2026, 9, 1)), Assign(null, new(2026, 10, 1)), Assign(One, new(2026, 11, 1))],
            [Version(One, 1, new(2026, 1, 1)), Version(One, 2, new(2026, 6, 1)), Version(One, 3, new(2027, 1, 1)), Version(Other, 9, new(2020, 1, 1))]
        );

    private JobAssignment Assign(Guid? description, DateOnly from) =>
        new()
        {
            OrganisationId = Agency,
            PlaceId = place.Id,
            DescriptionId = description,
            StartsOn = from,
        };

    private static JobVersion Version(Guid description, int number, DateOnly from) =>
        new()
        {
            OrganisationId = Agency,
            DescriptionId = description,
            Number = number,
            HoldsFrom = from,
            Title = "Peer specialist",
            Content = "[]",
            MadeAt = default,
        };
}
