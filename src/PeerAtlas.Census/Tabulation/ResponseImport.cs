using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using PeerAtlas.Census.Answers;
using PeerAtlas.Census.Instruments;
using PeerAtlas.Census.Sealing;
using PeerAtlas.Census.Waves;
using PeerAtlas.Directory;
using PeerAtlas.Platform;
using PeerAtlas.Platform.Audit;
using PeerAtlas.Platform.Database;
using PeerAtlas.Tables;

namespace PeerAtlas.Census.Tabulation;

/// <summary>Something wrong in a file of responses.</summary>
/// <param name="Line">The line or row as the person sees it; null for the file as a whole.</param>
/// <param name="Column">The column, where it is one.</param>
/// <param name="Message">What is wrong and what to do.</param>
public sealed record ResponseProblem(int? Line, string? Column, string Message);

/// <summary>What an import would do, or did.</summary>
/// <param name="Rows">Responses in the file.</param>
/// <param name="Organisations">Organisations that gave them; none for the anonymous survey.</param>
/// <param name="Problems">What is wrong; nothing is imported while there is anything.</param>
/// <param name="IsImported">Whether the responses were stored.</param>
public sealed record ResponsePreview(int Rows, int Organisations, IReadOnlyList<ResponseProblem> Problems, bool IsImported);

/// <summary>
/// Imports responses from a file into a wave that is over: answers from an earlier survey, or from paper. Every row is held
/// against the instrument like an answer given here; all rows are stored, or none. The audit record says that they were imported.
/// </summary>
public sealed class ResponseImport(PeerAtlasDbContext database, InstrumentLibrary library, AuthorityClock clock, IActor actor)
{
    private const string Action = "imported";

    /// <summary>How large a file may be.</summary>
    public static TableLimits Limits { get; } = TableLimits.Default;

    /// <summary>Why nothing can be imported into the wave; null when it can.</summary>
    public string? Refusal(Wave wave) =>
        wave.State switch
        {
            WaveState.Open => "The wave is open, and its answers come from those who were invited. Close it first.",
            WaveState.Draft when wave.ClosesOn >= clock.Today =>
                "The wave has not been opened. Answers are imported into a wave that is closed, or whose days are past.",
            _ => null,
        };

    /// <summary>Says what importing the file would do. Nothing is stored.</summary>
    public async Task<ResponsePreview> PreviewAsync(Wave wave, Audience survey, string fileName, byte[] content, CancellationToken cancellation = default) =>
        (await ReadAsync(wave, survey, fileName, content, cancellation)).Preview;

    /// <summary>Imports the file, unless something is wrong with any of it.</summary>
    public async Task<ResponsePreview> ImportAsync(Wave wave, Audience survey, string fileName, byte[] content, CancellationToken cancellation = default)
    {
        var (preview, rows) = await ReadAsync(wave, survey, fileName, content, cancellation);
        if (preview.Problems.Count > 0)
            return preview;

        if (survey == Audience.Agency)
            database.AddRange(rows.Select(row => Response(wave, row)));
        else
            database.AddRange(Shuffled(rows).Select(row => new AnonymousAnswer { WaveId = wave.Id, Answers = row.Answers.ToJson() }));
        database.Add(
            new AuditEntry
            {
                At = clock.UtcNow,
                AccountId = actor.AccountId,
                Actor = actor.ActorName,
                Action = Action,
                Subject = nameof(Wave),
                SubjectId = wave.Id,
                Changes = JsonSerializer.Serialize(
                    new Dictionary<string, string[]>
                    {
                        ["Survey"] = [survey.ToString()],
                        ["Responses"] = [FormattableString.Invariant($"{rows.Count}")],
                        ["File"] = [fileName],
                        ["Checksum"] = [Checksum(content)],
                    }
                ),
            }
        );
        await database.SaveChangesAsync(cancellation);
        return preview with { IsImported = true };
    }

    private async Task<(ResponsePreview Preview, IReadOnlyList<ResponseRow> Rows)> ReadAsync(
        Wave wave,
        Audience survey,
        string fileName,
        byte[] content,
        CancellationToken cancellation
    )
    {
        if (Refusal(wave) is { } refusal)
            return Refused(new(null, null, refusal));
        if ((survey == Audience.Agency ? wave.AgencyVersionId : wave.PeerVersionId) is not { } version)
            return Refused(new(null, null, "This wave has no peer-worker survey."));
        if (await WasImportedAsync(wave, content, cancellation))
            return Refused(new(null, null, "This very file was imported into this wave before. Its answers are there."));

        var instrument = await library.LoadAsync(version, cancellation);
        var frame = survey == Audience.Agency ? await FrameKeys.ReadAsync(database, cancellation) : null;
        try
        {
            using var stream = new MemoryStream(content);
            var sheet = TableReader
                .Read(stream, fileName, Limits, cancellation)
                .Sheets[0]
                .WithColumnRenamed(ResponseColumns.OrganisationSpeltOtherwise, ResponseColumns.Organisation)
                .WithDecimalPoints(column => ResponseColumns.IsNumber(instrument, column), fileName);
            var sample = survey == Audience.Agency ? await WaveSample.OfPartAsync(database, wave, cancellation) : null;
            var (rows, problems) = new ResponseRows(instrument, frame, wave.ClosesOn, clock.Today, sample).Read(sheet);
            return (new(rows.Count, rows.Select(row => row.Organisation).OfType<Guid>().Distinct().Count(), problems, IsImported: false), rows);
        }
        catch (TableException exception)
        {
            return Refused(new(exception.Row, exception.Column, exception.Problem));
        }

        static (ResponsePreview, IReadOnlyList<ResponseRow>) Refused(ResponseProblem problem) => (new(0, 0, [problem], IsImported: false), []);
    }

    private Task<bool> WasImportedAsync(Wave wave, byte[] content, CancellationToken cancellation)
    {
        var checksum = Checksum(content);
        return database
            .Set<AuditEntry>()
            .AnyAsync(
                entry => entry.Subject == nameof(Wave) && entry.SubjectId == wave.Id && entry.Action == Action && entry.Changes.Contains(checksum),
                cancellation
            );
    }

    private AgencyResponse Response(Wave wave, ResponseRow row)
    {
        var at = clock.At(row.CompletedOn, new TimeOnly(12, 0));
        return new()
        {
            WaveId = wave.Id,
            OrganisationId = row.Organisation!.Value,
            UnitId = row.Unit,
            UnitName = row.UnitName,
            StartedAt = at,
            SavedAt = at,
            CompletedAt = at,
            Answers = row.Answers.ToJson(),
        };
    }

    /// <summary>In an order of chance, so that a place in the file does not become a place in the database.</summary>
    private static ResponseRow[] Shuffled(IReadOnlyList<ResponseRow> rows)
    {
        ResponseRow[] shuffled = [.. rows];
        RandomNumberGenerator.Shuffle(shuffled.AsSpan());
        return shuffled;
    }

    private static string Checksum(byte[] content) => Convert.ToHexStringLower(SHA256.HashData(content));
}

/// <summary>The organisations and units of the frame by key.</summary>
internal sealed record FrameKeys(IReadOnlyDictionary<string, Guid> Organisations, IReadOnlyDictionary<string, (Guid Id, Guid Organisation)> Units)
{
    public static async Task<FrameKeys> ReadAsync(PeerAtlasDbContext database, CancellationToken cancellation) =>
        new(
            (await database.Set<Organisation>().Select(row => new { row.Key, row.Id }).ToListAsync(cancellation)).ToDictionary(
                row => row.Key,
                row => row.Id,
                StringComparer.OrdinalIgnoreCase
            ),
            (
                await database
                    .Set<Unit>()
                    .Select(row => new
                    {
                        row.Key,
                        row.Id,
                        row.OrganisationId,
                    })
                    .ToListAsync(cancellation)
            ).ToDictionary(row => row.Key, row => (row.Id, row.OrganisationId), StringComparer.OrdinalIgnoreCase)
        );
}
