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

    /// <param name="kind">What the signal is about.</param>
    /// <param name="isStart">Whether it begins with a capital.</param>
    public static string Heading(this SignalKind kind, bool isStart = false)
    {
        var words = kind switch
        {
            SignalKind.ReachesFew => "reaches fewer people than teams like it",
            SignalKind.FewerHours => "gets fewer hours than before",
            SignalKind.OutsideRole => "more hours outside the role",
            _ => "longer waits for a first contact",
        };
        return isStart ? char.ToUpperInvariant(words[0]) + words[1..] : words;
    }

    public static string InWords(this SignalResponse response) =>
        response switch
        {
            SignalResponse.Acknowledged => "seen",
            SignalResponse.Explained => "explained",
            _ => "acted on",
        };
}
