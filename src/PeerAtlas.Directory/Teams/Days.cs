namespace PeerAtlas.Directory.Teams;

/// <summary>Something that holds from its first day to its last, both included; without a last day it still holds.</summary>
public interface IHasDays
{
    /// <summary>The first day.</summary>
    DateOnly StartsOn { get; }

    /// <summary>The last day; null while none is known.</summary>
    DateOnly? EndsOn { get; }
}

/// <summary>What is asked of everything that has days.</summary>
public static class Days
{
    /// <summary>Whether it holds on <paramref name="day"/>.</summary>
    public static bool HoldsOn(this IHasDays that, DateOnly day) => that.StartsOn <= day && (that.EndsOn is null || that.EndsOn >= day);

    /// <summary>Whether it shares a day with the time from <paramref name="startsOn"/> to <paramref name="endsOn"/>.</summary>
    public static bool Overlaps(this IHasDays that, DateOnly startsOn, DateOnly? endsOn) =>
        that.StartsOn <= (endsOn ?? DateOnly.MaxValue) && startsOn <= (that.EndsOn ?? DateOnly.MaxValue);

    /// <summary>Those that hold on <paramref name="day"/>.</summary>
    public static IQueryable<T> HoldingOn<T>(this IQueryable<T> rows, DateOnly day)
        where T : class, IHasDays => rows.Overlapping(day, day);

    /// <summary>Those that share a day with the time from <paramref name="first"/> to <paramref name="last"/>.</summary>
    public static IQueryable<T> Overlapping<T>(this IQueryable<T> rows, DateOnly first, DateOnly last)
        where T : class, IHasDays => rows.NotOverBefore(first).Where(row => row.StartsOn <= last);

    /// <summary>Those that hold on <paramref name="day"/> or after it.</summary>
    public static IQueryable<T> NotOverBefore<T>(this IQueryable<T> rows, DateOnly day)
        where T : class, IHasDays => rows.Where(row => row.EndsOn == null || row.EndsOn >= day);
}
