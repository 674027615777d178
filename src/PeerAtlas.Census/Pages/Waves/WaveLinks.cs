namespace PeerAtlas.Census;

/// <summary>Addresses of the pages of waves.</summary>
public static class WaveLinks
{
    public const string Index = "/waves";

    public const string New = "/waves/new";

    public const string Past = "/waves/past";

    public static string Overview(Guid wave) => $"/waves/{wave}";

    public static string PassOn(string token) => $"/survey/{token}/letters";

    public static string Board(Guid wave) => $"/waves/{wave}/board";

    public static string Remind(Guid wave) => $"/waves/{wave}/remind";

    public static string Sample(Guid wave) => $"/waves/{wave}/sample.csv";

    public static string Edit(Guid wave) => $"/waves/{wave}/edit";

    public static string PeerAnswers(Guid wave) => $"/waves/{wave}/peer-answers";

    public static string Recovery(Guid wave) => $"/waves/{wave}/recovery";

    public static string Organisation(Guid wave, Guid organisation) => $"/waves/{wave}/organizations/{organisation}";
}
