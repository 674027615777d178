using PeerAtlas.Design.TagHelpers;
using PeerAtlas.Platform.Work;

namespace PeerAtlas.Web.Pages.Works;

/// <summary>How pages say how far a work is.</summary>
internal static class WorkWords
{
    public static string Words(this WorkState state) =>
        state switch
        {
            WorkState.Receiving => "Coming in",
            WorkState.Waiting => "Waiting for its turn",
            WorkState.Running => "Under way",
            WorkState.Done => "Done",
            WorkState.Failed => "Not done",
            WorkState.Cancelled => "Called off",
            _ => throw new ArgumentOutOfRangeException(nameof(state)),
        };

    public static TagTone Tone(this WorkState state) =>
        state switch
        {
            WorkState.Done => TagTone.Success,
            WorkState.Failed => TagTone.Error,
            WorkState.Cancelled => TagTone.Neutral,
            _ => TagTone.Info,
        };
}
