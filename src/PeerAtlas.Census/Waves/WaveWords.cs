using PeerAtlas.Census.Instruments;
using PeerAtlas.Design.TagHelpers;
using PeerAtlas.Directory;

namespace PeerAtlas.Census.Waves;

/// <summary>How pages say where a wave stands and what an organisation is.</summary>
internal static class WaveWords
{
    public static string Words(this WaveState state) =>
        state switch
        {
            WaveState.Draft => "Draft",
            WaveState.Open => "Open",
            _ => "Closed",
        };

    public static TagTone Tone(this WaveState state) => state == WaveState.Open ? TagTone.Success : TagTone.Neutral;

    public static string Words(this OrganisationKind kind)
    {
        var words = kind.InWords();
        return char.ToUpperInvariant(words[0]) + words[1..];
    }

    /// <summary>"everybody who fits", "a random 20% of each region".</summary>
    public static string Words(this Sampling sampling) =>
        sampling.Kind switch
        {
            SampleKind.Everybody => "everybody who fits",
            SampleKind.Random => $"a random {sampling.SizeText} of the organizations that fit",
            SampleKind.ByRegion => $"a random {sampling.SizeText} of the organizations of each region",
            _ => $"a random {sampling.SizeText} of each kind of organization",
        };

    /// <summary>"1 contact", "3 contacts".</summary>
    public static string Counted(this int count, string one, string? several = null) => count == 1 ? $"1 {one}" : $"{count:N0} {several ?? one + "s"}";

    /// <summary>A number of persons of the anonymous survey; up to ten are not counted out.</summary>
    public static string Guarded(this int persons) =>
        persons is > 0 and <= 10 ? "fewer than 11" : persons.ToString("N0", System.Globalization.CultureInfo.GetCultureInfo("en-US"));
}
