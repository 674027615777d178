using Microsoft.AspNetCore.Mvc.ModelBinding;
using PeerAtlas.Design;
using PeerAtlas.Directory.Teams;
using PeerAtlas.Directory.Workers;
using PeerAtlas.Platform.Database;
using PeerAtlas.Platform.Forms;

namespace PeerAtlas.Directory.Pages.Workers;

/// <summary>The fields of a place of work.</summary>
internal class PlaceForm : IVersioned
{
    /// <summary>As what.</summary>
    public WorkerPosition? Position { get; set; }

    /// <summary>On which team; null for none.</summary>
    public Guid? OnTeam { get; set; }

    /// <summary>The first day.</summary>
    public DateOnly? StartsOn { get; set; }

    /// <summary>The last day; null while none is known.</summary>
    public DateOnly? EndsOn { get; set; }

    /// <summary>A last day that is past, after it was said what follows from one.</summary>
    public DateOnly? PastDay { get; set; }

    /// <inheritdoc/>
    public Guid Version { get; set; }

    /// <summary>The teams of the agency, to choose from.</summary>
    internal static Task<IReadOnlyList<Choice>> TeamsAsync(PeerAtlasDbContext database, Guid organisation, CancellationToken cancellation) =>
        database
            .Set<Team>()
            .Where(team => team.OrganisationId == organisation)
            .OrderBy(team => team.Name)
            .Select(team => new NamedRow(team.Id, team.Name))
            .ToChoicesAsync(cancellation);

    internal void Check(ModelStateDictionary state, IReadOnlyList<Choice> teams, DateOnly today)
    {
        state.Refuse(nameof(Position), Position is null ? "Say as what they work." : null);
        state.Refuse(nameof(OnTeam), OnTeam is { } team && teams.All(choice => choice.Value != team.ToString()) ? "Choose a team of yours." : null);
        state.Refuse(nameof(StartsOn), StartsOn is null ? "Give the first day." : RefuseDay(StartsOn, today));
        state.Refuse(nameof(EndsOn), RefuseDay(EndsOn, today));
        if (EndsOn is not { } last || last >= today || last < StartsOn || last == PastDay)
            return;
        state.Refuse(
            nameof(EndsOn),
            "This day is past. Unless they have another place with you, you no longer see them once it is saved, and cannot correct it. "
                + "If the day is right, save again."
        );
        PastDay = last;
        state.Remove($"Input.{nameof(PastDay)}");
    }

    // A slip of the pen in the year.
    private static string? RefuseDay(DateOnly? day, DateOnly today) =>
        day?.Year < 1950 || day?.Year > today.Year + 20 ? $"Look at the year: it is from 1950 to {today.Year + 20}." : null;

    internal WorkerPlace Place(Guid organisation, Guid worker) =>
        new()
        {
            WorkerId = worker,
            OrganisationId = organisation,
            TeamId = OnTeam,
            Position = Position!.Value,
            StartsOn = StartsOn!.Value,
            EndsOn = EndsOn,
        };
}

/// <summary>What the fields of a place are drawn from.</summary>
internal sealed record PlaceFields(PlaceForm Input, IReadOnlyList<Choice> Teams);
