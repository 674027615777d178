using Microsoft.EntityFrameworkCore;
using PeerAtlas.Design;
using PeerAtlas.Platform.Access;
using PeerAtlas.Platform.Database;

namespace PeerAtlas.Workforce.Supervision;

/// <summary>Who can supervise in an agency: who has the role there. Nobody supervises themselves.</summary>
internal sealed class AgencySupervisors(PeerAtlasDbContext database, Language language)
{
    /// <summary>Those to choose from, by name.</summary>
    public async Task<IReadOnlyList<Choice>> ChoicesAsync(Guid organisation, Guid? supervised, CancellationToken cancellation)
    {
        var rows = await (
            from membership in database.Set<Membership>()
            join account in database.Users on membership.AccountId equals account.Id
            where membership.OrganisationId == organisation && membership.Role == Role.Supervisor && (supervised == null || account.Id != supervised)
            orderby account.Name, account.Id
            select new { account.Id, account.Name }
        ).ToListAsync(cancellation);
        return [.. rows.Select(row => new Choice(row.Id.ToString(), row.Name))];
    }

    /// <summary>Says of a line when and by whom it was attested; null when nobody did.</summary>
    public async Task<Func<SupervisionLine, string?>> AttestedByAsync(IEnumerable<SupervisionLine> lines, CancellationToken cancellation)
    {
        List<Guid> ids = [.. lines.Select(line => line.AttestedById).OfType<Guid>().Distinct()];
        var names = await database
            .Users.Where(account => ids.Contains(account.Id))
            .ToDictionaryAsync(account => account.Id, account => account.Name, cancellation);
        return line =>
            line.AttestedOn is not { } day
                ? null
                : $"Said on {language.Day(day)} by {(line.AttestedById is { } by ? names.GetValueOrDefault(by) : null) ?? "somebody whose account is gone"}.";
    }
}
