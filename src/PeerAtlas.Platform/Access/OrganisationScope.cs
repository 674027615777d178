namespace PeerAtlas.Platform.Access;

/// <summary>Marks rows that belong to one organisation: a query filter keeps them from members of others.</summary>
public interface IOwnedByOrganisation
{
    /// <summary>Whose row it is.</summary>
    Guid OrganisationId { get; }
}

/// <summary>
/// The organisations whose rows the current unit of work may read: the second line behind the permission of a page.
/// A web request starts with none; signing in grants those of the memberships, and a personal link grants its own.
/// </summary>
public sealed class OrganisationScope
{
    private readonly List<Guid> organisations = [];

    /// <summary>Whether every organisation may be read: the authority, commands and background work.</summary>
    public bool All { get; private set; }

    /// <summary>The organisations that may be read when not all may.</summary>
    public IReadOnlyList<Guid> Organisations => organisations;

    /// <summary>Opens every organisation.</summary>
    public void GrantAll() => All = true;

    /// <summary>Opens one organisation.</summary>
    public void Grant(Guid organisation) => organisations.Add(organisation);

    internal void Grant(IEnumerable<Member> memberships)
    {
        foreach (var member in memberships)
        {
            if (member.Role.IsAuthorityWide()) All = true;
            else organisations.Add(member.OrganisationId);
        }
    }
}
