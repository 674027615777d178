using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using PeerAtlas.Lists;
using PeerAtlas.Platform.Access;
using PeerAtlas.Platform.Database;
using PeerAtlas.Platform.Work;
using PeerAtlas.Tables;

namespace PeerAtlas.Imports;

/// <summary>Where lists lie while a person says how they are read, and what is remembered of them afterwards.</summary>
public sealed class ListDesk(PeerAtlasDbContext database, Uploads uploads, CurrentMember member, TimeProvider clock, IEnumerable<INamesRows> naming)
{
    private const string NothingToRead = "The file has no rows that could be read.";

    /// <summary>How large a list may be that a page reads.</summary>
    public static TableLimits Limits { get; } = GridFile.Limits with { MaxBytes = 20 * 1024 * 1024, MaxRows = 60_000 };

    /// <summary>Keeps a file, once it has been seen to hold a table.</summary>
    /// <returns>The upload, or what is wrong with the file.</returns>
    public async Task<(Guid? Upload, string? Problem)> KeepAsync(IListImport import, Guid? organisation, IFormFile file, CancellationToken cancellation)
    {
        var read = (await Uploads.ReadAsync([file], cancellation))[0];
        var form = await import.FormAsync(organisation, cancellation);
        try
        {
            var choices = await ProposeAsync(import, organisation, form, read, cancellation);
            var upload = await uploads.KeepAsync(member.AccountId!.Value, organisation, [read], cancellation);
            await uploads.NoteAsync(member.AccountId!.Value, upload, Write(choices), cancellation);
            return (upload, null);
        }
        catch (TableException refused)
        {
            return (null, refused.Message);
        }
    }

    /// <summary>A file that whoever is signed in sent, with what they decided; null when it is gone.</summary>
    public async Task<(UploadedFile File, ListChoices Choices)?> FindAsync(Guid? organisation, Guid upload, CancellationToken cancellation) =>
        await uploads.FindAsync(member.AccountId!.Value, organisation, upload, cancellation) is [{ Note: { } note } file] ? (file, Read(note)) : null;

    /// <summary>Keeps what was decided.</summary>
    public Task NoteAsync(Guid upload, ListChoices choices, CancellationToken cancellation) =>
        uploads.NoteAsync(member.AccountId!.Value, upload, Write(choices), cancellation);

    /// <summary>Throws a file away.</summary>
    public Task RemoveAsync(Guid upload, CancellationToken cancellation) => uploads.RemoveAsync(member.AccountId!.Value, upload, cancellation);

    /// <summary>The last import of a kind that still stands; null when there is none.</summary>
    public Task<ListImport?> LastAsync(string kind, Guid? organisation, CancellationToken cancellation) =>
        database
            .Set<ListImport>()
            .Where(import => import.Kind == kind && import.OrganisationId == organisation && import.UndoneAt == null)
            .OrderByDescending(import => import.At)
            .ThenByDescending(import => import.Id)
            .FirstOrDefaultAsync(cancellation);

    /// <summary>The last import of the same file that still stands; null when there is none.</summary>
    public Task<ListImport?> SameFileAsync(string kind, Guid? organisation, string checksum, CancellationToken cancellation) =>
        database
            .Set<ListImport>()
            .Where(import => import.Kind == kind && import.OrganisationId == organisation && import.UndoneAt == null && import.Checksum == checksum)
            .OrderByDescending(import => import.At)
            .FirstOrDefaultAsync(cancellation);

    /// <summary>Tells a file from others.</summary>
    public static string ChecksumOf(UploadedFile file) => Convert.ToHexStringLower(SHA256.HashData(file.Content));

    /// <summary>Takes the last import of a kind back.</summary>
    /// <returns>Why it cannot be; null when it was.</returns>
    public async Task<string?> UndoAsync(IListImport of, Guid? organisation, Guid import, CancellationToken cancellation)
    {
        if (await LastAsync(of.Kind, organisation, cancellation) is not { } last || last.Id != import || last.Journal.Length == 0)
            return "Only the last import can be taken back, and this is not the last one any more.";
        await using var transaction = await database.Database.BeginTransactionAsync(cancellation);
        if (await NamedByAsync(ChangeJournal.Added(last.Journal), cancellation) is { } named)
            return $"Something builds on what came in by it: {named}. Change that first.";
        if (await of.UndoAsync(database, last.Journal, cancellation) is { } problem)
            return problem;
        var row = await database.Set<ListImport>().AsTracking().SingleAsync(one => one.Id == import, cancellation);
        (row.UndoneAt, row.Journal) = (clock.GetUtcNow().UtcDateTime, "");
        await database.SaveChangesAsync(cancellation);
        // What turned out wrong is not proposed for the next file of the form.
        await database
            .Set<KeptMapping>()
            .Where(kept => kept.Kind == of.Kind && kept.OrganisationId == organisation && kept.Form == row.Form)
            .ExecuteDeleteAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return null;
    }

    private async Task<string?> NamedByAsync(IReadOnlyList<Guid> rows, CancellationToken cancellation)
    {
        foreach (var one in naming)
        {
            if (await one.NamingAsync(rows, cancellation) is { } named)
                return named;
        }

        return null;
    }

    /// <summary>Whether the last import is one that whoever is signed in did within the last minutes: a second click on the same button.</summary>
    public async Task<ListImport?> JustDoneAsync(string kind, Guid? organisation, string fileName, CancellationToken cancellation) =>
        await LastAsync(kind, organisation, cancellation) is { } last
        && last.AccountId == member.AccountId
        && last.FileName == Uploads.NameOf(fileName)
        && clock.GetUtcNow().UtcDateTime - last.At < TimeSpan.FromMinutes(5)
            ? last
            : null;

    /// <summary>Does an import, remembers it, and remembers how its file was read.</summary>
    public async Task<ListResult> ApplyAsync(IListImport import, Guid? organisation, ListReading reading, string? fingerprint, CancellationToken cancellation)
    {
        var form = ListGuess.FormOf(reading.Choices.Mapping);
        var kept = await database
            .Set<KeptMapping>()
            .AsNoTracking()
            .FirstOrDefaultAsync(one => one.Kind == import.Kind && one.OrganisationId == organisation && one.Form == form, cancellation);
        var done = await import.ApplyAsync(
            reading,
            fingerprint,
            (result, journal) =>
            {
                database.Add(Done(import.Kind, organisation, form, reading, result, journal));
                Remember(import.Kind, organisation, form, kept, Write(reading.Choices));
            },
            cancellation
        );
        if (done.IsApplied)
            await ForgetAsync(import.Kind, organisation, cancellation);
        return done;
    }

    /// <summary>
    /// Only the last import can be taken back, and then the one before it, as of a file that is sent in parts: what those hours before it wrote down of
    /// contacts is kept no longer.
    /// </summary>
    private async Task ForgetAsync(string kind, Guid? organisation, CancellationToken cancellation)
    {
        if (await LastAsync(kind, organisation, cancellation) is not { } last)
            return;
        var past = last.At - Uploads.Lifetime;
        await using var transaction = await database.Database.BeginTransactionAsync(cancellation);
        await database
            .Set<ListImport>()
            .Where(one => one.Kind == kind && one.OrganisationId == organisation && one.Id != last.Id && one.Journal != "" && one.At < past)
            .ExecuteUpdateAsync(set => set.SetProperty(one => one.Journal, ""), cancellation);
        await transaction.CommitAsync(cancellation);
    }

    private void Remember(string kind, Guid? organisation, string form, KeptMapping? kept, string choices)
    {
        if (kept is null)
        {
            database.Add(
                new KeptMapping
                {
                    Kind = kind,
                    OrganisationId = organisation,
                    Form = form,
                    Choices = choices,
                }
            );
            return;
        }

        database.Attach(kept);
        kept.Choices = choices;
    }

    private ListImport Done(string kind, Guid? organisation, string form, ListReading reading, ListResult result, string journal) =>
        new()
        {
            Kind = kind,
            OrganisationId = organisation,
            AccountId = member.AccountId,
            FileName = Uploads.NameOf(reading.FileName),
            At = clock.GetUtcNow().UtcDateTime,
            Form = form,
            Checksum = reading.Checksum,
            Outcome = Outcome(result, reading),
            Journal = journal,
        };

    /// <summary>What an import did, in a sentence.</summary>
    public static string Outcome(ListResult result, ListReading reading)
    {
        var things = result
            .Counts.Where(count => count.Added + count.Changed > 0)
            .Select(count => string.Create(CultureInfo.InvariantCulture, $"{count.Things}: {count.Added:N0} added, {count.Changed:N0} changed"));
        var left = reading.Counts.LeftOutRows + reading.Counts.ProblemRows + result.ProblemRows;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{string.Join("; ", things.DefaultIfEmpty("Nothing changed"))}. {string.Concat(result.Sums.Select(sum => sum + " "))}"
                + $"{left:N0} of {reading.Counts.Rows:N0} rows {(left == 1 ? "was" : "were")} left out."
        );
    }

    /// <summary>How a file would be read: as the last one of its form was, else as it is guessed.</summary>
    private async Task<ListChoices> ProposeAsync(IListImport import, Guid? organisation, ListForm form, UploadedFile read, CancellationToken cancellation)
    {
        using var grid = Open(read, null, cancellation);
        var proposal = ListGuess.Propose(grid, form);
        if (proposal.FirstRows.Count == 0)
            throw new TableException(NothingToRead, read.Name);
        // What was said of all rows or names of a file was said of that one.
        return await KeptAsync(import.Kind, organisation, form, proposal, cancellation) is { } kept
            ? kept with
            {
                LeavesOutProblems = false,
                KeepsAllApart = false,
            }
            : new ListChoices { Mapping = proposal.Mapping };
    }

    /// <summary>What was decided of the last file of this form; null when there was none, or when it names what is known no more.</summary>
    public async Task<ListChoices?> KeptAsync(string kind, Guid? organisation, ListForm form, ListProposal proposal, CancellationToken cancellation)
    {
        var mark = ListGuess.FormOf(proposal.Mapping);
        var kept = await database
            .Set<KeptMapping>()
            .AsNoTracking()
            .FirstOrDefaultAsync(one => one.Kind == kind && one.OrganisationId == organisation && one.Form == mark, cancellation);
        if (kept is null)
            return null;
        var choices = Read(kept.Choices);
        var mapping = ListGuess.AskAnew(ListGuess.Next(choices.Mapping, proposal, form), form);
        // That empty cells empty what is stored was said of one file.
        return MappingCheck.Problem(mapping, form) is null ? choices with { Mapping = mapping, EmptiesStored = false } : null;
    }

    /// <summary>Opens a kept file.</summary>
    /// <param name="file">The file.</param>
    /// <param name="encoding">In what its letters are written, where that was said.</param>
    /// <param name="cancellation">Stops it.</param>
    public static GridFile Open(UploadedFile file, string? encoding, CancellationToken cancellation) =>
        GridFile.Open(new MemoryStream(file.Content, writable: false), file.Name, Limits, encoding, cancellation);

    private static string Write(ListChoices choices) => JsonSerializer.Serialize(choices);

    private static ListChoices Read(string note) => JsonSerializer.Deserialize<ListChoices>(note)!;
}
