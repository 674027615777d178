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
}
