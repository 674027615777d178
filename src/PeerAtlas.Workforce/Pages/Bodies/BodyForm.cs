using Microsoft.AspNetCore.Mvc.ModelBinding;
using PeerAtlas.Platform.Database;
using PeerAtlas.Platform.Forms;
using PeerAtlas.Workforce.Bodies;

namespace PeerAtlas.Workforce.Pages.Bodies;

/// <summary>The fields of who certifies in a state.</summary>
internal sealed class BodyForm : IVersioned
{
    public string? Place { get; set; }

    public string? Name
    {
        get;
        set => field = value?.Trim();
    }

    public string? Reach
    {
        get;
        set => field = value?.Trim();
    }

    public string? Source
    {
        get;
        set => field = value?.Trim();
    }

    public DateOnly? ReviewedOn { get; set; }

    public Guid Version { get; set; }

    internal void Check(ModelStateDictionary state, DateOnly today)
    {
        state.Refuse(nameof(Place), UsPlace.Find(Place) is null ? "Choose the state." : null);
        state.Refuse(nameof(Name), string.IsNullOrEmpty(Name) ? "Say who certifies there." : Refuse(Name, CertifyingBody.NameLength));
        state.Refuse(nameof(Reach), Refuse(Reach, CertifyingBody.TextLength));
        state.Refuse(nameof(Source), Refuse(Source, CertifyingBody.TextLength));
        state.Refuse(
            nameof(ReviewedOn),
            ReviewedOn is null ? "Give the day."
                : ReviewedOn > today ? "That day is still to come."
                : ReviewedOn < today.AddYears(-20) ? "Look at the year."
                : null
        );
    }

    private static string? Refuse(string? text, int most) => UnseenCharacters.Refuse(text) ?? (text?.Length > most ? $"Use at most {most} characters." : null);
}
