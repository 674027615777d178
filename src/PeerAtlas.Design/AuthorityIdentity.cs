namespace PeerAtlas.Design;

/// <summary>Who runs this site, as its pages show it: section <c>Authority</c> of the configuration.</summary>
public sealed class AuthorityIdentity
{
    /// <summary>The authority's full name.</summary>
    public string Name { get; set; } = "State Mental Health Authority";

    /// <summary>A short form for page titles and narrow screens; the full name when it is empty.</summary>
    public string ShortName { get; set; } = "";

    /// <summary>The unit that answers for the site, or a line about it.</summary>
    public string Tagline { get; set; } = "";

    /// <summary>Address of a logo on this site, such as <c>/logo.svg</c>; none when empty.</summary>
    public string LogoPath { get; set; } = "";

    /// <summary>Where readers can write to; not shown when empty.</summary>
    public string ContactEmail { get; set; } = "";

    /// <summary>The time zone of all dates and times that pages show, by its IANA name.</summary>
    public string TimeZone { get; set; } = "America/New_York";

    /// <summary>Whether the site shows made-up data; from the setting <c>Demonstration</c>, not from the section.</summary>
    public bool IsDemonstration { get; set; }

    /// <summary>The short form, or the name where there is none.</summary>
    public string NameInTitles => ShortName.Length > 0 ? ShortName : Name;

    /// <summary>A moment in UTC as it is in the authority's time zone.</summary>
    public DateTimeOffset Local(DateTime utc)
    {
        var moment = new DateTimeOffset(DateTime.SpecifyKind(utc, DateTimeKind.Utc));
        return TimeZoneInfo.ConvertTime(moment, TimeZoneInfo.FindSystemTimeZoneById(TimeZone));
    }
}
