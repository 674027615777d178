using PeerAtlas.Design.TagHelpers;

namespace PeerAtlas.Census.Collection;

/// <summary>How pages say how far an organisation came.</summary>
internal static class ResponseStatusWords
{
    public static string Words(this ResponseStatus status) => status.ToString();

    public static TagTone Tone(this ResponseStatus status) =>
        status switch
        {
            ResponseStatus.Complete => TagTone.Success,
            ResponseStatus.Opened or ResponseStatus.Started => TagTone.Info,
            ResponseStatus.Refused => TagTone.Warning,
            ResponseStatus.Bounced => TagTone.Error,
            _ => TagTone.Neutral,
        };
}
