using PeerAtlas.Directory.Teams;
using PeerAtlas.Directory.Workers;

namespace PeerAtlas.Referrals.Roles;

/// <summary>A description of a place, for as long as it is that of the place.</summary>
/// <param name="Place">The place.</param>
/// <param name="Description">The description.</param>
/// <param name="From">The first day.</param>
/// <param name="To">The last day; null while none is known.</param>
internal sealed record JobTime(WorkerPlace Place, Guid Description, DateOnly From, DateOnly? To) : IHasDays
{
    DateOnly IHasDays.StartsOn => From;

    DateOnly? IHasDays.EndsOn => To;
}

/// <summary>Whose job is described how, and when.</summary>
internal sealed class JobCalendar
{
    private readonly ILookup<Guid, JobVersion> versions;
    private readonly ILookup<(Guid Worker, Guid Organisation), JobTime> times;

    public JobCalendar(IReadOnlyList<WorkerPlace> places, IEnumerable<JobAssignment> assignments, IEnumerable<JobVersion> versions)
    {
        this.versions = versions.OrderBy(version => version.Number).ToLookup(version => version.DescriptionId);
        var rows = assignments.Where(row => row.ReplacedAt is null).OrderBy(row => row.StartsOn).ToLookup(row => row.PlaceId);
        Times = [.. places.SelectMany(place => TimesOf(place, [.. rows[place.Id]]))];
        times = Times.ToLookup(time => (time.Place.WorkerId, time.Place.OrganisationId));
    }

    /// <summary>Every time in which a place has a description.</summary>
    public IReadOnlyList<JobTime> Times { get; }

    /// <summary>The versions that hold for a worker at an agency on a day; none when no description is theirs.</summary>
    public IEnumerable<JobVersion> On(Guid worker, Guid organisation, DateOnly day) =>
        times[(worker, organisation)].Where(time => time.HoldsOn(day)).Select(time => On(time.Description, day)).OfType<JobVersion>();

    /// <summary>The version of a description that holds on a day; null before the first.</summary>
    public JobVersion? On(Guid description, DateOnly day) => versions[description].LastOrDefault(version => version.HoldsFrom <= day);

    /// <summary>The versions that hold on any day of a time, in order.</summary>
    public IEnumerable<JobVersion> In(JobTime time)
    {
        var all = versions[time.Description].ToList();
        return all.Where((version, at) => (time.To is null || version.HoldsFrom <= time.To) && (at + 1 == all.Count || all[at + 1].HoldsFrom > time.From));
    }

    private static IEnumerable<JobTime> TimesOf(WorkerPlace place, IReadOnlyList<JobAssignment> rows)
    {
        for (var at = 0; at < rows.Count; at++)
        {
            DateOnly? last = at + 1 < rows.Count ? rows[at + 1].StartsOn.AddDays(-1) : null;
            var to = place.EndsOn is { } end && (last is null || end < last) ? end : last;
            // The days of a place may have been changed since.
            var from = rows[at].StartsOn < place.StartsOn ? place.StartsOn : rows[at].StartsOn;
            if (rows[at].DescriptionId is { } description && (to is null || from <= to))
                yield return new(place, description, from, to);
        }
    }
}
