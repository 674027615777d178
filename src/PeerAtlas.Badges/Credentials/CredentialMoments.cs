using System.Globalization;
using System.Text.RegularExpressions;

namespace PeerAtlas.Badges.Credentials;

/// <summary>Moments as credentials write them: a day, a time and what zone that is in.</summary>
internal static partial class CredentialMoments
{
    /// <summary>Null where the text is no such moment.</summary>
    public static DateTimeOffset? Parse(string? text) =>
        text is { Length: <= 40 }
        && Written().IsMatch(text)
        && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment)
            ? moment
            : null;

    public static string Write(DateTimeOffset moment) => moment.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);

    [GeneratedRegex(
        @"^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,12})?(Z|[+-]\d{2}:\d{2})\z",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.ECMAScript,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Written();
}
