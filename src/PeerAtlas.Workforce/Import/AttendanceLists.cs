using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using PeerAtlas.Design;
using PeerAtlas.Directory;
using PeerAtlas.Imports;
using PeerAtlas.Lists;
using PeerAtlas.Platform;
using PeerAtlas.Platform.Audit;
using PeerAtlas.Platform.Database;
using PeerAtlas.Workforce.Register;
using PeerAtlas.Workforce.Rules;

namespace PeerAtlas.Workforce.Import;

/// <summary>
/// Takes a list of who was at a course, and makes hours of training of it that the centre confirms by the list. Whose row it is, is told by the address
/// or the number that the register has, or by whoever brings the list in: never by a name alone.
/// </summary>
internal sealed class AttendanceLists(PeerAtlasDbContext database, NewRows newRows, RulesInForce rules, AuthorityClock clock, IActor actor) : IListImport
{
    private const int MostChanges = 200;
    private const string Evidence = "Attendance list: ";

    public string Kind => AttendanceListForm.ListKind;

    public async Task<ListForm> FormAsync(Guid? organisation, CancellationToken cancellation)
    {
        var book = await rules.ReadAsync(cancellation);
        var topics = CredentialLines.AllTopics(book, clock.Today, Language.Of(LanguageCode.English).OfRules()).DistinctBy(topic => topic.Value);
        return AttendanceListForm.Of(
            await PeopleAsync(organisation!.Value, cancellation),
            [.. topics.Select(topic => new KnownWord(topic.Value, topic.Label))]
        );
    }

    public async Task<ListResult> PreviewAsync(ListReading reading, CancellationToken cancellation) => (await ReadAsync(reading, cancellation)).Result;

    public async Task<ListResult> ApplyAsync(ListReading reading, string? fingerprint, Action<ListResult, string> keep, CancellationToken cancellation)
    {
        database.ChangeTracker.Clear();
        await using var transaction = await database.Database.BeginTransactionAsync(cancellation);
        try
        {
            // Nobody else adds hours between reading and writing. On SQLite the transaction alone sees to that.
            if (!database.Database.IsSqlite())
                await database.Database.ExecuteSqlRawAsync("LOCK TABLE earned_hours IN SHARE ROW EXCLUSIVE MODE", cancellation);
            var (rows, result) = await ReadAsync(reading, cancellation);
            if (!reading.IsGood || (result.ProblemRows > 0 && !reading.Choices.LeavesOutProblems) || (fingerprint ?? result.Fingerprint) != result.Fingerprint)
                return result;
            List<EarnedHours> hours = [.. rows.New.Select(line => Make(reading, line))];
            await newRows.WriteAsync(hours, cancellation);
            keep(result, ChangeJournal.OfNew(hours));
            await database.SaveChangesAsync(cancellation);
            await transaction.CommitAsync(cancellation);
            return result with { IsApplied = true };
        }
        finally
        {
            database.ChangeTracker.Clear();
        }
    }

    private EarnedHours Make(ListReading reading, AttendedLine line) =>
        new()
        {
            OrganisationId = reading.Organisation!.Value,
            WorkerId = line.Worker,
            On = line.On,
            Minutes = line.Minutes,
            Topics = line.Topic,
            Course = line.Course,
            Provider = line.Provider,
            Evidence = Cut(Evidence + reading.FileName),
            EnteredById = actor.AccountId,
            ConfirmedOn = clock.Today,
        };

    private static string Cut(string evidence) => evidence.Length > EarnedHours.EvidenceLength ? evidence[..EarnedHours.EvidenceLength] : evidence;

    private async Task<(AttendanceRows Rows, ListResult Result)> ReadAsync(ListReading reading, CancellationToken cancellation)
    {
        var centre = reading.Organisation!.Value;
        var there = await database.Set<EarnedHours>().AsNoTracking().Where(hours => hours.OrganisationId == centre).ToListAsync(cancellation);
        var provider = await database.Set<Organisation>().Where(one => one.Id == centre).Select(one => one.Name).SingleAsync(cancellation);
        var people = (await PeopleAsync(centre, cancellation)).ToDictionary(one => one.Key, one => one.Label, StringComparer.Ordinal);
        var rows = new AttendanceRows(reading, there, provider, clock.Today);
        rows.Read();
        return (
            rows,
            new()
            {
                Counts = [new("Hours of training", rows.New.Count, 0, rows.Unchanged)],
                Fates = rows.Fates,
                Problems = RowProblems.Of(rows.Problems, reading.Form),
                ProblemRows = rows.ProblemRows,
                Changes =
                [
                    .. rows
                        .New.Take(MostChanges)
                        .Select(line => new ThingChange(
                            people.GetValueOrDefault(line.Worker.ToString()) ?? "",
                            "",
                            line.Course,
                            true,
                            $"{line.On:yyyy-MM-dd}, {line.Minutes / 60m:0.##} hours"
                        )),
                ],
                ChangeCount = rows.New.Count,
                Doubts = [.. Doubts(rows)],
                Notes = rows.Absent == 0 ? [] : [$"{Counted(rows.Absent, "row says", "rows say")} that somebody was not there, and give no hours."],
                Fingerprint = Fingerprint(rows.New),
            }
        );
    }

    private static IEnumerable<string> Doubts(AttendanceRows rows)
    {
        if (rows.Differing > 0)
            yield return $"{Counted(rows.Differing, "record stands", "records stand")} in the register with other hours for the same course and day. What "
                + "stands there stays; correct it there where the list is right.";
    }

    /// <summary>The people of a register: each is known by address and by the numbers of their credentials, and shown with what tells them apart.</summary>
    private async Task<IReadOnlyList<KnownWord>> PeopleAsync(Guid centre, CancellationToken cancellation)
    {
        var rows = await database
            .Set<Credential>()
            .AsNoTracking()
            .Where(credential => credential.OrganisationId == centre)
            .OrderBy(credential => credential.HolderName)
            .ThenBy(credential => credential.Id)
            .Select(credential => new
            {
                credential.WorkerId,
                credential.HolderName,
                credential.HolderEmail,
                credential.Number,
                credential.RuleId,
            })
            .ToListAsync(cancellation);
        var addresses = rows.Where(row => row.HolderEmail is not null).ToLookup(row => row.HolderEmail!, row => row.WorkerId);
        var numbers = rows.Where(row => row.Number is not null).ToLookup(row => row.Number!, row => row.WorkerId, StringComparer.OrdinalIgnoreCase);
        return
        [
            .. rows.GroupBy(row => row.WorkerId)
                .Select(of =>
                {
                    var told = of.SelectMany(row => new[] { row.HolderEmail, row.Number, row.RuleId }).OfType<string>().Distinct();
                    return new KnownWord(
                        of.Key.ToString(),
                        $"{of.First().HolderName} ({string.Join(", ", told)})",
                        [
                            // What two people have tells neither.
                            .. of.Select(row => row.HolderEmail).OfType<string>().Distinct().Where(email => addresses[email].Distinct().Count() == 1),
                            .. of.Select(row => row.Number).OfType<string>().Distinct().Where(number => numbers[number].Distinct().Count() == 1),
                        ]
                    );
                }),
        ];
    }

    private static string Counted(int count, string one, string many) => count == 1 ? $"1 {one}" : $"{count} {many}";

    private static string Fingerprint(IEnumerable<AttendedLine> lines) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', lines.Select(line => line.ToString())))));
}
