using Hl7.Fhir.Model;
using Microsoft.EntityFrameworkCore;
using PeerAtlas.Directory.Teams;
using PeerAtlas.Directory.Workers;
using PeerAtlas.Platform.Access;
using PeerAtlas.Platform.Database;
using PeerAtlas.Referrals.Referring;
using Account = PeerAtlas.Platform.Access.Account;

namespace PeerAtlas.Referrals.Fhir;

/// <summary>The agency's staff: who refers, who supervises, and the peers.</summary>
internal sealed class PractitionerSource(PeerAtlasDbContext database, FhirCaller caller, AgencyWorkers agencyWorkers, IShownCredentials credentials)
    : ResourceSource<Account>
{
    public override string Type => "Practitioner";

    public override string Words => "Somebody on the agency's staff: a provider who refers, a supervisor, a peer.";

    public override IReadOnlyList<Parameter> Parameters { get; } = [.. Common, new("name", SearchParamType.String, "How the name, or a word of it, begins.")];

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
        var texts = search.Text("name")?.ToLowerInvariant().Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
#pragma warning disable CA1304, CA1310, CA1311, CA1862 // The database folds the case, not .NET.
        return texts is null
            ? accounts
            : accounts.Where(account => texts.Any(text => account.Name.ToLower().StartsWith(text) || account.Name.ToLower().Contains(" " + text)));
#pragma warning restore CA1304, CA1310, CA1311, CA1862
    }

    protected override async Task<IReadOnlyList<Told>> TellAsync(IReadOnlyList<Account> rows, CancellationToken cancellation)
    {
        var held = await HeldAsync([.. rows.Select(account => account.Id)], cancellation);
        return
        [
            .. rows.Select(account => new Told(
                new Practitioner
                {
                    Id = account.Id.ToString(),
                    Name = [new HumanName { Text = account.Name.Length > 0 ? account.Name : "Name unknown" }],
                    Qualification = [.. held[account.Id].Select(Qualification)],
                }
            )),
        ];
    }

    /// <summary>What holds today of the credentials that those who work here now let the agency see.</summary>
    private async Task<ILookup<Guid, ShownCredential>> HeldAsync(List<Guid> accounts, CancellationToken cancellation)
    {
        var here = (await agencyWorkers.Find(caller.OrganisationId, new(null, null, null, null)).ToListAsync(cancellation))
            .Select(row => row.WorkerId)
            .ToHashSet();
        var workers = (
            await database
                .Set<Worker>()
                .AsNoTracking()
                .Where(worker => worker.AccountId != null && accounts.Contains(worker.AccountId.Value))
                .ToListAsync(cancellation)
        )
            .Where(worker => here.Contains(worker.Id))
            .ToDictionary(worker => worker.Id, worker => worker.AccountId!.Value);
        var shown = workers.Count == 0 ? [] : await credentials.OfAsync(workers.Keys, cancellation);
        return shown.Where(credential => credential.Holds).ToLookup(credential => workers[credential.Worker]);
    }

    private static Practitioner.QualificationComponent Qualification(ShownCredential credential) =>
        new()
        {
            Code = new() { Text = $"{credential.Name} ({credential.RuleId})" },
            Period = credential.Until is { } until ? new() { End = FhirCodes.Day(until) } : null,
        };
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
