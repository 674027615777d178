using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using PeerAtlas.Census.Answers;
using PeerAtlas.Census.Instruments;
using PeerAtlas.Census.Sealing;
using PeerAtlas.Census.Waves;
using PeerAtlas.Instruments;
using PeerAtlas.Platform.Database;
using PeerAtlas.Statistics;
using PeerAtlas.Statistics.Disclosure;

namespace PeerAtlas.Census.Tabulation;

/// <summary>A question of a wave that is answered in words.</summary>
/// <param name="Name">The survey and the question's stable name: "agency.barriers_comment".</param>
/// <param name="IsAgency">Whether it stands in the agency survey.</param>
/// <param name="Label">The question.</param>
/// <param name="Answers">How many answered it.</param>
public sealed record TextQuestion(string Name, bool IsAgency, string Label, int Answers);

/// <summary>An answer in words.</summary>
/// <param name="Id">Identifies it within its wave.</param>
/// <param name="Text">The words.</param>
public sealed record TextAnswer(string Id, string Text);

/// <summary>Everything that the answers of a wave give.</summary>
/// <param name="Tables">All tables.</param>
/// <param name="Texts">The questions that are answered in words.</param>
public sealed record WaveTables(IReadOnlyList<FigureTable> Tables, IReadOnlyList<TextQuestion> Texts);

/// <summary>
/// Makes figures of the answers of a wave. A figure's name follows from survey, question and choice, not from where the question
/// stands, so that it stays the same from wave to wave: <c>agency.turnover.yes.share</c>, <c>agency.turnover.yes.share.by.region.west</c>,
/// <c>agency.peers.mean</c>, and for a figure that the instrument names, <c>agency.cps_share</c>.
/// </summary>
public sealed class Tabulation(PeerAtlasDbContext database, InstrumentLibrary library, TabulationCache cache)
{
    /// <summary>The first part of the names of the agency survey.</summary>
    public const string Agency = "agency";

    /// <summary>The first part of the names of the peer-worker survey.</summary>
    public const string Peer = "peer";

    /// <summary>All tables of a wave, from what is handed in now.</summary>
    public async Task<WaveTables> TablesAsync(Wave wave, CancellationToken cancellation = default)
    {
        // What is opened again and handed in changed leaves the count as it was.
        var agencies = await database
            .Set<AgencyResponse>()
            .Where(response => response.WaveId == wave.Id && response.CompletedAt != null)
            .GroupBy(_ => 1)
            .Select(all => new
            {
                Count = all.Count(),
                Latest = all.Max(response => response.CompletedAt),
                Revisions = all.Sum(response => (long)response.Revision),
            })
            .SingleOrDefaultAsync(cancellation);
        var peers = await database.Set<AnonymousAnswer>().CountAsync(answer => answer.WaveId == wave.Id, cancellation);
        var handedIn = await database.Set<SealedAnswer>().CountAsync(answer => answer.WaveId == wave.Id, cancellation);
        return await cache.GetAsync(
            wave.Id,
            (wave.Name, wave.AgencyVersionId, wave.PeerVersionId, agencies, peers, handedIn),
            () => TabulateAsync(wave, cancellation),
            cancellation
        );
    }

    /// <summary>What happened in the collection.</summary>
    public Task<CollectionFacts> FactsAsync(Wave wave, CancellationToken cancellation = default) => CollectionFacts.ReadAsync(database, wave, cancellation);

    /// <summary>What was answered in words to a question, by its <see cref="TextQuestion.Name"/>; in no order that says when.</summary>
    public async Task<IReadOnlyList<TextAnswer>> TextAnswersAsync(Wave wave, string question, CancellationToken cancellation = default)
    {
        var (survey, name) = question.Split('.', 2) is [var first, var second] ? (first, second) : ("", "");
        var instrument = await InstrumentAsync(survey == Agency ? wave.AgencyVersionId : wave.PeerVersionId, cancellation);
        if (instrument is null || survey is not (Agency or Peer))
            return [];
        var texts = new List<TextAnswer>();
        var repeats = instrument.RepeatsAround(name);
        await foreach (var (id, json) in Stored(wave, survey, cancellation))
        {
            var answers = AnswerSet.FromJson(json);
            var places = repeats.Count == 0 ? [answers] : answers.EntriesOf(repeats).Select(entry => entry.Answers);
            texts.AddRange(
                places.Select((place, at) => new TextAnswer(FormattableString.Invariant($"{id:N}-{at}"), place.Text(name))).Where(text => text.Text.Length > 0)
            );
        }

        return [.. texts.OrderBy(text => text.Text, StringComparer.Ordinal)];
    }

    private async Task<WaveTables> TabulateAsync(Wave wave, CancellationToken cancellation)
    {
        var tables = new List<FigureTable>();
        var texts = new List<TextQuestion>();
        PersonGroup? everybody = null;
        if (await InstrumentAsync(wave.AgencyVersionId, cancellation) is { } agency)
        {
            var answers = await AgencyAnswersAsync(wave, agency, cancellation);
            tables.AddRange(new Tabulator(Agency, wave.Name, answers).Tables());
            texts.AddRange(answers.Texts.Questions(Agency));
        }

        if (await InstrumentAsync(wave.PeerVersionId, cancellation) is { } peer)
        {
            var answers = await PeerAnswersAsync(wave, peer, cancellation);
            everybody = PersonKeys.All(answers.Responses);
            tables.AddRange(new Tabulator(Peer, wave.Name, answers).Tables());
            texts.AddRange(answers.Texts.Questions(Peer));
        }

        tables.InsertRange(0, ResponseTables.Of(await FactsAsync(wave, cancellation), wave.Name, everybody));
        return new(tables, texts);
    }

    private async Task<SurveyColumns> AgencyAnswersAsync(Wave wave, Instrument instrument, CancellationToken cancellation)
    {
        var answers = new SurveyColumns(instrument);
        var clusters = new Dictionary<Guid, int>();
        var from = new List<Origin>();
        var sample = await WaveSample.OfPartAsync(database, wave, cancellation);
        var responses = database
            .Set<AgencyResponse>()
            .AsNoTracking()
            .Where(response => response.WaveId == wave.Id && response.CompletedAt != null)
            .OrderBy(response => response.Id)
            .Select(response => new
            {
                response.Id,
                response.OrganisationId,
                response.UnitId,
                response.CompletedAt,
                response.Answers,
            });
        await foreach (var response in responses.AsAsyncEnumerable().WithCancellation(cancellation))
        {
            if (!clusters.TryGetValue(response.OrganisationId, out var cluster))
                clusters.Add(response.OrganisationId, cluster = clusters.Count);
            answers.Add(AnswerSet.FromJson(response.Answers), DateOnly.FromDateTime(response.CompletedAt!.Value), cluster, response.Id);
            from.Add(new(response.OrganisationId, response.UnitId));
        }

        answers.Sample = sample is null ? null : new(sample, [.. from.Select(origin => origin.Organisation)]);
        answers.Groupings = (await Groupings.ReadAsync(database, cancellation)).Of(from);
        return answers;
    }

    private async Task<SurveyColumns> PeerAnswersAsync(Wave wave, Instrument instrument, CancellationToken cancellation)
    {
        var answers = new SurveyColumns(instrument);
        // An anonymous answer has no day of its own.
        await foreach (var (id, json) in Stored(wave, Peer, cancellation))
            answers.Add(AnswerSet.FromJson(json), wave.ClosesOn, answers.Responses.Count, id);
        return answers;
    }

    private async IAsyncEnumerable<(Guid Id, string Json)> Stored(Wave wave, string survey, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var rows =
            survey == Agency
                ? database
                    .Set<AgencyResponse>()
                    .Where(response => response.WaveId == wave.Id && response.CompletedAt != null)
                    .Select(response => new { response.Id, response.Answers })
                : database.Set<AnonymousAnswer>().Where(answer => answer.WaveId == wave.Id).Select(answer => new { answer.Id, answer.Answers });
        await foreach (var row in rows.OrderBy(row => row.Id).AsAsyncEnumerable().WithCancellation(cancellation))
            yield return (row.Id, row.Answers);
    }

    private async ValueTask<Instrument?> InstrumentAsync(Guid? version, CancellationToken cancellation) =>
        version is { } known ? await library.LoadAsync(known, cancellation) : null;
}
