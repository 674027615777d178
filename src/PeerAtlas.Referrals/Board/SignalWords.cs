using PeerAtlas.Design;

namespace PeerAtlas.Referrals.Board;

/// <summary>How pages name signals and answers.</summary>
internal static class SignalWords
{
    public static IReadOnlyList<Choice> Responses { get; } =
    [
        new(nameof(SignalResponse.Acknowledged), "I have seen it"),
        new(nameof(SignalResponse.Explained), "There is a reason for it"),
        new(nameof(SignalResponse.ActedOn), "I do something about it"),
    ];

    public static string Heading(this SignalKind kind) => kind switch
    {
        SignalKind.ReachesFew => "reaches fewer people than teams like it",
        SignalKind.FewerHours => "gets fewer hours than before",
        SignalKind.OutsideRole => "more hours outside the role",
        _ => "longer waits for a first contact",
    };

    public static string InWords(this SignalResponse response) => response switch
    {
        SignalResponse.Acknowledged => "seen",
        SignalResponse.Explained => "explained",
        _ => "acted on",
    };
}
