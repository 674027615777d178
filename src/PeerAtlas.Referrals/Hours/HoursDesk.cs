using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using PeerAtlas.Directory.Teams;
using PeerAtlas.Platform;
using PeerAtlas.Platform.Database;
using PeerAtlas.Referrals.Referring;

namespace PeerAtlas.Referrals.Hours;

/// <summary>What a peer logs: who, when, how long, what.</summary>
/// <param name="ReferralId">The accepted referral of the person; null for work without a person, which needs a team.</param>
/// <param name="TeamId">The team, for work without a person.</param>
/// <param name="Day">On which day.</param>
/// <param name="Minutes">How long.</param>
/// <param name="ActivityId">What.</param>
/// <param name="IsGroup">Whether it was in a group.</param>
/// <param name="Payer">Who pays; null when nobody is billed.</param>
public sealed record ContactInput(Guid? ReferralId, Guid? TeamId, DateOnly Day, int Minutes, Guid ActivityId, bool IsGroup, string? Payer);

/// <summary>Why a contact was not stored.</summary>
public enum HoursRefusal
{
    /// <summary>It was stored.</summary>
    None,

    /// <summary>The referral is not the peer's, or they are no member of the team.</summary>
    NotTheirs,

    /// <summary>The day is yet to come, or more than a year ago.</summary>
    Day,

    /// <summary>The minutes are none, or more than a day has.</summary>
    Minutes,

    /// <summary>The role list of that day has no such activity.</summary>
    Activity,

    /// <summary>The activity is prohibited: nothing of the attempt is kept.</summary>
    Prohibited,

    /// <summary>There is no rule of the payer on that day.</summary>
    Payer,

    /// <summary>The contact to be corrected was corrected or taken back in the meantime.</summary>
    Gone,
}

/// <summary>Stores what peers log themselves, with the totals, in one transaction.</summary>
public sealed class HoursDesk(PeerAtlasDbContext database, AuthorityClock clock)
{
    /// <summary>How far back a contact can be logged.</summary>
    public const int MostDaysBack = 366;

    /// <summary>Logs a contact of a peer, or in place of an earlier one of theirs.</summary>
    /// <param name="peer">The peer's account.</param>
    /// <param name="input">What they say.</param>
    /// <param name="corrects">The contact that this one corrects; null when it is a new one.</param>
    /// <param name="cancellation">Stops it; nothing is kept.</param>
    public async Task<HoursRefusal> LogAsync(Guid peer, ContactInput input, Guid? corrects, CancellationToken cancellation)
    {
        if (input.Day > clock.Today || input.Day < clock.Today.AddDays(-MostDaysBack))
            return HoursRefusal.Day;
        if (input.Minutes is < 1 or > ServiceRecord.MostMinutes || !await FitsDayAsync(peer, input, corrects, cancellation))
            return HoursRefusal.Minutes;
        var activity = await database.Set<Activity>().AsNoTracking().SingleOrDefaultAsync(row => row.Id == input.ActivityId, cancellation);
        if (activity is null || !activity.HoldsOn(input.Day))
            return HoursRefusal.Activity;
        if (activity.Standing == RoleStanding.Prohibited)
            return HoursRefusal.Prohibited;
        if (input.Payer is { } payer && !await PaysAsync(payer, input.Day, cancellation))
            return HoursRefusal.Payer;
        var referral = input.ReferralId is { } id ? await OwnReferralAsync(peer, id, cancellation) : null;
        if (input.ReferralId is not null && referral is null)
            return HoursRefusal.NotTheirs;
        var team = referral is null ? await OwnTeamAsync(peer, input.TeamId, cancellation) : null;
        if (referral is null && team is null)
            return HoursRefusal.NotTheirs;

        var contact = new LoggedContact
        {
            OrganisationId = referral?.OrganisationId ?? team!.OrganisationId,
            TeamId = referral?.TeamId ?? team!.TeamId,
            PeerId = peer,
            PersonId = referral?.PersonId,
            ReferralId = referral?.Id,
            Day = input.Day,
            Minutes = input.Minutes,
            ActivityId = activity.Id,
            IsGroup = input.IsGroup,
            Payer = input.Payer,
            LoggedAt = clock.UtcNow,
            CorrectsId = corrects,
        };
        return await SaveAsync(contact, referral, corrects, cancellation);
    }

    /// <summary>Whether all that a peer logged of a day is no more than a day has.</summary>
    private async Task<bool> FitsDayAsync(Guid peer, ContactInput input, Guid? corrects, CancellationToken cancellation)
    {
        var there = await database
            .Set<LoggedContact>()
            .Where(contact => contact.PeerId == peer && contact.Day == input.Day && contact.ReplacedAt == null && contact.Id != corrects)
            .SumAsync(contact => contact.Minutes, cancellation);
        return there + input.Minutes <= ServiceRecord.MostMinutes;
    }

    private async Task<bool> PaysAsync(string payer, DateOnly day, CancellationToken cancellation)
    {
        var rules = await database.Set<PayerRule>().AsNoTracking().Where(rule => rule.Payer == payer).ToListAsync(cancellation);
        return BillableUnits.InForce(rules, payer, day) is not null;
    }

    /// <summary>Takes a contact back that was logged by mistake. It stays in the record and no longer counts.</summary>
    /// <returns>False when it is not the peer's, or no longer counts.</returns>
    public async Task<bool> TakeBackAsync(Guid peer, Guid contact, CancellationToken cancellation)
    {
        await using var turn = await database.Database.BeginTransactionAsync(cancellation);
        if (!await ReplaceAsync(turn, peer, contact, cancellation))
            return false;
        await turn.CommitAsync(cancellation);
        return true;
    }

    private async Task<HoursRefusal> SaveAsync(LoggedContact contact, Referral? referral, Guid? corrects, CancellationToken cancellation)
    {
        await using var turn = await database.Database.BeginTransactionAsync(cancellation);
        if (corrects is { } old && !await ReplaceAsync(turn, contact.PeerId, old, cancellation))
            return HoursRefusal.Gone;
        database.Add(contact);
        if (referral is not null && contact.PersonId is not null && referral.Allows(ReferralEventKind.FirstContact))
            database.Add(referral.RecordFirstContact(contact.Day, contact.PeerId, clock.UtcNow));
        await database.SaveChangesAsync(cancellation);
        await CountAsync(turn, contact, 1, cancellation);
        await turn.CommitAsync(cancellation);
        return HoursRefusal.None;
    }

    private async Task<bool> ReplaceAsync(IDbContextTransaction turn, Guid peer, Guid id, CancellationToken cancellation)
    {
        var old = await database
            .Set<LoggedContact>()
            .AsTracking()
            .SingleOrDefaultAsync(contact => contact.Id == id && contact.PeerId == peer && contact.ReplacedAt == null, cancellation);
        if (old is null)
            return false;
        (old.ReplacedAt, old.Version) = (clock.UtcNow, Guid.NewGuid());
        try
        {
            await database.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateConcurrencyException)
        {
            return false;
        }

        await CountAsync(turn, old, -1, cancellation);
        return true;
    }

    private async Task CountAsync(IDbContextTransaction turn, LoggedContact contact, int sign, CancellationToken cancellation)
    {
        var transaction = turn.GetDbTransaction();
        var isOutside = await database
            .Set<Activity>()
            .AnyAsync(activity => activity.Id == contact.ActivityId && activity.Standing == RoleStanding.Outside, cancellation);
        await UseTotals.LockAsync(transaction, contact.OrganisationId, cancellation);
        var id = transaction is SqliteTransaction ? "text" : "uuid";
        await UseTotals.AddAsync(
            transaction,
            $"(SELECT CAST(@organisation AS {id}) AS organisation_id, CAST(@team AS {id}) AS team_id, CAST(@peer AS {id}) AS "
                + $"peer_id, CAST(@person AS {id}) AS person_id, @month AS month, @minutes AS minutes, @outside AS outside_minutes)",
            sign,
            areMany: false,
            cancellation,
            ("organisation", contact.OrganisationId),
            ("team", contact.TeamId),
            ("peer", contact.PeerId),
            ("person", contact.PersonId),
            ("month", new DateOnly(contact.Day.Year, contact.Day.Month, 1)),
            ("minutes", contact.Minutes),
            ("outside", isOutside ? contact.Minutes : 0)
        );
    }

    private Task<Referral?> OwnReferralAsync(Guid peer, Guid id, CancellationToken cancellation) =>
        database
            .Set<Referral>()
            .AsTracking()
            .SingleOrDefaultAsync(referral => referral.Id == id && referral.PeerId == peer && referral.Wish == PersonWish.Agreed, cancellation);

    private Task<TeamMember?> OwnTeamAsync(Guid peer, Guid? team, CancellationToken cancellation) =>
        database
            .Set<TeamMember>()
            .AsNoTracking()
            .HoldingOn(clock.Today)
            .FirstOrDefaultAsync(member => member.AccountId == peer && member.TeamId == team && member.Role == TeamRole.Peer, cancellation);
}
