namespace PeerAtlas.Referrals;

/// <summary>Addresses of the pages of hours and of what they are held against.</summary>
internal static class HoursLinks
{
    public const string Index = "/hours";

    /// <summary>A peer's own work.</summary>
    public const string Own = "/hours/own";

    /// <summary>The same for a period.</summary>
    public static string OwnOf(string? period) => string.IsNullOrEmpty(period) ? Own : $"{Own}?Period={Uri.EscapeDataString(period)}";

    /// <summary>What a peer logged in a period, as a table.</summary>
    public static string OwnTable(string? period) => $"{Own}?handler=Table&Period={Uri.EscapeDataString(period ?? "")}";

    /// <summary>A letter about hours.</summary>
    public static string Letter(string token) => $"/hours/letters/{token}";

    /// <summary>A letter about hours to print, as PDF.</summary>
    public static string LetterPdf(string token) => $"/hours/letters/{token}/pdf";

    public const string Import = "/hours/import";

    public static string List(Guid organisation, Guid? upload = null) =>
        upload is null ? $"/teams/{organisation}/hours" : $"/teams/{organisation}/hours/{upload}";

    public const string Rules = "/hours/rules";

    public static string Correct(Guid contact) => $"/hours/{contact}";
}
