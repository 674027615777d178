namespace PeerAtlas.Platform;

/// <summary>Facts about the authority that rules depend on; configuration section "Authority". Its name and look stand in the same section.</summary>
public sealed class AuthoritySettings
{
    /// <summary>The configuration section's name.</summary>
    public const string Section = "Authority";

    /// <summary>The IANA name of the time zone in which days and deadlines are meant.</summary>
    public string TimeZone { get; set; } = "America/New_York";

    /// <summary>The address under which people reach the site, for links in mails; no slash at the end.</summary>
    public string PublicAddress { get; set; } = "http://localhost:5080";

    /// <summary>Where people can write to; mails that can be declined name it. Empty: nowhere.</summary>
    public string ContactEmail { get; set; } = "";

    /// <summary>Whether people reach the site by TLS.</summary>
    public bool IsReachedByTls => PublicAddress.StartsWith("https://", StringComparison.OrdinalIgnoreCase);
}

/// <summary>Days and moments as the authority means them.</summary>
public sealed class AuthorityClock(TimeProvider clock, Microsoft.Extensions.Options.IOptions<AuthoritySettings> settings)
{
    private readonly TimeZoneInfo zone = TimeZoneInfo.FindSystemTimeZoneById(settings.Value.TimeZone);

    /// <summary>This moment, in UTC.</summary>
    public DateTime UtcNow => clock.GetUtcNow().UtcDateTime;

    /// <summary>Today, where the authority is.</summary>
    public DateOnly Today => DateOnly.FromDateTime(ToLocal(UtcNow));

    /// <summary>The first moment of a day, in UTC. A day whose midnight the clocks skip begins at the first moment that exists.</summary>
    public DateTime StartOf(DateOnly day) => At(day, TimeOnly.MinValue);

    /// <summary>
    /// A moment of the authority's wall clock, in UTC: of a time that comes twice when the clocks go back the first, in place of one
    /// that they skip the next there is.
    /// </summary>
    public DateTime At(DateOnly day, TimeOnly time)
    {
        var local = day.ToDateTime(time);
        while (zone.IsInvalidTime(local))
            local = local.AddMinutes(15);
        var offset = zone.IsAmbiguousTime(local) ? zone.GetAmbiguousTimeOffsets(local).Max() : zone.GetUtcOffset(local);
        return DateTime.SpecifyKind(local - offset, DateTimeKind.Utc);
    }

    /// <summary>A UTC moment on the authority's wall clock.</summary>
    public DateTime ToLocal(DateTime utc) => TimeZoneInfo.ConvertTimeFromUtc(DateTime.SpecifyKind(utc, DateTimeKind.Utc), zone);
}
