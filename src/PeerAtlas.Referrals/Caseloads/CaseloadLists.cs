using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using PeerAtlas.Directory.Teams;
using PeerAtlas.Imports;
using PeerAtlas.Lists;
using PeerAtlas.Platform.Database;
using PeerAtlas.Tables;

namespace PeerAtlas.Referrals.Caseloads;

/// <summary>Takes lists of the persons that teams serve as agencies have them, by the same rules as a file in our own columns.</summary>
internal sealed class CaseloadLists(PeerAtlasDbContext database, CaseloadImport import, ICaseloadTotals totals) : IListImport
{
    private const int MostChanges = 200;

    public string Kind => CaseloadImport.ListKind;

    public async Task<ListForm> FormAsync(Guid? organisation, CancellationToken cancellation)
    {
        var agency = organisation!.Value;
        var teams = await database.Set<Team>().Where(team => team.OrganisationId == agency).Select(team => team.Name).ToListAsync(cancellation);
        var keepsNames = await database.Set<AgencyChoices>().AnyAsync(choices => choices.OrganisationId == agency && choices.KeepsNames, cancellation);
        return CaseloadListForm.Of(
            [.. teams.Order(StringComparer.OrdinalIgnoreCase).Select(team => new KnownWord(team, team))],
            await TeamPeople.InAsync(database, agency, TeamRole.Provider, cancellation),
            keepsNames
        );
    }

    public async Task<ListResult> PreviewAsync(ListReading reading, CancellationToken cancellation)
    {
        var list = new CaseloadList(reading);
        return Result(list, await import.PreviewAsync(reading.Organisation!.Value, list.Bring, cancellation));
    }

    public async Task<ListResult> ApplyAsync(ListReading reading, string? fingerprint, Action<ListResult, string> keep, CancellationToken cancellation)
    {
        var list = new CaseloadList(reading);
        var done = await import.ApplyAsync(
            reading.Organisation!.Value,
            list.Bring,
            preview => reading.IsGood && list.IsGood && (fingerprint is null || fingerprint == preview.Fingerprint),
            (preview, changing) =>
            {
                var teams = changing.Select(team => new TouchedTeam(team.Organisation, team.Team, team.Since)).ToList();
                keep(Result(list, preview), JsonSerializer.Serialize(new Taken(ChangeJournal.Of(database), teams)));
            },
            cancellation
        );
        return Result(list, done) with { IsApplied = done.IsApplied };
    }

    /// <summary>Takes an import back and counts the months of its teams anew.</summary>
    public async Task<string?> UndoAsync(PeerAtlasDbContext database, string journal, CancellationToken cancellation)
    {
        var taken = JsonSerializer.Deserialize<Taken>(journal)!;
        if (await ChangeJournal.UndoAsync(database, taken.Journal, cancellation) is { } problem)
            return problem;
        foreach (var team in taken.Teams)
            await totals.CountAsync(team.Organisation, team.Team, team.Since, cancellation);
        return null;
    }

    private static ListResult Result(CaseloadList list, CaseloadPreview preview)
    {
        var added = preview.Changes.Count(change => change.IsNew);
        return new()
        {
            Counts =
            [
                new("People on caseloads", added, preview.Changes.Count - added, preview.Unchanged),
                .. preview.NewPersons > 0 ? [new ThingCount("People new to the agency", preview.NewPersons, 0, 0)] : (ThingCount[])[],
            ],
            Fates = list.Fates,
            Problems = RowProblems.Of(preview.Problems),
            ProblemRows = list.ProblemRows,
            Changes =
            [
                .. preview
                    .Changes.Take(MostChanges)
                    .Select(change => new ThingChange(change.Person, change.Team, "person on a caseload", change.IsNew, change.Details)),
            ],
            ChangeCount = preview.Changes.Count,
            Fingerprint = preview.Fingerprint,
        };
    }

    private sealed record Taken(string Journal, IReadOnlyList<TouchedTeam> Teams);

    private sealed record TouchedTeam(Guid Organisation, Guid Team, DateOnly Since);
}

/// <summary>The rows of a list of persons, and what becomes of each.</summary>
internal sealed class CaseloadList(ListReading reading)
{
    private readonly HashSet<string> seen = new(StringComparer.OrdinalIgnoreCase);
    private long added,
        changed,
        unchanged,
        joined;

    /// <summary>How many rows the rules of caseloads refuse.</summary>
    public int ProblemRows { get; private set; }

    /// <summary>Whether what cannot come in is none, or is left out knowingly.</summary>
    public bool IsGood => ProblemRows == 0 || reading.Choices.LeavesOutProblems;

    public RowFates Fates => new(added, changed, unchanged, joined);

    /// <summary>Brings the rows in; a row that says all of an earlier one again is one with it.</summary>
    public void Bring(CaseloadRows rows, List<TableProblem> problems)
    {
        var columns = reading.Form.Fields.Select(field => field.Name).Where(name => reading.Choices.Mapping.Source(name) is not null).ToList();
        var header = new TableHeader(columns);
        // A CSV file has lines, and a workbook sheets.
        var isCsv = reading.Choices.Mapping.Sheets.Count == 0;
        foreach (var row in reading.Records())
        {
            string[] cells = [.. columns.Select(column => row.Record![column])];
            if (!seen.Add(string.Join('\u001F', cells)))
            {
                joined++;
                continue;
            }

            var before = rows.Changes.Count;
            var read = new CheckedRow(reading.FileName, isCsv ? null : row.Sheet, header.Row(row.Number, cells), problems);
            rows.Read(read);
            if (read.IsBad)
                ProblemRows++;
            else if (rows.Changes.Count == before)
                unchanged++;
            else if (rows.Changes[^1].IsNew)
                added++;
            else
                changed++;
        }
    }
}
