using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using PeerAtlas.Badges.Credentials;
using PeerAtlas.Badges.Keys;
using PeerAtlas.Badges.Verifying;
using PeerAtlas.Certification.Checking;
using PeerAtlas.Certification.Rules;
using PeerAtlas.Certification.Words;
using PeerAtlas.Directory;
using PeerAtlas.Platform;
using PeerAtlas.Platform.Database;
using PeerAtlas.Workforce.Register;

namespace PeerAtlas.Workforce.Showing;

/// <summary>A badge as anybody sees it who has its address.</summary>
/// <param name="Badge">The badge.</param>
/// <param name="Credential">Its credential.</param>
/// <param name="Centre">Who signed it.</param>
internal sealed record SeenBadge(ShownBadge Badge, Credential Credential, Organisation Centre);

/// <summary>Makes, shows and verifies badges of credentials.</summary>
internal sealed class ShownBadges(PeerAtlasDbContext database, IDataProtectionProvider protection, AuthorityClock clock, IOptions<AuthoritySettings> settings)
{
    private const int TokenBytes = 18;
    private const string Purpose = "PeerAtlas.Workforce.CentreKey";

    /// <summary>Whether a badge of it can be made today: it was issued, and holds.</summary>
    public static bool Allows(Credential row, CredentialStanding? standing) =>
        row.Stage == CredentialStage.Issued && standing is { Status: not (CredentialStatus.Lapsed or CredentialStatus.InTraining) };

    /// <summary>Where a badge is seen.</summary>
    public string AddressOf(ShownBadge badge) => settings.Value.PublicAddress + BadgeLinks.Badge(badge.Token);

    /// <summary>The badge of a credential that is shown; null when there is none. The caller found the credential by a way that was theirs.</summary>
    public Task<ShownBadge?> OfAsync(Credential row, CancellationToken cancellation) =>
        Open<ShownBadge>()
            .Where(badge => badge.CredentialId == row.Id && badge.EndedAt == null)
            .OrderByDescending(badge => badge.MadeAt)
            .FirstOrDefaultAsync(cancellation);

    /// <summary>Makes a badge in place of the one that is shown, to be saved.</summary>
    /// <param name="row">The credential, which the caller may change.</param>
    /// <param name="rule">Its rule.</param>
    /// <param name="standing">How it stands.</param>
    /// <param name="since">The day of its issue or newest renewal.</param>
    /// <param name="email">The holder's address, of which the badge has a salted hash.</param>
    /// <param name="showsName">Whether its page shows the name.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task<ShownBadge> MakeAsync(
        Credential row,
        CertificationRule rule,
        CredentialStanding standing,
        DateOnly since,
        string email,
        bool showsName,
        CancellationToken cancellation
    )
    {
        await EndAsync(row, cancellation);
        var centre = await database.Set<Organisation>().AsNoTracking().SingleAsync(one => one.Id == row.OrganisationId, cancellation);
        using var key = await KeyAsync(centre.Id, cancellation);
        var id = Guid.CreateVersion7();
        var name = RuleExplanation.Name(rule.Name, WordLanguage.English);
        var description = new BadgeDescription
        {
            Id = Urn(id),
            Issuer = new(null, centre.Name, settings.Value.PublicAddress),
            Achievement = new(
                $"{settings.Value.PublicAddress}{CertificationLinks.Rule(rule.Id)}",
                $"{name} ({rule.Id})",
                $"Holds the certification {name}, of {rule.Place}.",
                null,
                $"{settings.Value.PublicAddress}{CertificationLinks.Rule(rule.Id)}",
                "Certification"
            ),
            Recipient = new(null, email),
            ValidFrom = Start(since),
            ValidUntil = standing.Period.End is { } end ? Start(end.AddDays(1)).AddSeconds(-1) : null,
            Revocations = settings.Value.PublicAddress + BadgeLinks.Withdrawn(centre.Id),
        };
        var badge = new ShownBadge
        {
            Id = id,
            OrganisationId = centre.Id,
            CredentialId = row.Id,
            Token = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(TokenBytes)),
            Content = Badge.Issue(description, key, new DateTimeOffset(clock.UtcNow, TimeSpan.Zero)),
            ShowsName = showsName,
            MadeAt = clock.UtcNow,
        };
        database.Add(badge);
        return badge;
    }

    /// <summary>Shows no badge of the credential any more, to be saved.</summary>
    public async Task EndAsync(Credential row, CancellationToken cancellation)
    {
        var shown = await Open<ShownBadge>().AsTracking().Where(badge => badge.CredentialId == row.Id && badge.EndedAt == null).ToListAsync(cancellation);
        foreach (var badge in shown)
            badge.End(clock.UtcNow);
    }

    /// <summary>The badge at an address; null when nobody shows one there.</summary>
    public async Task<SeenBadge?> FindAsync(string token, CancellationToken cancellation)
    {
        if (token.Length > ShownBadge.TokenLength)
            return null;
        var found = await (
            from badge in Open<ShownBadge>()
            join credential in Open<Credential>() on badge.CredentialId equals credential.Id
            join centre in database.Set<Organisation>().AsNoTracking() on badge.OrganisationId equals centre.Id
            where badge.Token == token && badge.EndedAt == null
            select new
            {
                badge,
                credential,
                centre,
            }
        ).SingleOrDefaultAsync(cancellation);
        return found is null ? null : new(found.badge, found.credential, found.centre);
    }

    /// <summary>What verifying a badge of this site comes to now: with the centre's own list of what was withdrawn.</summary>
    public async Task<Verification> VerifyAsync(SeenBadge seen, CancellationToken cancellation) =>
        BadgeVerifier.Verify(
            Encoding.UTF8.GetBytes(seen.Badge.Content),
            new()
            {
                Moment = new DateTimeOffset(clock.UtcNow, TimeSpan.Zero),
                StatusLists = await WithdrawnAsync(seen.Centre.Id, cancellation) is { } list ? [Encoding.UTF8.GetBytes(list)] : [],
            }
        );

    /// <summary>The list of the badges of a centre whose credentials were withdrawn, as JSON; null when the centre signed none.</summary>
    public async Task<string?> WithdrawnAsync(Guid centre, CancellationToken cancellation)
    {
        var issuer = await Open<CentreKey>().Where(key => key.OrganisationId == centre).Select(key => key.Issuer).SingleOrDefaultAsync(cancellation);
        if (issuer is null)
            return null;
        var withdrawn = await (
            from badge in Open<ShownBadge>()
            join credential in Open<Credential>() on badge.CredentialId equals credential.Id
            where badge.OrganisationId == centre && credential.Stage != CredentialStage.Issued
            orderby badge.Id
            select badge.Id
        ).ToListAsync(cancellation);
        return JsonSerializer.Serialize(
            new
            {
                id = settings.Value.PublicAddress + BadgeLinks.Withdrawn(centre),
                issuer,
                revokedCredentials = withdrawn.Select(badge => new { id = Urn(badge), revoked = true }),
            }
        );
    }

    /// <summary>The lists of withdrawn badges of every centre here: with them a badge of this site is verified without asking it.</summary>
    public async Task<IReadOnlyList<ReadOnlyMemory<byte>>> AllWithdrawnAsync(CancellationToken cancellation)
    {
        List<ReadOnlyMemory<byte>> lists = [];
        foreach (var centre in await Open<CentreKey>().Select(key => key.OrganisationId).ToListAsync(cancellation))
        {
            if (await WithdrawnAsync(centre, cancellation) is { } list)
                lists.Add(Encoding.UTF8.GetBytes(list));
        }

        return lists;
    }

    /// <summary>The centre of this site whose key it is; null when it is none's.</summary>
    public Task<string?> CentreOfAsync(string issuer, CancellationToken cancellation) =>
        (
            from key in Open<CentreKey>()
            join centre in database.Set<Organisation>().AsNoTracking() on key.OrganisationId equals centre.Id
            where key.Issuer == issuer
            select centre.Name
        ).SingleOrDefaultAsync(cancellation);

    private async Task<IssuerKey> KeyAsync(Guid centre, CancellationToken cancellation)
    {
        var protector = protection.CreateProtector(Purpose);
        if (await Open<CentreKey>().SingleOrDefaultAsync(key => key.OrganisationId == centre, cancellation) is { } known)
            return IssuerKey.Read(Encoding.UTF8.GetBytes(protector.Unprotect(known.Secret)));
        var made = IssuerKey.Create();
        database.Add(
            new CentreKey
            {
                OrganisationId = centre,
                Issuer = made.Controller,
                Secret = protector.Protect(made.Write()),
                MadeAt = clock.UtcNow,
            }
        );
        return made;
    }

    private static DateTimeOffset Start(DateOnly day) => new(day, TimeOnly.MinValue, TimeSpan.Zero);

    private static string Urn(Guid id) => $"urn:uuid:{id}";

    private IQueryable<T> Open<T>()
        where T : class => database.Set<T>().AsNoTracking().IgnoreQueryFilters([PeerAtlasDbContext.OrganisationFilter]);
}
