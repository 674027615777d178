using Microsoft.AspNetCore.Mvc.ModelBinding;
using PeerAtlas.Platform.Database;
using PeerAtlas.Platform.Forms;
using PeerAtlas.Workforce.Support;

namespace PeerAtlas.Workforce.Pages.Support;

/// <summary>The fields of an offer of support.</summary>
internal sealed class OfferForm : IVersioned
{
    public string? What
    {
        get;
        set => field = value?.Trim();
    }

    public string? Who
    {
        get;
        set => field = value?.Trim();
    }

    public string? Reach
    {
        get;
        set => field = value?.Trim();
    }

    public string? When
    {
        get;
        set => field = value?.Trim();
    }

    public DateOnly? ReviewedOn { get; set; }

    public Guid Version { get; set; }

    internal void Check(ModelStateDictionary state, DateOnly today)
    {
        state.Refuse(nameof(What), Refuse(What, "Say what it is."));
        state.Refuse(nameof(Who), Refuse(Who, "Say who gives it."));
        state.Refuse(nameof(Reach), Refuse(Reach, "Say how to reach them."));
        state.Refuse(nameof(When), Refuse(When, "Say when, for instance \"by appointment\"."));
        state.Refuse(
            nameof(ReviewedOn),
            ReviewedOn is null ? "Give the day."
                : ReviewedOn > today ? "That day is still to come."
                : ReviewedOn < today.AddYears(-20) ? "Look at the year."
                : null
        );
    }

    private static string? Refuse(string? text, string missing) =>
        string.IsNullOrEmpty(text) ? missing
        : text.Length > SupportOffer.TextLength ? $"Use at most {SupportOffer.TextLength} characters."
        : null;
}
