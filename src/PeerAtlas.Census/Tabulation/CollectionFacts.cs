using Microsoft.EntityFrameworkCore;
using PeerAtlas.Census.Answers;
using PeerAtlas.Census.Invitations;
using PeerAtlas.Census.Sealing;
using PeerAtlas.Census.Waves;
using PeerAtlas.Directory;
using PeerAtlas.Platform.Database;
using PeerAtlas.Statistics.ResponseRates;

namespace PeerAtlas.Census.Tabulation;

/// <summary>Response of one kind of organisation.</summary>
/// <param name="Key">As it stands in names: "provider_agency".</param>
/// <param name="Label">In words: "Provider agencies".</param>
/// <param name="Invited">Organisations invited.</param>
/// <param name="Answered">Those of them with a complete response.</param>
public sealed record KindFacts(string Key, string Label, int Invited, int Answered);

/// <summary>Response in a stratum of a sample.</summary>
/// <param name="Name">The stratum.</param>
/// <param name="InFrame">Organisations of the frame in it.</param>
/// <param name="Drawn">Those of them that were drawn, and so invited.</param>
/// <param name="Answered">Those of them with a complete response.</param>
public sealed record StratumFacts(string Name, int InFrame, int Drawn, int Answered)
{
    /// <summary>For how many organisations each that answered stands; null when none did.</summary>
    public double? Weight => Answered == 0 ? null : (double)InFrame / Answered;
}

/// <summary>What is known of how the anonymous survey was passed on.</summary>
/// <param name="CodesIssued">Codes handed to agencies.</param>
/// <param name="Agencies">Agencies that codes were handed to.</param>
/// <param name="AgenciesThatSaid">Those of them that said how many they passed on.</param>
/// <param name="CodesPassedOn">The codes that these say they passed on.</param>
/// <param name="CodesOfThose">The codes that were handed to these.</param>
/// <param name="Answers">Answers handed in, sealed ones among them, without those that could not be read.</param>
/// <param name="Unreadable">Answers handed in that could not be read when they were opened.</param>
/// <param name="AreSealed">Whether the answers are not opened yet.</param>
public sealed record AnonymousCounts(
    int CodesIssued,
    int Agencies,
    int AgenciesThatSaid,
    int CodesPassedOn,
    int CodesOfThose,
    int Answers,
    int Unreadable,
    bool AreSealed
);

/// <summary>What happened in the collection of a wave, by organisations and never by responses.</summary>
public sealed record CollectionFacts
{
    /// <summary>Response by kind of organisation; empty when nobody was invited.</summary>
    public required IReadOnlyList<KindFacts> Kinds { get; init; }

    /// <summary>Response by stratum of the sample that the wave asked; none when it asked everybody.</summary>
    public IReadOnlyList<StratumFacts> Strata { get; init; } = [];

    /// <summary>Complete responses to the agency survey.</summary>
    public required int Responses { get; init; }

    /// <summary>Organisations that gave them.</summary>
    public required int Organisations { get; init; }

    /// <summary>Organisations with more than one complete response.</summary>
    public required int OrganisationsWithSeveral { get; init; }

    /// <summary>The responses of those organisations.</summary>
    public required int ResponsesOfThose { get; init; }

    /// <summary>Responses that were imported.</summary>
    public required int ImportedResponses { get; init; }

    /// <summary>How it ended with each organisation invited, in AAPOR's terms.</summary>
    public required DispositionCounts Dispositions { get; init; }

    /// <summary>The anonymous survey; null for a wave without one.</summary>
    public AnonymousCounts? Anonymous { get; init; }

    internal static async Task<CollectionFacts> ReadAsync(PeerAtlasDbContext database, Wave wave, CancellationToken cancellation)
    {
        var invited = await InvitedAsync(database, wave, cancellation);
        var begun = (
            await database
                .Set<AgencyResponse>()
                .Where(response => response.WaveId == wave.Id && response.CompletedAt == null)
                .Select(response => response.OrganisationId)
                .ToListAsync(cancellation)
        ).ToHashSet();
        var responses = await database
            .Set<AgencyResponse>()
            .Where(response => response.WaveId == wave.Id && response.CompletedAt != null)
            .GroupBy(response => response.OrganisationId)
            .Select(group => new
            {
                Organisation = group.Key,
                Count = group.Count(),
                Imported = group.Count(response => response.InvitationId == null),
            })
            .ToListAsync(cancellation);
        var answered = responses.Select(response => response.Organisation).ToHashSet();
        var several = responses.Where(response => response.Count > 1).ToList();
        return new()
        {
            Kinds = KindsOf(invited, answered),
            Strata = await StrataAsync(database, wave, answered, cancellation),
            Responses = responses.Sum(response => response.Count),
            Organisations = responses.Count,
            OrganisationsWithSeveral = several.Count,
            ResponsesOfThose = several.Sum(response => response.Count),
            ImportedResponses = responses.Sum(response => response.Imported),
            Dispositions = DispositionsOf(invited, begun, answered),
            Anonymous = wave.PeerVersionId is null ? null : await AnonymousAsync(database, wave, invited, cancellation),
        };
    }

    private static async Task<IReadOnlyList<StratumFacts>> StrataAsync(
        PeerAtlasDbContext database,
        Wave wave,
        HashSet<Guid> answered,
        CancellationToken cancellation
    )
    {
        if (await WaveSample.OfPartAsync(database, wave, cancellation) is not { } sample)
            return [];
        var places = answered.Select(sample.StratumOf).OfType<int>().ToLookup(stratum => stratum);
        return [.. sample.Strata.Select((stratum, at) => new StratumFacts(stratum.Name, stratum.InFrame, stratum.Drawn, places[at].Count()))];
    }

    private static Task<List<Invited>> InvitedAsync(PeerAtlasDbContext database, Wave wave, CancellationToken cancellation) =>
        database
            .Set<Invitation>()
            .Where(invitation => invitation.WaveId == wave.Id)
            .Join(
                database.Set<Organisation>(),
                invitation => invitation.OrganisationId,
                organisation => organisation.Id,
                (invitation, organisation) =>
                    new Invited(
                        invitation.OrganisationId,
                        organisation.Kind,
                        invitation.CodesIssued,
                        invitation.CodesPassedOn,
                        invitation.OpenedAt,
                        invitation.RefusedAt
                    )
            )
            .ToListAsync(cancellation);

    private static List<KindFacts> KindsOf(IEnumerable<Invited> invited, HashSet<Guid> answered) =>
        [
            .. invited
                .GroupBy(invitation => invitation.Kind)
                .OrderBy(kind => kind.Key)
                .Select(kind => new KindFacts(
                    Groupings.KeyOf(kind.Key),
                    Groupings.PluralOf(kind.Key),
                    kind.Select(invitation => invitation.Organisation).Distinct().Count(),
                    kind.Select(invitation => invitation.Organisation).Distinct().Count(answered.Contains)
                )),
        ];

    private static DispositionCounts DispositionsOf(IEnumerable<Invited> invited, HashSet<Guid> begun, HashSet<Guid> answered) =>
        DispositionCounts.Of(
            invited
                .GroupBy(invitation => invitation.Organisation)
                .Select(agency =>
                    DispositionCounts.OfOrganisation(
                        agency.Select(invitation =>
                            answered.Contains(agency.Key) ? Disposition.Complete
                            : invitation.RefusedAt is not null || begun.Contains(agency.Key) ? Disposition.Refused
                            : invitation.OpenedAt is not null ? Disposition.Other
                            : Disposition.UnknownEligibility
                        )
                    )
                )
        );

    private static async Task<AnonymousCounts> AnonymousAsync(
        PeerAtlasDbContext database,
        Wave wave,
        IReadOnlyList<Invited> invited,
        CancellationToken cancellation
    )
    {
        var withCodes = invited.Where(invitation => invitation.CodesIssued > 0).ToLookup(invitation => invitation.Organisation);
        var said = withCodes.Where(agency => agency.All(invitation => invitation.CodesPassedOn is not null)).ToList();
        var sealedAnswers = await database.Set<SealedAnswer>().CountAsync(answer => answer.WaveId == wave.Id, cancellation);
        return new(
            invited.Sum(invitation => invitation.CodesIssued),
            withCodes.Count,
            said.Count,
            said.SelectMany(agency => agency).Sum(invitation => invitation.CodesPassedOn ?? 0),
            said.SelectMany(agency => agency).Sum(invitation => invitation.CodesIssued),
            await database.Set<AnonymousAnswer>().CountAsync(answer => answer.WaveId == wave.Id, cancellation) + sealedAnswers,
            await database
                .Set<WaveSeal>()
                .Where(seal => seal.WaveId == wave.Id && seal.State == SealState.Opened)
                .SumAsync(seal => seal.Unreadable ?? 0, cancellation),
            sealedAnswers > 0
        );
    }

    /// <summary>An invitation, as far as it tells of the collection.</summary>
    private sealed record Invited(Guid Organisation, OrganisationKind Kind, int CodesIssued, int? CodesPassedOn, DateTime? OpenedAt, DateTime? RefusedAt);
}
