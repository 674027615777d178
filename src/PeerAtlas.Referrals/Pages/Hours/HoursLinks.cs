namespace PeerAtlas.Referrals;

/// <summary>Addresses of the pages of hours and of what they are held against.</summary>
internal static class HoursLinks
{
    public const string Index = "/hours";

    public const string Import = "/hours/import";

    public const string Rules = "/hours/rules";

    public static string Correct(Guid contact) => $"/hours/{contact}";
}
