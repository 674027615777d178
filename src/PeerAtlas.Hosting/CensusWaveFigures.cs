using Microsoft.EntityFrameworkCore;
using PeerAtlas.Census.Tabulation;
using PeerAtlas.Census.Waves;
using PeerAtlas.Platform;
using PeerAtlas.Platform.Database;
using PeerAtlas.Reports;
using PeerAtlas.Statistics;

namespace PeerAtlas.Hosting;

/// <summary>Gives reports what they need of the census.</summary>
internal sealed class CensusWaveFigures(PeerAtlasDbContext database, Tabulation tabulation, AuthorityClock clock) : IWaveFigures
{
    public async Task<IReadOnlyList<ReportableWave>> WavesAsync(CancellationToken cancellation = default) =>
        [
            .. (await database.Set<Wave>().AsNoTracking().Where(wave => wave.State != WaveState.Draft && !wave.IsTrial).ToListAsync(cancellation))
                .OrderByDescending(wave => wave.OpensOn)
                .Select(wave => new ReportableWave(
                    wave.Id,
                    wave.Name,
                    wave.OpensOn,
                    wave.AnsweredUntil(clock),
                    wave.State == WaveState.Closed,
                    wave.AnsweredUntil(clock) < wave.ClosesOn ? wave.ClosesOn : null
                )
                {
                    IsPutAway = wave.ArchivedAt is not null,
                }),
        ];

    public async Task<IReadOnlyList<FigureTable>> TablesAsync(Guid wave, CancellationToken cancellation = default) =>
        (await tabulation.TablesAsync(await FindAsync(wave, cancellation), cancellation)).Tables;

    public async Task<IReadOnlyList<CommentQuestion>> CommentQuestionsAsync(Guid wave, CancellationToken cancellation = default) =>
        [
            .. (await tabulation.TablesAsync(await FindAsync(wave, cancellation), cancellation)).Texts.Select(text => new CommentQuestion(
                text.Name,
                text.IsAgency ? "agency survey" : "peer-worker survey",
                text.Label,
                text.Answers
            )),
        ];

    public async Task<IReadOnlyList<WaveComment>> CommentsAsync(Guid wave, string question, CancellationToken cancellation = default) =>
        [
            .. (await tabulation.TextAnswersAsync(await FindAsync(wave, cancellation), question, cancellation)).Select(text => new WaveComment(
                $"{question}.{text.Id}",
                text.Text
            )),
        ];

    public async Task<WaveFacts> FactsAsync(Guid wave, CancellationToken cancellation = default)
    {
        var facts = await tabulation.FactsAsync(await FindAsync(wave, cancellation), cancellation);
        return new()
        {
            Kinds = [.. facts.Kinds.Select(kind => new KindResponse(LowerFirst(kind.Label), kind.Invited, kind.Answered))],
            Sample = SampleOf(facts.Strata),
            Responses = facts.Responses,
            Organisations = facts.Organisations,
            OrganisationsWithSeveral = facts.OrganisationsWithSeveral,
            ResponsesOfThose = facts.ResponsesOfThose,
            ImportedResponses = facts.ImportedResponses,
            Anonymous = facts.Anonymous is { } codes
                ? new(codes.CodesIssued, codes.Agencies, codes.AgenciesThatSaid, codes.CodesPassedOn, codes.Answers, codes.Unreadable, codes.AreSealed)
                : null,
        };
    }

    private static SampleFacts? SampleOf(IReadOnlyList<StratumFacts> strata) =>
        strata.Count == 0
            ? null
            : new(
                strata.Sum(stratum => stratum.InFrame),
                strata.Sum(stratum => stratum.Drawn),
                strata.Sum(stratum => stratum.Answered),
                [.. strata.Where(stratum => stratum.Answered == 0).Select(stratum => stratum.Name)],
                strata.Where(stratum => stratum.Answered == 0).Sum(stratum => stratum.InFrame),
                [.. strata.Where(stratum => stratum is { Answered: 1, InFrame: > 1 }).Select(stratum => stratum.Name)]
            );

    private Task<Wave> FindAsync(Guid wave, CancellationToken cancellation) =>
        database.Set<Wave>().AsNoTracking().SingleAsync(row => row.Id == wave && !row.IsTrial, cancellation);

    private static string LowerFirst(string label) => char.ToLowerInvariant(label[0]) + label[1..];
}
