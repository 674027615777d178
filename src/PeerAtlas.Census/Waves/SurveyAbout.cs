using System.Text.Encodings.Web;
using System.Text.Json;

namespace PeerAtlas.Census.Waves;

/// <summary>What a wave says its surveys are about, in its own words; where a text is empty, ours stands.</summary>
/// <param name="AgenciesEnglish">To agencies, on the first page of their survey.</param>
/// <param name="AgenciesSpanish">The same in Spanish.</param>
/// <param name="PeersEnglish">To peer workers, in the letter with their code.</param>
/// <param name="PeersSpanish">The same in Spanish.</param>
public sealed record SurveyAbout(string AgenciesEnglish, string AgenciesSpanish, string PeersEnglish, string PeersSpanish)
{
    /// <summary>The longest of the texts to agencies.</summary>
    public const int Longest = 1_000;

    /// <summary>The longest of the texts to peer workers: a letter has one page.</summary>
    public const int LongestToPeers = 300;

    private static readonly JsonSerializerOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Nothing of its own.</summary>
    public static SurveyAbout Ours { get; } = new("", "", "", "");

    /// <summary>What agencies read; null where our words stand.</summary>
    public string? ForAgencies(string language) => Text(language == "es" ? AgenciesSpanish : AgenciesEnglish);

    /// <summary>What peer workers read; null where our words stand.</summary>
    public string? ForPeers(string language) => Text(language == "es" ? PeersSpanish : PeersEnglish);

    /// <summary>Whether peer workers read words of its own.</summary>
    public bool HasOwnWordsForPeers => PeersEnglish.Length + PeersSpanish.Length > 0;

    /// <summary>As it is stored.</summary>
    public static SurveyAbout Parse(string text) => text.Length == 0 ? Ours : JsonSerializer.Deserialize<SurveyAbout>(text, Options) ?? Ours;

    /// <inheritdoc/>
    public override string ToString() => this == Ours ? "" : JsonSerializer.Serialize(this, Options);

    private static string? Text(string text) => text.Length == 0 ? null : text;
}
