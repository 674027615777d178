using PeerAtlas.Certification.Rules;

namespace PeerAtlas.Certification.Checking;

/// <summary>A talk with a supervisor that was.</summary>
/// <param name="On">The day.</param>
/// <param name="Minutes">How long.</param>
/// <param name="IsFaceToFace">Whether both were in one room.</param>
public sealed record HeldSession(DateOnly On, int Minutes, bool IsFaceToFace);

/// <summary>How supervision stands. The later ones are the better ones.</summary>
public enum SupervisionState
{
    /// <summary>A whole week or month went by without all that is asked, and this one has not all of it either.</summary>
    Overdue,

    /// <summary>Something is to be done until a day.</summary>
    Due,

    /// <summary>This week or month has all that is asked.</summary>
    Kept,

    /// <summary>Nothing is asked, or nobody could tell how often.</summary>
    NotAsked,
}

/// <summary>How supervision stands on a day.</summary>
/// <param name="State">How.</param>
/// <param name="Day">Since when it is overdue; else until when the next is due; null where nothing is asked.</param>
/// <param name="Times">How many sessions are missing until it is kept.</param>
/// <param name="Minutes">One of them needs at least so many minutes; null when none is missing that long.</param>
/// <param name="FaceToFace">How many of the missing ones are face to face.</param>
public sealed record SupervisionStanding(SupervisionState State, DateOnly? Day, int Times, int? Minutes, int FaceToFace)
{
    internal static SupervisionStanding NotAsked { get; } = new(SupervisionState.NotAsked, null, 0, null, 0);
}

/// <summary>
/// Works out how supervision stands, from what is asked and what was. Weeks begin on Monday, months are those of the calendar. What is not a whole week or
/// month under supervision owes nothing: no source says what a part of one would ask.
/// </summary>
public static class SupervisionCheck
{
    private const int DaysOfAWeek = 7;

    /// <summary>How it stands.</summary>
    /// <param name="cadence">What is asked.</param>
    /// <param name="since">The first day on which it was asked and somebody was there to supervise.</param>
    /// <param name="sessions">What was; what is after the day is left out.</param>
    /// <param name="day">The day that is looked at.</param>
    public static SupervisionStanding Of(SupervisionCadence? cadence, DateOnly since, IEnumerable<HeldSession> sessions, DateOnly day)
    {
        if (cadence is not { Times: { } times, Every: { } every } || day < since)
            return SupervisionStanding.NotAsked;
        var held = sessions.Where(session => session.On <= day).ToLookup(session => StartOf(session.On, every));
        var first = StartOf(since, every) == since ? since : Next(since, every);
        var current = StartOf(day, every);
        if (current < first)
            return Missing(cadence, times, [], SupervisionState.Due, LastOf(first, every));
        var now = Missing(cadence, times, [.. held[current]], SupervisionState.Due, LastOf(current, every));
        if (IsKept(now))
            return now with { State = SupervisionState.Kept, Day = LastOf(Next(day, every), every) };
        var missed = current;
        while (missed > first && Previous(missed, every) is var before && !IsKept(Missing(cadence, times, [.. held[before]], default, null)))
            missed = before;
        return missed == current ? now : now with { State = SupervisionState.Overdue, Day = Next(missed, every) };
    }

    /// <summary>The worst of several: of what is overdue since longest, else of what is due first. None is as if nothing were asked.</summary>
    public static SupervisionStanding Worst(IEnumerable<SupervisionStanding> standings) =>
        standings.OrderBy(standing => standing.State).ThenBy(standing => standing.Day).FirstOrDefault() ?? SupervisionStanding.NotAsked;

    private static bool IsKept(SupervisionStanding missing) => missing is { Times: 0, Minutes: null, FaceToFace: 0 };

    private static SupervisionStanding Missing(
        SupervisionCadence cadence,
        int times,
        IReadOnlyCollection<HeldSession> held,
        SupervisionState state,
        DateOnly? until
    )
    {
        var minutes = held.Any(session => session.Minutes >= (cadence.MinutesOfOne ?? 0)) ? null : cadence.MinutesOfOne;
        var inPerson = Math.Max(0, (cadence.FaceToFace ?? 0) - held.Count(session => session.IsFaceToFace));
        // One session more can be the long one and be face to face.
        var missing = Math.Max(Math.Max(0, times - held.Count), Math.Max(inPerson, minutes is null ? 0 : 1));
        return new(state, until, missing, minutes, inPerson);
    }

    private static DateOnly StartOf(DateOnly day, CadenceUnit every) =>
        every == CadenceUnit.Month ? new(day.Year, day.Month, 1) : day.AddDays(-(((int)day.DayOfWeek + DaysOfAWeek - 1) % DaysOfAWeek));

    private static DateOnly Next(DateOnly day, CadenceUnit every) =>
        every == CadenceUnit.Month ? StartOf(day, every).AddMonths(1) : StartOf(day, every).AddDays(DaysOfAWeek);

    private static DateOnly Previous(DateOnly start, CadenceUnit every) => every == CadenceUnit.Month ? start.AddMonths(-1) : start.AddDays(-DaysOfAWeek);

    private static DateOnly LastOf(DateOnly start, CadenceUnit every) => Next(start, every).AddDays(-1);
}
