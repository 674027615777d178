namespace PeerAtlas.Workforce.Pages.Agency;

/// <summary>Days that an administrator types.</summary>
internal static class AgencyDays
{
    // Supervision of peer workers is younger than this, and nobody plans it for longer.
    private const int First = 1990;
    private const int YearsAhead = 10;

    /// <summary>Says what is wrong with a day: a slip of the pen in the year.</summary>
    public static string? RefuseYear(DateOnly? day, DateOnly today) =>
        day?.Year < First || day?.Year > today.Year + YearsAhead ? $"Look at the year: it is from {First} to {today.Year + YearsAhead}." : null;
}
