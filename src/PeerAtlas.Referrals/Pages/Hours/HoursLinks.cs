namespace PeerAtlas.Referrals;

/// <summary>Addresses of the pages of hours and of what they are held against.</summary>
internal static class HoursLinks
{
    public const string Index = "/hours";

    public const string Import = "/hours/import";

    public static string List(Guid organisation, Guid? upload = null) =>
        upload is null ? $"/teams/{organisation}/hours" : $"/teams/{organisation}/hours/{upload}";

    public const string Rules = "/hours/rules";

    public static string Correct(Guid contact) => $"/hours/{contact}";
}
