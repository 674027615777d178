namespace PeerAtlas.Reports;

/// <summary>Addresses of the pages of reports.</summary>
internal static class ReportLinks
{
    public const string Index = "/reports";

    public const string New = "/reports/new";

    public static string Edit(Guid report) => $"/reports/{report}";

    public static string Comments(Guid report) => $"/reports/{report}/comments";

    public static string Data(Guid report) => $"/reports/{report}/data.zip";

    public static string Disclosure(Guid report) => $"/reports/{report}/disclosure";

    public static string Limitations(Guid report) => $"/reports/{report}/limitations";

    public static string Preview(Guid report) => $"/reports/{report}/preview";

    public static string Publish(Guid report) => $"/reports/{report}/publish";

    public static string Settings(Guid report) => $"/reports/{report}/settings";

    public static string Section(Guid report, Guid section) => $"/reports/{report}/sections/{section}";
}
