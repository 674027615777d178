using System.Globalization;

namespace PeerAtlas.Referrals.Hours;

/// <summary>Months as addresses name them: 2026-10.</summary>
internal static class Months
{
    private const string Form = "yyyy-MM";

    /// <summary>The month that an address names; null when it names none.</summary>
    public static DateOnly? Read(string? text) =>
        DateOnly.TryParseExact(text, Form, CultureInfo.InvariantCulture, DateTimeStyles.None, out var month) && month.Year is >= 2000 and < 9999 ? month : null;

    /// <summary>The month as an address names it.</summary>
    public static string Written(this DateOnly month) => month.ToString(Form, CultureInfo.InvariantCulture);
}
