namespace PeerAtlas.Census;

/// <summary>Addresses of the pages on which a questionnaire is written.</summary>
internal static class DraftLinks
{
    public const string New = "/instruments/drafts/new";

    public static string Index(Guid draft) => $"/instruments/drafts/{draft}";

    public static string Item(Guid draft, int item) => $"/instruments/drafts/{draft}/item/{item}";

    /// <summary>Adds an item behind another one, or as the last of a group; at the end without one.</summary>
    public static string Add(Guid draft, int? after = null, string? type = null) =>
        $"/instruments/drafts/{draft}/item?after={after}" + (type is null ? "" : $"&type={type}");

    public static string Remove(Guid draft, int item) => $"/instruments/drafts/{draft}/remove/{item}";

    public static string Settings(Guid draft) => $"/instruments/drafts/{draft}/settings";

    public static string Workbook(Guid draft) => $"/instruments/drafts/{draft}/workbook";
}
