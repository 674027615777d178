using Microsoft.AspNetCore.Mvc.ModelBinding;
using PeerAtlas.Certification.Words;
using PeerAtlas.Design;
using PeerAtlas.Workforce.Register;

namespace PeerAtlas.Workforce.Pages;

/// <summary>Says that something is there that a rule asks from the start: what, who confirms it, of which day. The thing itself is kept nowhere.</summary>
public sealed class AttestForm
{
    private const string Prefix = "Attest.";

    /// <summary>What, as a word of the rule.</summary>
    public string? What { get; set; }

    /// <summary>Who confirms it.</summary>
    public string? By { get; set; }

    /// <summary>The day; today when none is told.</summary>
    public DateOnly? On { get; set; }

    internal IReadOnlyList<AskedPart> Open { get; set; } = [];

    internal bool IsWrong { get; private set; }

    internal IReadOnlyList<Choice> Choices => [.. Open.Select(part => new Choice(part.Code, part.Text))];

    /// <summary>Says what is wrong; true when nothing is.</summary>
    internal bool Check(ModelStateDictionary state, DateOnly today, Language language)
    {
        if (Open.All(part => part.Code != What))
            state.AddModelError(Prefix + nameof(What), language[CredentialWords.Choose]);
        if (string.IsNullOrWhiteSpace(By))
            state.AddModelError(Prefix + nameof(By), language[CredentialWords.WriteSomething]);
        else if (By.Length > CredentialEvent.TextLength)
            state.AddModelError(Prefix + nameof(By), language[CredentialWords.UseAtMost, CredentialEvent.TextLength]);
        if (On > today)
            state.AddModelError(Prefix + nameof(On), language[CredentialWords.ThatDayIsStillToCome]);
        IsWrong = !state.IsValid;
        return !IsWrong;
    }

    internal CredentialEvent Make(Credential row, DateOnly today, DateTime at, Guid by) =>
        row.Note(CredentialEventKind.Attested, On ?? today, What!, By!.Trim(), at, by);
}
