using Microsoft.AspNetCore.Mvc.ModelBinding;
using PeerAtlas.Design;
using PeerAtlas.Platform.Access;
using PeerAtlas.Platform.Database;
using PeerAtlas.Platform.Forms;
using PeerAtlas.Workforce.Supervision;

namespace PeerAtlas.Workforce.Pages.Agency;

/// <summary>The fields of who supervises.</summary>
internal sealed class LineForm : IVersioned
{
    public SupervisionLineKind? Kind { get; set; }

    /// <summary>The account of the supervisor; null for somebody without one.</summary>
    public Guid? By { get; set; }

    public string? Name
    {
        get;
        set => field = value?.Trim();
    }

    public DateOnly? StartsOn { get; set; }

    public DateOnly? EndsOn { get; set; }

    public bool IsAttested { get; set; }

    public Guid Version { get; set; }

    internal void CheckWho(ModelStateDictionary state, IReadOnlyList<Choice> supervisors)
    {
        state.Refuse(nameof(Kind), Kind is { } kind && Enum.IsDefined(kind) ? null : "Say in which line.");
        state.Refuse(nameof(By), By is { } by && supervisors.All(choice => choice.Value != by.ToString()) ? "Choose a supervisor of your agency." : null);
        state.Refuse(
            nameof(Name),
            By is not null && !string.IsNullOrEmpty(Name) ? "Choose somebody or write a name, not both."
                : By is not null ? null
                : string.IsNullOrEmpty(Name) ? "Choose somebody, or write who supervises."
                : Name.Length > Account.NameLength ? $"Use at most {Account.NameLength} characters."
                : null
        );
    }

    internal void CheckDays(ModelStateDictionary state, DateOnly today)
    {
        state.Refuse(nameof(StartsOn), StartsOn is null ? "Give the first day." : AgencyDays.RefuseYear(StartsOn, today));
        state.Refuse(nameof(EndsOn), AgencyDays.RefuseYear(EndsOn, today));
    }
}
