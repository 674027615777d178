using System.Globalization;
using Microsoft.EntityFrameworkCore;
using PeerAtlas.Census.Answers;
using PeerAtlas.Census.Instruments;
using PeerAtlas.Census.Waves;
using PeerAtlas.Directory;
using PeerAtlas.Instruments;
using PeerAtlas.Platform;
using PeerAtlas.Platform.Database;
using PeerAtlas.Tables;

namespace PeerAtlas.Census.Tabulation;

/// <summary>
/// Writes the agencies' answers of a wave as CSV, in the form in which they can be imported; of a sample with its strata, weights and frame, so that
/// other programs make the same figures of it.
/// </summary>
public sealed class ResponseExport(PeerAtlasDbContext database, InstrumentLibrary library, AuthorityClock clock)
{
    /// <summary>Writes all complete responses; the stream stays open.</summary>
    public async Task WriteAsync(Wave wave, Stream stream, CancellationToken cancellation = default)
    {
        var instrument = await library.LoadAsync(wave.AgencyVersionId, cancellation);
        var units = await database.Set<Unit>().ToDictionaryAsync(unit => unit.Id, unit => unit.Key, cancellation);
        var rows = await (
            from response in database.Set<AgencyResponse>()
            where response.WaveId == wave.Id && response.CompletedAt != null
            join organisation in database.Set<Organisation>() on response.OrganisationId equals organisation.Id
            orderby organisation.Key, response.Id
            select new
            {
                organisation.Id,
                organisation.Key,
                response.UnitId,
                response.UnitName,
                response.CompletedAt,
                response.Answers,
            }
        ).ToListAsync(cancellation);
        var answers = rows.Select(row => AnswerSet.FromJson(row.Answers)).ToList();
        var names = AnswerColumns(instrument, answers);
        var sample = await WaveSample.OfPartAsync(database, wave, cancellation);
        var weights = sample is null ? null : new SampleWeights(sample, [.. rows.Select(row => row.Id)]);
        CsvTable.Write(
            stream,
            [.. ResponseColumns.Leading, .. weights is null ? [] : ResponseColumns.Sample, .. names.Select(column => column.Header)],
            rows.Select(
                (row, at) =>
                    (IReadOnlyList<string?>)
                        [
                            row.Key,
                            row.UnitId is { } unit ? units.GetValueOrDefault(unit) : "",
                            row.UnitName,
                            DateOnly.FromDateTime(clock.ToLocal(row.CompletedAt!.Value)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                            .. weights?.Cells(at) ?? [],
                            .. names.Select(column => column.Cell(answers[at])),
                        ]
            )
        );
    }

    private static List<(string Header, Func<AnswerSet, string> Cell)> AnswerColumns(Instrument instrument, IReadOnlyList<AnswerSet> answers)
    {
        var columns = ResponseColumns.Names(instrument, repeat: null).Select(name => (name, (Func<AnswerSet, string>)(answer => answer.Text(name)))).ToList();
        foreach (var repeat in ResponseColumns.Repeats(instrument))
        {
            IReadOnlyList<Repeat> repeats = [.. instrument.RepeatsAround(repeat.Name), repeat];
            var entries = answers.SelectMany(answer => answer.EntriesOf(repeats)).Select(entry => entry.Entry).DistinctBy(entry => entry.Field);
            foreach (var entry in entries.OrderBy(Places, StringComparer.Ordinal))
            {
                columns.AddRange(
                    ResponseColumns
                        .Names(instrument, repeat)
                        .Select(name => (Entry.FieldOf(entry, name), (Func<AnswerSet, string>)(answer => answer.At(entry)?.Text(name) ?? "")))
                );
            }
        }

        return columns;
    }

    private static string Places(Entry entry) => (entry.Around is null ? "" : Places(entry.Around)) + entry.Place.ToString("D4", CultureInfo.InvariantCulture);
}
