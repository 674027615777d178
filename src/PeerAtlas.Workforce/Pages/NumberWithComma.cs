using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace PeerAtlas.Workforce.Pages;

/// <summary>Numbers as people type them: one hour and a half is 1.5 and 1,5, and never 15.</summary>
internal static partial class NumberWithComma
{
    /// <summary>The number of a field.</summary>
    /// <param name="state">What was typed.</param>
    /// <param name="field">The field.</param>
    /// <param name="bound">How it was read, with commas passed over.</param>
    /// <returns>The number; null where none can be read, or the comma or point may stand for thousands.</returns>
    public static decimal? Of(ModelStateDictionary state, string field, decimal? bound) =>
        state.TryGetValue(field, out var entry) && entry.AttemptedValue is { } typed
            ? PointsInThousands().IsMatch(typed.Trim())
                ? null
                : !typed.Contains(',', StringComparison.Ordinal)
                    ? bound
                    : decimal.TryParse(typed.Trim().Replace(',', '.'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
                        ? number
                        : null
            : bound;

    // 1.500 is one and a half in one country and fifteen hundred in another.
    [GeneratedRegex(@"\A\d{1,3}(\.\d{3})+\z", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex PointsInThousands();
}
