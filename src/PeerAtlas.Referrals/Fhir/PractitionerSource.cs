using Hl7.Fhir.Model;
using PeerAtlas.Directory.Teams;
using PeerAtlas.Platform.Access;
using PeerAtlas.Platform.Database;
using PeerAtlas.Referrals.Referring;
using Account = PeerAtlas.Platform.Access.Account;

namespace PeerAtlas.Referrals.Fhir;

/// <summary>The agency's staff: who refers, who supervises, and the peers.</summary>
internal sealed class PractitionerSource(PeerAtlasDbContext database, FhirCaller caller) : ResourceSource<Account>
{
    public override string Type => "Practitioner";

    public override string Words => "Somebody on the agency's staff: a provider who refers, a supervisor, a peer.";

    public override IReadOnlyList<Parameter> Parameters { get; } = [.. Common, new("name", SearchParamType.String, "How the name begins.")];

    /// <summary>Somebody as they are referred to.</summary>
    public static ResourceReference Reference(Guid account) => new($"Practitioner/{account}");

    // Whoever is named in a referral can be looked up, also after they left.
    protected override IQueryable<Account> Rows(Search search)
    {
        var members = database
            .Set<Membership>()
            .Where(member => member.OrganisationId == caller.OrganisationId)
            .Select(member => member.AccountId)
            .Union(database.Set<TeamMember>().Select(member => member.AccountId))
            .Union(database.Set<Referral>().Select(referral => referral.MadeById))
            .Union(database.Set<Referral>().Where(referral => referral.PeerId != null).Select(referral => referral.PeerId!.Value))
            .Union(database.Set<Referral>().Where(referral => referral.ToPeerId != null).Select(referral => referral.ToPeerId!.Value));
        var accounts = database.Users.Where(account => members.Contains(account.Id));
#pragma warning disable CA1304, CA1311, CA1862 // The database folds the case, not .NET.
        return search.Text("name")?.ToLowerInvariant() is { } name ? accounts.Where(account => account.Name.ToLower().StartsWith(name)) : accounts;
#pragma warning restore CA1304, CA1311, CA1862
    }

    protected override Task<IReadOnlyList<Told>> TellAsync(IReadOnlyList<Account> rows, CancellationToken cancellation) =>
        System.Threading.Tasks.Task.FromResult<IReadOnlyList<Told>>([
            .. rows.Select(account => new Told(
                new Practitioner { Id = account.Id.ToString(), Name = [new HumanName { Text = account.Name.Length > 0 ? account.Name : "Name unknown" }] }
            )),
        ]);
}

/// <summary>As what somebody works on a team, and in which time.</summary>
internal sealed class PractitionerRoleSource(PeerAtlasDbContext database) : ResourceSource<TeamMember>
{
    public override string Type => "PractitionerRole";

    public override string Words => "As what somebody belongs to a team, and in which time. A peer has the taxonomy code 175T00000X.";

    public override IReadOnlyList<Parameter> Parameters { get; } =
    [
        .. Common,
        new("practitioner", SearchParamType.Reference, "Who."),
        new("organization", SearchParamType.Reference, "In which team."),
        new("role", SearchParamType.Token, "175T00000X for peers."),
    ];

    protected override IQueryable<TeamMember> Rows(Search search)
    {
        var rows = database.Set<TeamMember>().AsQueryable();
        if (search.References("practitioner", "Practitioner") is { } who)
            rows = rows.Where(member => who.Contains(member.AccountId));
        if (search.References("organization", "Organization") is { } teams)
            rows = rows.Where(member => teams.Contains(member.TeamId));
        return search
            .Codes("role")
            .Aggregate(rows, (found, asked) =>
            {
                var peers = asked.Any(code => code.Matches(FhirCodes.Taxonomy, FhirCodes.PeerSpecialistCode));
                return found.Where(member => peers && member.Role == TeamRole.Peer);
            });
    }

    protected override Task<IReadOnlyList<Told>> TellAsync(IReadOnlyList<TeamMember> rows, CancellationToken cancellation) =>
        System.Threading.Tasks.Task.FromResult<IReadOnlyList<Told>>([
            .. rows.Select(member => new Told(
                new PractitionerRole
                {
                    Id = member.Id.ToString(),
                    Period = new Period { Start = FhirCodes.Day(member.StartsOn), End = member.EndsOn is { } end ? FhirCodes.Day(end) : null },
                    Practitioner = PractitionerSource.Reference(member.AccountId),
                    Organization = OrganizationSource.Reference(member.TeamId),
                    Code =
                    [
                        member.Role switch
                        {
                            TeamRole.Peer => FhirCodes.PeerSpecialist,
                            TeamRole.Supervisor => new CodeableConcept { Text = "Supervisor" },
                            _ => new CodeableConcept { Text = "Traditional provider" },
                        },
                    ],
                    Location = member.Place.Length > 0 ? [new ResourceReference { Display = member.Place }] : [],
                }
            )),
        ]);
}
