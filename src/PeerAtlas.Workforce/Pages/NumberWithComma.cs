using System.Globalization;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace PeerAtlas.Workforce.Pages;

/// <summary>Numbers as people type them: one hour and a half is 1.5 and 1,5, and never 15.</summary>
internal static class NumberWithComma
{
    /// <summary>The number of a field.</summary>
    /// <param name="state">What was typed.</param>
    /// <param name="field">The field.</param>
    /// <param name="bound">How it was read, with commas passed over.</param>
    /// <returns>The number; null where none can be read, or the comma may stand for thousands.</returns>
    public static decimal? Of(ModelStateDictionary state, string field, decimal? bound) =>
        state.TryGetValue(field, out var entry) && entry.AttemptedValue is { } typed && typed.Contains(',', StringComparison.Ordinal)
            ? decimal.TryParse(typed.Trim().Replace(',', '.'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
                ? number
                : null
            : bound;
}
