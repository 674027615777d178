using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.DependencyInjection;
using PeerAtlas.Directory.Teams;
using PeerAtlas.Platform;
using PeerAtlas.Platform.Database;
using PeerAtlas.Platform.Work;
using PeerAtlas.Referrals.Caseloads;

namespace PeerAtlas.Referrals.Hours;

/// <summary>Counts a team's persons by month anew when its caseload changes.</summary>
public sealed class CaseloadTotals(PeerAtlasDbContext database, AuthorityClock clock) : ICaseloadTotals
{
    /// <summary>The most months that a change reaches back.</summary>
    private const int MostMonths = 60;

    /// <inheritdoc/>
    public IReadOnlyList<(Guid Organisation, Guid Team, DateOnly Since)> Changing() =>
        [
            .. database
                .ChangeTracker.Entries<CaseloadEntry>()
                .Where(entry => entry.State is EntityState.Added or EntityState.Modified or EntityState.Deleted)
                .Select(entry => entry.Entity)
                .GroupBy(entry => (entry.OrganisationId, entry.TeamId))
                .Select(entries => (entries.Key.OrganisationId, entries.Key.TeamId, entries.Min(entry => entry.StartsOn))),
        ];

    /// <inheritdoc/>
    public async Task CountAsync(Guid organisation, Guid team, DateOnly since, CancellationToken cancellation)
    {
        var last = MonthOf(clock.Today);
        var first = MonthOf(since) < last.AddMonths(1 - MostMonths) ? last.AddMonths(1 - MostMonths) : MonthOf(since);
        if (first > last)
            return;
        var isOwn = database.Database.CurrentTransaction is null;
        var turn = database.Database.CurrentTransaction ?? await database.Database.BeginTransactionAsync(cancellation);
        try
        {
            var (id, day) = database.Database.IsSqlite() ? ("text", "text") : ("uuid", "date");
            var months = Enumerable
                .Range(0, MostMonths)
                .Select(step => first.AddMonths(step))
                .TakeWhile(month => month <= last)
                .Select(month => $"SELECT CAST('{month.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}' AS {day}) AS month");
            await UseTotals.LockAsync(turn.GetDbTransaction(), organisation, cancellation);
            await UseTotals.CountAsync(
                turn.GetDbTransaction(),
                $"(SELECT CAST(@organisation AS {id}) AS organisation_id, CAST(@team AS {id}) "
                    + $"AS team_id, month FROM ({string.Join(" UNION ALL ", months)}) AS listed)",
                cancellation,
                ("organisation", organisation),
                ("team", team)
            );
            if (isOwn)
                await turn.CommitAsync(cancellation);
        }
        finally
        {
            if (isOwn)
                await turn.DisposeAsync();
        }
    }

    private static DateOnly MonthOf(DateOnly day) => new(day.Year, day.Month, 1);
}

/// <summary>Counts the caseloads of a month that has begun, so that teams without any contact are on the board too.</summary>
internal sealed class NewMonths : IScheduledWork
{
    public async Task RunAsync(IServiceProvider services, CancellationToken cancellation)
    {
        var database = services.GetRequiredService<PeerAtlasDbContext>();
        var today = services.GetRequiredService<AuthorityClock>().Today;
        var month = new DateOnly(today.Year, today.Month, 1);
        var missing = await database
            .Set<CaseloadEntry>()
            .NotOverBefore(month)
            .Where(entry => !database.Set<TeamMonth>().Any(row => row.TeamId == entry.TeamId && row.Month == month))
            .Select(entry => new { entry.OrganisationId, entry.TeamId })
            .Distinct()
            .ToListAsync(cancellation);
        var totals = services.GetRequiredService<CaseloadTotals>();
        foreach (var team in missing)
            await totals.CountAsync(team.OrganisationId, team.TeamId, month, cancellation);
    }
}
