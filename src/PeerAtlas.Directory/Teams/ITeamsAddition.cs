namespace PeerAtlas.Directory.Teams;

/// <summary>What another module adds to the page of an agency's teams: a number for each team, and ways to pages of its own.</summary>
public interface ITeamsAddition
{
    /// <summary>Heads the numbers.</summary>
    string Heading { get; }

    /// <summary>Ways to what the module does for the agency.</summary>
    IReadOnlyList<TeamsLink> Links(Guid organisation);

    /// <summary>The number of each team of the agency today. Who is not named has none.</summary>
    Task<IReadOnlyDictionary<Guid, int>> CountAsync(Guid organisation, CancellationToken cancellation);
}

/// <summary>A way from the page of an agency's teams.</summary>
/// <param name="Text">What is done there.</param>
/// <param name="Href">Where.</param>
/// <param name="NeedsTeams">Whether it makes sense only once there are teams.</param>
public sealed record TeamsLink(string Text, string Href, bool NeedsTeams = false);
