namespace PeerAtlas.Hosting.Demonstrations;

/// <summary>A clock that is set to when each thing of the demonstration is meant to have happened.</summary>
internal sealed class DemonstrationClock : TimeProvider
{
    private DateTimeOffset? now;

    public override DateTimeOffset GetUtcNow() => now ?? System.GetUtcNow();

    /// <summary>Sets the clock to ten in the morning, UTC minus five, of a day.</summary>
    public void Set(DateOnly day) => now = new DateTimeOffset(day.ToDateTime(new TimeOnly(10, 0)), TimeSpan.FromHours(-5)).ToUniversalTime();

    /// <summary>Lets the clock run with the real one again.</summary>
    public void BackToNow() => now = null;
}
