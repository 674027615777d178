using Microsoft.AspNetCore.Mvc.ModelBinding;
using PeerAtlas.Design;
using PeerAtlas.Directory.Teams;
using PeerAtlas.Directory.Workers;
using PeerAtlas.Platform.Database;

namespace PeerAtlas.Directory.Pages.Workers;

/// <summary>The fields of a place of work.</summary>
internal class PlaceForm
{
    /// <summary>As what.</summary>
    public WorkerPosition? Position { get; set; }

    /// <summary>On which team; null for none.</summary>
    public Guid? OnTeam { get; set; }

    /// <summary>The first day.</summary>
    public DateOnly? StartsOn { get; set; }

    /// <summary>The last day; null while none is known.</summary>
    public DateOnly? EndsOn { get; set; }

    /// <summary>What was opened.</summary>
    public Guid Version { get; set; }

    /// <summary>The teams of the agency, to choose from.</summary>
    internal static Task<IReadOnlyList<Choice>> TeamsAsync(PeerAtlasDbContext database, Guid organisation, CancellationToken cancellation) =>
        database
            .Set<Team>()
            .Where(team => team.OrganisationId == organisation)
            .OrderBy(team => team.Name)
            .Select(team => new NamedRow(team.Id, team.Name))
            .ToChoicesAsync(cancellation);

    internal void Check(ModelStateDictionary state, IReadOnlyList<Choice> teams)
    {
        state.Refuse(nameof(Position), Position is null ? "Say as what they work." : null);
        state.Refuse(nameof(OnTeam), OnTeam is { } team && teams.All(choice => choice.Value != team.ToString()) ? "Choose a team of yours." : null);
        state.Refuse(nameof(StartsOn), StartsOn is null ? "Give the first day." : null);
    }

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
