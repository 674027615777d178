using System.Globalization;
using PeerAtlas.Design;

namespace PeerAtlas.Workforce.Showing;

/// <summary>Moments of badges, as days in words.</summary>
internal static class ShownDays
{
    /// <summary>The day of a moment; the text as it is where it is none.</summary>
    public static string Of(string? moment, Language language) =>
        DateTimeOffset.TryParse(moment, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var read)
            ? language.Day(DateOnly.FromDateTime(read.UtcDateTime))
            : moment ?? "–";
}
