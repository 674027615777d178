using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using PeerAtlas.Certification.Checking;
using PeerAtlas.Certification.Persons;
using PeerAtlas.Certification.Rules;
using PeerAtlas.Directory.Workers;
using PeerAtlas.Imports;
using PeerAtlas.Lists;
using PeerAtlas.Platform;
using PeerAtlas.Platform.Audit;
using PeerAtlas.Platform.Database;
using PeerAtlas.Workforce.Register;
using PeerAtlas.Workforce.Rules;
using PeerAtlas.Workforce.Showing;

namespace PeerAtlas.Workforce.Import;

/// <summary>Takes the register of a training centre as it has it.</summary>
internal sealed class RegisterLists(PeerAtlasDbContext database, NewRows newRows, RulesInForce rules, AuthorityClock clock, IActor actor) : IListImport
{
    private const int MostChanges = 200;
    private const int AtOnce = 1_000;

    public string Kind => RegisterListForm.ListKind;

    public async Task<ListForm> FormAsync(Guid? organisation, CancellationToken cancellation) => RegisterListForm.Of(await rules.ReadAsync(cancellation));

    public async Task<ListResult> PreviewAsync(ListReading reading, CancellationToken cancellation) => (await ReadAsync(reading, cancellation)).Result;

    public async Task<ListResult> ApplyAsync(ListReading reading, string? fingerprint, Action<ListResult, string> keep, CancellationToken cancellation)
    {
        database.ChangeTracker.Clear();
        await using var transaction = await database.Database.BeginTransactionAsync(cancellation);
        try
        {
            // Nobody else changes registers between reading and writing. On SQLite the transaction alone sees to that.
            if (!database.Database.IsSqlite())
                await database.Database.ExecuteSqlRawAsync("LOCK TABLE credentials IN SHARE ROW EXCLUSIVE MODE", cancellation);
            var (plan, result) = await ReadAsync(reading, cancellation);
            if (!reading.IsGood || (result.ProblemRows > 0 && !reading.Choices.LeavesOutProblems) || (fingerprint ?? result.Fingerprint) != result.Fingerprint)
                return result;
            var taken = await WriteAsync(reading.Organisation!.Value, plan, cancellation);
            keep(result, JsonSerializer.Serialize(taken));
            await database.SaveChangesAsync(cancellation);
            await transaction.CommitAsync(cancellation);
            return result with { IsApplied = true };
        }
        finally
        {
            database.ChangeTracker.Clear();
        }
    }

    /// <summary>Takes an import back, the newest part first, and the renewals that it wrote down of credentials that were there.</summary>
    public async Task<string?> UndoAsync(PeerAtlasDbContext database, string journal, CancellationToken cancellation)
    {
        var taken = JsonSerializer.Deserialize<Taken>(journal)!;
        if (await IsShownAsync(database, taken, cancellation))
            return "A holder made a badge of what came in by it, which would be valid for ever. Withdraw that credential instead.";
        foreach (var part in taken.Journals.AsEnumerable().Reverse())
        {
            if (await ChangeJournal.UndoAsync(database, part, cancellation) is { } problem)
                return problem;
        }

        foreach (var some in taken.Renewals.Chunk(AtOnce))
            await database.Set<CredentialEvent>().Where(happened => some.Contains(happened.Id)).ExecuteDeleteAsync(cancellation);
        foreach (var some in taken.Holders.Chunk(AtOnce))
        {
            // A centre sees no workers: these are its own, made by the import.
            var holders = await database.Set<Worker>().IgnoreQueryFilters().AsTracking().Where(one => some.Contains(one.Id)).ToListAsync(cancellation);
            if (holders.Exists(holder => holder.AccountId is not null))
                return "Somebody said since then that what came in by it is theirs. Change it by hand instead.";
            database.RemoveRange(holders);
            try
            {
                await database.SaveChangesAsync(cancellation);
            }
            catch (DbUpdateException)
            {
                return "Hours or other records were added since then to what came in by it. Take those out first, or change it by hand instead.";
            }
            finally
            {
                database.ChangeTracker.Clear();
            }
        }

        return null;
    }

    private static async Task<bool> IsShownAsync(PeerAtlasDbContext database, Taken taken, CancellationToken cancellation)
    {
        foreach (var some in taken.Journals.SelectMany(ChangeJournal.Added).Chunk(AtOnce))
        {
            if (await database.Set<ShownBadge>().AnyAsync(badge => some.Contains(badge.CredentialId), cancellation))
                return true;
        }

        return false;
    }

    private async Task<(RegisterPlan Plan, ListResult Result)> ReadAsync(ListReading reading, CancellationToken cancellation)
    {
        var book = await rules.ReadAsync(cancellation);
        var plan = new RegisterPlan(book, await KnownAsync(reading.Organisation!.Value, cancellation), clock.Today);
        var rows = new RegisterRows(reading);
        rows.Bring(plan);
        var changed = plan.Listed.Where(listed => listed.Known is not null && listed.Changes.Length > 0).ToList();
        var added = plan.Listed.Where(listed => listed.Known is null).ToList();
        return (
            plan,
            new()
            {
                Counts = [new("Credentials", added.Count, changed.Count, plan.Listed.Count - added.Count - changed.Count)],
                Fates = rows.Fates,
                Problems = RowProblems.Of(rows.Problems, reading.Form),
                ProblemRows = rows.ProblemRows,
                Changes =
                [
                    .. plan
                        .Listed.Where(listed => listed.Known is null || listed.Changes.Length > 0)
                        .Take(MostChanges)
                        .Select(listed => new ThingChange(listed.Name, listed.Number ?? "", listed.Rule, listed.Known is null, Details(listed))),
                ],
                ChangeCount = added.Count + changed.Count,
                Doubts = [.. Doubts(plan, book)],
                Notes = [.. Notes(plan)],
                Fingerprint = Fingerprint(plan),
            }
        );
    }

    private async Task<IReadOnlyList<KnownCredential>> KnownAsync(Guid centre, CancellationToken cancellation)
    {
        var renewals = (
            await database
                .Set<CredentialEvent>()
                .Where(happened => happened.OrganisationId == centre && happened.Kind == CredentialEventKind.Renewed && happened.On != null)
                .Select(happened => new { happened.CredentialId, happened.On })
                .ToListAsync(cancellation)
        ).ToLookup(one => one.CredentialId, one => one.On!.Value);
        var credentials = await database
            .Set<Credential>()
            .AsNoTracking()
            .Where(credential => credential.OrganisationId == centre && credential.IssuedOn != null)
            .OrderBy(credential => credential.Id)
            .Select(one => new KnownCredential(one.Id, one.WorkerId, one.RuleId, one.HolderName, one.HolderEmail, one.Number, one.IssuedOn)
            {
                IsWithdrawn = one.Stage != CredentialStage.Issued,
            })
            .ToListAsync(cancellation);
        return [.. credentials.Select(one => one with { Renewed = [.. renewals[one.Id]] })];
    }

    private async Task<Taken> WriteAsync(Guid centre, RegisterPlan plan, CancellationToken cancellation)
    {
        var taken = new Taken([], [], []);
        var workers = await database
            .Set<Credential>()
            .Where(credential => credential.OrganisationId == centre && credential.HolderEmail != null)
            .Select(credential => new { credential.HolderEmail, credential.WorkerId })
            .Distinct()
            .ToListAsync(cancellation);
        var byEmail = workers.GroupBy(one => one.HolderEmail!).ToDictionary(one => one.Key, one => one.First().WorkerId, StringComparer.Ordinal);
        foreach (var some in plan.Listed.Where(listed => listed.Known is not null && listed.Changes.Length > 0).Chunk(AtOnce))
            await ChangeAsync(some, taken, cancellation);
        foreach (var some in plan.Listed.Where(listed => listed.Known is null).Chunk(AtOnce))
        {
            var added = new Added([], [], []);
            foreach (var listed in some)
                Add(centre, listed, byEmail, added);
            taken.Journals.Add(ChangeJournal.OfNew(added.Credentials));
            taken.Holders.AddRange(added.Holders.Select(holder => holder.Id));
            await newRows.WriteAsync(added.Holders, cancellation);
            await newRows.WriteAsync(added.Credentials, cancellation);
            await newRows.WriteAsync(added.Events, cancellation);
        }

        return taken;
    }

    private async Task ChangeAsync(ListedCredential[] some, Taken taken, CancellationToken cancellation)
    {
        List<Guid> ids = [.. some.Select(listed => listed.Known!.Id)];
        var there = await database.Set<Credential>().AsTracking().Where(row => ids.Contains(row.Id)).ToDictionaryAsync(row => row.Id, cancellation);
        List<CredentialEvent> events = [.. some.SelectMany(listed => Change(there[listed.Known!.Id], listed))];
        taken.Journals.Add(ChangeJournal.Of(database));
        taken.Renewals.AddRange(events.Select(happened => happened.Id));
        database.AddRange(events);
        await database.SaveChangesAsync(cancellation);
        database.ChangeTracker.Clear();
    }

    private void Add(Guid centre, ListedCredential listed, Dictionary<string, Guid> byEmail, Added added)
    {
        Guid worker;
        if (listed.Email is not { } email || !byEmail.TryGetValue(email, out worker))
        {
            added.Holders.Add(new Worker { Name = listed.Name, Email = listed.Email });
            worker = added.Holders[^1].Id;
            if (listed.Email is not null)
                byEmail[listed.Email] = worker;
        }

        var credential = new Credential
        {
            OrganisationId = centre,
            WorkerId = worker,
            RuleId = listed.Rule,
            HolderName = listed.Name,
            HolderEmail = listed.Email,
            Number = listed.Number,
        };
        added.Credentials.Add(credential);
        added.Events.Add(credential.EnterIssued(listed.Issued, clock.UtcNow, actor.AccountId, listed.Years));
        if (listed.Renewed is { } renewed)
            added.Events.Add(credential.RenewAsListed(renewed, listed.Years, clock.UtcNow, actor.AccountId));
    }

    private List<CredentialEvent> Change(Credential row, ListedCredential listed)
    {
        (row.HolderName, row.HolderEmail, row.Number) = (listed.Name, row.HolderEmail ?? listed.Email, listed.Number ?? row.Number);
        row.Version = Guid.NewGuid();
        return listed.Renewed is { } renewed ? [row.RenewAsListed(renewed, listed.Years, clock.UtcNow, actor.AccountId)] : [];
    }

    private static string Details(ListedCredential listed) =>
        listed.Known is null
            ? $"issued on {listed.Issued:yyyy-MM-dd}{(listed.Renewed is { } renewed ? $", renewed on {renewed:yyyy-MM-dd}" : "")}"
            : listed.Changes;

    /// <summary>Where the last day of the list is not that of the rule: a column may be read wrongly, or the list or the rule is wrong.</summary>
    private IEnumerable<string> Doubts(RegisterPlan plan, RuleBook book)
    {
        var moved = plan.Listed.Count(listed => listed.Known?.Email is { } there && listed.Email is { } said && there != said);
        if (moved > 0)
            yield return $"In {Counted(moved, "row", "rows")} the address is another than in the register. "
                + "That of the register stays: by it a holder is found.";
        var differing = plan
            .Listed.Where(listed => listed.Expires is { } expires && EndOf(listed, book) is { } end && Math.Abs(expires.DayNumber - end.DayNumber) > 1)
            .ToList();
        if (differing.Count > 0)
            yield return $"In {Counted(differing.Count, "row", "rows")} the last day of the list is not the one that the rule gives, first in "
                + $"{differing[0].Place}: {differing[0].Expires:yyyy-MM-dd}, by the rule {EndOf(differing[0], book):yyyy-MM-dd}. A renewal may be missing, "
                + "or days may be read wrongly. What counts is the rule.";
    }

    private DateOnly? EndOf(ListedCredential listed, RuleBook book)
    {
        var days = listed.Renewed is { } renewed ? (listed.Known?.Renewed ?? []).Append(renewed) : listed.Known?.Renewed ?? [];
        var held = new HeldCredential(
            listed.Rule,
            listed.Issued,
            false,
            listed.Years,
            [.. days.Order().Select(day => new CredentialRenewal(day, listed.Years))],
            [],
            [],
            [],
            new(0, 0, 0, 0),
            null,
            []
        );
        return book.Find(listed.Rule)?.On(clock.Today) is null ? null : CertificationCheck.Evaluate(new([held], []), book, clock.Today)[0].Period.End;
    }

    private static IEnumerable<string> Notes(RegisterPlan plan)
    {
        var names = plan
            .Listed.Where(listed => listed.Known is null && listed.Email is null)
            .GroupBy(listed => listed.Name, StringComparer.OrdinalIgnoreCase)
            .Count(group => group.Count() > 1);
        if (names > 0)
            yield return $"{Counted(names, "name stands", "names stand")} in several rows without an address. They come in as different people: "
                + "a name alone joins nobody.";
    }

    private static string Counted(int count, string one, string many) => count == 1 ? $"1 {one}" : $"{count} {many}";

    private static string Fingerprint(RegisterPlan plan)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var listed in plan.Listed)
            hash.AppendData(
                Encoding.UTF8.GetBytes(
                    string.Join('\u001F', listed.Known?.Id, listed.Rule, listed.Name, listed.Email, listed.Number, listed.Issued, listed.Renewed, listed.Years)
                        + "\n"
                )
            );
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>What some rows bring.</summary>
    private sealed record Added(List<Worker> Holders, List<Credential> Credentials, List<CredentialEvent> Events);

    /// <summary>What takes an import back: the credentials of each part, the renewals of those that were there, and the holders that were new.</summary>
    private sealed record Taken(List<string> Journals, List<Guid> Renewals, List<Guid> Holders);
}
