using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PeerAtlas.Directory;
using PeerAtlas.Platform;
using PeerAtlas.Platform.Access;
using PeerAtlas.Platform.Audit;
using PeerAtlas.Platform.Database;

namespace PeerAtlas.Referrals.Hours;

/// <summary>
/// A letter that says what hours an agency's record holds of somebody's work, as it stood when they made it. Whoever they give its address reads there what
/// the letter says, so that a paper that was changed is found out.
/// </summary>
public sealed class HoursLetter : IConfidential, IVersioned
{
    /// <summary>The longest token.</summary>
    public const int TokenLength = 40;

    /// <summary>The longest list of earlier names.</summary>
    public const int EarlierLength = 1000;

    private const int TokenBytes = 18;

    /// <summary>Identifies the letter.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>Whose record it tells of.</summary>
    public required Guid OrganisationId { get; init; }

    /// <summary>The account of whoever worked, and made it.</summary>
    public required Guid PeerId { get; init; }

    /// <summary>Their name, as it stood then.</summary>
    [AuditedAsChangedOnly]
    public required string Name { get; init; }

    /// <summary>Other names that the account had since the first day that it tells of, with semicolons between; empty when there was none.</summary>
    [AuditedAsChangedOnly]
    public string EarlierNames { get; init; } = "";

    /// <summary>What its address ends with; nobody guesses it.</summary>
    [AuditedAsChangedOnly]
    public string Token { get; init; } = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(TokenBytes));

    /// <summary>The first month.</summary>
    public required DateOnly First { get; init; }

    /// <summary>The last month.</summary>
    public required DateOnly Last { get; init; }

    /// <summary>The minutes of each month, as JSON: {"2026-10":2400}.</summary>
    [AuditedAsChangedOnly]
    public required string Content { get; init; }

    /// <summary>When it was made, in UTC.</summary>
    public required DateTime MadeAt { get; init; }

    /// <summary>When its maker stopped showing it, in UTC; null while they do.</summary>
    public DateTime? EndedAt { get; set; }

    /// <inheritdoc/>
    public Guid Version { get; set; } = Guid.NewGuid();

    /// <summary>The minutes by month, in order.</summary>
    public IReadOnlyList<(DateOnly Month, long Minutes)> ByMonth() =>
        [
            .. JsonSerializer
                .Deserialize<SortedDictionary<string, long>>(Content)!
                .Select(pair => (DateOnly.ParseExact(pair.Key, "yyyy-MM", CultureInfo.InvariantCulture), pair.Value)),
        ];

    /// <summary>Writes minutes by month as <see cref="Content"/>.</summary>
    public static string Write(IEnumerable<(DateOnly Month, long Minutes)> months) =>
        JsonSerializer.Serialize(
            new SortedDictionary<string, long>(
                months.ToDictionary(month => month.Month.ToString("yyyy-MM", CultureInfo.InvariantCulture), month => month.Minutes),
                StringComparer.Ordinal
            )
        );
}

internal sealed class HoursLetterMapping : IEntityTypeConfiguration<HoursLetter>
{
    public void Configure(EntityTypeBuilder<HoursLetter> builder)
    {
        builder.ToTable("hours_letters");
        builder.HasIndex(letter => letter.Token).IsUnique();
        builder.HasIndex(letter => letter.PeerId);
        builder.Property(letter => letter.Name).HasMaxLength(Account.NameLength);
        builder.Property(letter => letter.EarlierNames).HasMaxLength(HoursLetter.EarlierLength);
        builder.Property(letter => letter.Token).HasMaxLength(HoursLetter.TokenLength);
        builder.Property(letter => letter.Version).IsConcurrencyToken();
        builder.HasOne<Organisation>().WithMany().HasForeignKey(letter => letter.OrganisationId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Account>().WithMany().HasForeignKey(letter => letter.PeerId).OnDelete(DeleteBehavior.Cascade);
    }
}

/// <summary>Makes letters, shows them to whoever has the address, and stops them.</summary>
internal sealed class HoursLetters(PeerAtlasDbContext database, OwnHours own, OrganisationScope scope, AuthorityClock clock)
{
    private const int MostNames = 4;

    /// <summary>The letters that whoever is signed in shows, the newest first.</summary>
    public Task<List<HoursLetter>> OfMineAsync(CancellationToken cancellation)
    {
        var me = own.Me;
        return Open()
            .AsNoTracking()
            .Where(letter => letter.PeerId == me && letter.EndedAt == null)
            .OrderByDescending(letter => letter.Id)
            .ToListAsync(cancellation);
    }

    /// <summary>Makes a letter of what an agency's record holds now; the same again is the one that is there.</summary>
    /// <returns>Null when the record holds no hours of theirs there.</returns>
    public async Task<HoursLetter?> MakeAsync(Guid agency, HoursPeriod period, string name, CancellationToken cancellation)
    {
        var months = (await own.MonthsAsync(cancellation))
            .Where(month => month.Organisation == agency && month.Month >= period.First && month.Month <= period.Last && month.Minutes > 0)
            .Select(month => (month.Month, month.Minutes))
            .ToList();
        if (months.Count == 0)
            return null;
        var content = HoursLetter.Write(months);
        var earlier = await EarlierNamesAsync(period, name, cancellation);
        var mine = await OfMineAsync(cancellation);
        if (mine.Find(letter => (letter.OrganisationId, letter.Content, letter.Name, letter.EarlierNames) == (agency, content, name, earlier)) is { } same)
            return same;
        var made = new HoursLetter
        {
            OrganisationId = agency,
            PeerId = own.Me,
            Name = name,
            EarlierNames = earlier,
            First = period.First,
            Last = period.Last,
            Content = content,
            MadeAt = clock.UtcNow,
        };
        scope.Grant(agency);
        database.Add(made);
        await database.SaveChangesAsync(cancellation);
        return made;
    }

    /// <summary>
    /// What else the account was called since the period began: a name is what its holder types, and nobody is to get the hours of another by typing theirs.
    /// </summary>
    private async Task<string> EarlierNamesAsync(HoursPeriod period, string name, CancellationToken cancellation)
    {
        var (me, since) = (own.Me, period.First.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc));
        var names = await database
            .Set<AccountName>()
            .Where(row => row.AccountId == me && row.Until >= since)
            .OrderByDescending(row => row.Until)
            .Select(row => row.Name)
            .ToListAsync(cancellation);
        var told = string.Join("; ", names.Where(one => one != name).Distinct(StringComparer.Ordinal).Take(MostNames));
        return told.Length > HoursLetter.EarlierLength ? told[..HoursLetter.EarlierLength] : told;
    }

    /// <summary>Stops showing a letter of one's own.</summary>
    /// <returns>False when there is no such one.</returns>
    public async Task<bool> StopAsync(Guid id, CancellationToken cancellation)
    {
        var me = own.Me;
        if (
            await Open().AsTracking().SingleOrDefaultAsync(letter => letter.Id == id && letter.PeerId == me && letter.EndedAt == null, cancellation)
            is not { } found
        )
            return false;
        // Its maker may no longer work at the agency whose row it is.
        scope.Grant(found.OrganisationId);
        found.EndedAt = clock.UtcNow;
        await database.SaveChangesAsync(cancellation);
        return true;
    }

    /// <summary>The letter at an address, with the agency's name; null when nobody shows one there.</summary>
    public async Task<(HoursLetter Letter, string Agency)?> FindAsync(string token, CancellationToken cancellation)
    {
        if (token.Length > HoursLetter.TokenLength)
            return null;
        if (await Open().AsNoTracking().SingleOrDefaultAsync(letter => letter.Token == token && letter.EndedAt == null, cancellation) is not { } found)
            return null;
        return (found, (await own.NamesAsync([found.OrganisationId], cancellation))[found.OrganisationId]);
    }

    /// <summary>What the record holds now of the months of a letter, in minutes.</summary>
    public Task<long> MinutesNowAsync(HoursLetter letter, CancellationToken cancellation) =>
        database
            .Set<PeerMonth>()
            .IgnoreQueryFilters([PeerAtlasDbContext.OrganisationFilter])
            .Where(row => row.PeerId == letter.PeerId && row.OrganisationId == letter.OrganisationId)
            .Where(row => row.Month >= letter.First && row.Month <= letter.Last)
            .SumAsync(row => row.Minutes, cancellation);

    private IQueryable<HoursLetter> Open() => database.Set<HoursLetter>().IgnoreQueryFilters([PeerAtlasDbContext.OrganisationFilter]);
}
