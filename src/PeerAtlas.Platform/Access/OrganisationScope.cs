using PeerAtlas.Platform.Audit;

namespace PeerAtlas.Platform.Access;

/// <summary>Marks rows that belong to one organisation: members of others neither read nor write them, whatever a page asks for.</summary>
public interface IOwnedByOrganisation
{
    /// <summary>Whose row it is.</summary>
    Guid OrganisationId { get; }
}

/// <summary>
/// Marks rows about a person whom an organisation serves or who works there. Their changes are recorded like any other, but the record of
/// them is open to that organisation alone: the authority, which reads the rest, never sees a person.
/// </summary>
public interface IConfidential : IAudited, IOwnedByOrganisation
{
    /// <inheritdoc/>
    Guid? IAudited.ConfidentialTo => OrganisationId;
}

/// <summary>
/// The organisations whose rows the current unit of work may read and write: the second line behind the permission of a page.
/// A web request starts with none; signing in grants those of the memberships, and a personal link grants its own.
/// </summary>
public sealed class OrganisationScope
{
    private readonly List<Guid> organisations = [];

    /// <summary>Whether every organisation is open: to the authority, commands and background work.</summary>
    public bool All { get; private set; }

    /// <summary>Whether the rows about persons served are open in every organisation: to commands and background work, never to a role.</summary>
    public bool AllConfidential { get; private set; }

    /// <summary>The organisations that are open when not all are.</summary>
    public IReadOnlyList<Guid> Organisations => organisations;

    /// <summary>The account of whoever is signed in, to which the rows about themselves are open; null when nobody is.</summary>
    public Guid? Account { get; private set; }

    /// <summary>Opens every organisation with all that it keeps.</summary>
    public void GrantAll() => All = AllConfidential = true;

    /// <summary>Opens one organisation.</summary>
    public void Grant(Guid organisation) => organisations.Add(organisation);

    /// <summary>Opens what an account and its memberships open.</summary>
    public void Grant(Guid account, IEnumerable<Member> memberships)
    {
        Account = account;
        foreach (var member in memberships)
        {
            if (member.Role.IsAuthorityWide())
                All = true;
            organisations.Add(member.OrganisationId);
        }
    }

    internal bool IsOpen(IOwnedByOrganisation row, Guid organisation) => (row is IConfidential ? AllConfidential : All) || organisations.Contains(organisation);
}

/// <summary>Something would have been written in an organisation that is not open to whoever asked. Nothing was changed.</summary>
/// <param name="kind">The kind of row, for the log; never its content.</param>
public sealed class OutsideScopeException(string kind) : InvalidOperationException($"A {kind} of an organisation that is not open here was not written.");
