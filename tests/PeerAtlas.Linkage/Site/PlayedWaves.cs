using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PeerAtlas.Census.Answers;
using PeerAtlas.Census.Collection;
using PeerAtlas.Census.Instruments;
using PeerAtlas.Census.Invitations;
using PeerAtlas.Census.Sealing;
using PeerAtlas.Census.Waves;
using PeerAtlas.Directory;
using PeerAtlas.Instruments;
using PeerAtlas.Linkage.Evidence;
using PeerAtlas.Tables;
using PeerAtlas.Testing;

namespace PeerAtlas.Linkage.Site;

/// <summary>
/// Plays waves from opening to opened answers. Respondents hand in one after the other, an hour apart by the site's clock, and
/// between them the administrator copies what there is.
/// </summary>
internal sealed class PlayedWaves : IAsyncDisposable
{
    private readonly DatabaseCopies copies;
    private readonly Changes logs = new();
    private Guid agencyVersion;
    private Guid peerVersion;
    private int played;

    private PlayedWaves(LinkageSite site) => (Site, copies) = (site, DatabaseCopies.Of(site));

    public LinkageSite Site { get; }

    public static async Task<PlayedWaves> StartAsync(DatabaseKind kind, bool canLeak = false)
    {
        var waves = new PlayedWaves(LinkageSite.Start(kind, canLeak));
        waves.agencyVersion = await waves.AddInstrumentAsync("agency", Audience.Agency);
        waves.peerVersion = await waves.AddInstrumentAsync("peer", Audience.PeerWorker);
        var organisation = await waves.Site.AddOrganisationAsync("harbor");
        await waves.Site.AddAsync(
            new Contact
            {
                OrganisationId = organisation.Id,
                Name = "Ada Rivera",
                Email = "ada@harbor.example",
            }
        );
        // What was there before the first wave is of no interest.
        await waves.CopyAsync(0, new CaseFile([]));
        return waves;
    }

    /// <summary>Plays one wave.</summary>
    /// <param name="respondents">How many hand in.</param>
    /// <param name="copyEvery">After how many a copy of everything is taken; there is one after the last in any case.</param>
    /// <returns>What the attacker gets, and, for each opened answer, which respondent wrote it.</returns>
    public async Task<(CaseFile File, int[] Truth)> PlayAsync(int respondents, int copyEvery)
    {
        var wave = await OpenWaveAsync();
        var codes = await IssueAsync(wave, respondents);
        var file = new CaseFile(codes);
        await CopyAsync(0, file);
        var words = Words(respondents);
        for (var place = 0; place < respondents; place++)
        {
            await HandInAsync(place, codes[place], words[place]);
            Site.Clock.Advance(TimeSpan.FromHours(1));
            if ((place + 1) % copyEvery == 0 || place + 1 == respondents)
                await CopyAsync(place + 1, file);
            else
                await MeasureAsync(place + 1, file);
        }

        await OpenAnswersAsync(wave);
        await CopyAsync(respondents + 1, file);
        file.Opened.AddRange(
            await Site.WithDatabaseAsync(database =>
                database
                    .Set<AnonymousAnswer>()
                    .AsNoTracking()
                    .Where(answer => answer.WaveId == wave)
                    .Select(answer => new OpenedAnswer(answer.Id, answer.Answers))
                    .ToListAsync()
            )
        );
        return (file, [.. file.Opened.Select(answer => words.FindIndex(text => answer.Json.Contains(text, StringComparison.Ordinal)))]);
    }

    /// <summary>
    /// Plays a wave in which everybody picks a ballot up, one after the other, and hands in later, in an order of chance. Nobody but the
    /// respondents knows who had which ballot.
    /// </summary>
    /// <param name="respondents">How many take part.</param>
    /// <param name="leak">How the browsers of a bad build give the ballots away.</param>
    /// <returns>What the attacker gets, with the spent ballots in place of opened answers, and who had each.</returns>
    public async Task<(CaseFile File, int[] Truth)> PlayBallotsAsync(int respondents, BallotLeak leak)
    {
        var wave = await OpenWaveAsync();
        var file = new CaseFile(await IssueAsync(wave, respondents));
        await CopyAsync(0, file);
        var ballots = new List<string>();
        foreach (var code in file.Codes)
        {
            using var respondent = new Respondent(Site.Address);
            var second = LetterBallot.NewSecondPart();
            ballots.Add(
                await respondent.PickUpAsync(
                    code,
                    leak == BallotLeak.SerialFromCode ? ""
                        : ballots.Count % 4 == 3 && leak == BallotLeak.None ? null
                        : second
                )
            );
            if (leak == BallotLeak.SecondPartSent)
                await KeepSecondPartAsync(code, second);
            Site.Clock.Advance(TimeSpan.FromHours(1));
        }

        await CopyAsync(1, file);
        var order = Enumerable.Range(0, respondents).ToArray();
        Random.Shared.Shuffle(order);
        for (var at = 0; at < respondents; at++)
        {
            using var respondent = new Respondent(Site.Address);
            await respondent.HandInWithBallotAsync(ballots[order[at]], [new("hours", "20"), new("valued", "yes"), new("words", "")]);
            Site.Clock.Advance(TimeSpan.FromHours(1));
        }

        await CopyAsync(2, file);
        file.Keys = await Site.WithDatabaseAsync(database => database.Set<WaveSeal>().AsNoTracking().SingleAsync(seal => seal.WaveId == wave));
        var serials = ballots.Select(written => Ballot.TryRead(written, out var ballot) ? Convert.ToHexString(ballot.Serial) : "").ToList();
        var spent = await Site.WithDatabaseAsync(database => database.Set<SpentBallot>().AsNoTracking().Where(ballot => ballot.WaveId == wave).ToListAsync());
        file.Opened.AddRange(
            spent.Select(ballot => new OpenedAnswer(
                new Guid(ballot.Serial.AsSpan(0, 16), bigEndian: true),
                $$"""{"serial":"{{Convert.ToHexString(ballot.Serial)}}"}"""
            ))
        );
        return (file, [.. spent.Select(ballot => serials.IndexOf(Convert.ToHexString(ballot.Serial)))]);
    }

    // What a bad page sends along with the code, a bad site may keep.
    private Task KeepSecondPartAsync(string code, string second) =>
        Site.WithDatabaseAsync(async database =>
        {
            var hash = Convert.ToHexString(CodeText.Hash(code));
            await using var transaction = await database.Database.BeginTransactionAsync();
            await database.Database.ExecuteSqlAsync($"INSERT INTO leaked_seconds (code, second_part) VALUES ({hash}, {second})");
            await transaction.CommitAsync();
        });

    /// <summary>Makes a table for a leak.</summary>
    public Task CreateTableAsync(string statement) =>
        Site.WithDatabaseAsync(async database =>
        {
            await using var transaction = await database.Database.BeginTransactionAsync();
            await database.Database.ExecuteSqlRawAsync(statement);
            await transaction.CommitAsync();
        });

    public ValueTask DisposeAsync() => Site.DisposeAsync();

    private async Task HandInAsync(int place, string code, string words)
    {
        var (hours, valued) = (Random.Shared.Next(10, 41), Random.Shared.Next(2) == 0 ? "yes" : "no");
        if (Site.Leak is not null)
        {
            // A leak is in the store, so that the way there adds nothing.
            var json = System.Text.Json.JsonSerializer.Serialize(
                new
                {
                    hours,
                    valued,
                    words,
                }
            );
            var store = Site.Services.GetRequiredService<IAnonymousStore>();
            Assert.Equal(HandInOutcome.Stored, await store.HandInAsync(CodeText.Hash(code), AnswerSet.FromJson(json), CancellationToken.None));
            return;
        }

        using var respondent = new Respondent(Site.Address);
        KeyValuePair<string, string>[] answers = [new("hours", hours.ToString()), new("valued", valued), new("words", words)];
        // Every second one with a ballot, as browsers do that run scripts, and at once, which is when it protects least; some ballots are
        // made from a letter, some by chance.
        if (place % 2 == 0)
            await respondent.HandInAsync(code, answers);
        else
            await respondent.HandInWithBallotAsync(code, place % 4 == 1 ? LetterBallot.NewSecondPart() : null, answers);
    }

    private async Task CopyAsync(int moment, CaseFile file)
    {
        await copies.CopyAsync(moment, file);
        file.Pieces.AddRange(logs.OfFile(moment, "site log", "site log", Site.Log.Written));
        await MeasureAsync(moment, file);
    }

    private async Task MeasureAsync(int moment, CaseFile file)
    {
        await copies.MeasureAsync(moment, file);
        file.Measured(moment, "site log", Site.Log.Written.Length);
    }

    private async Task<Guid> OpenWaveAsync()
    {
        var wave = new Wave
        {
            Name = $"Wave {++played}",
            AgencyVersionId = agencyVersion,
            PeerVersionId = peerVersion,
            OpensOn = DateOnly.FromDateTime(Site.Clock.GetUtcNow().Date),
            ClosesOn = DateOnly.FromDateTime(Site.Clock.GetUtcNow().Date).AddDays(60),
        };
        await Site.AddAsync(wave);
        await DoneAsync<WaveOpening>(opening => opening.OpenAsync(wave.Id));
        return wave.Id;
    }

    private async Task<IReadOnlyList<string>> IssueAsync(Guid wave, int count)
    {
        var invitation = await Site.WithDatabaseAsync(database => database.Set<Invitation>().SingleAsync(invitation => invitation.WaveId == wave));
        var issued = await Site.RunAsync<PeerCodes, IssuedCodes>(codes => codes.IssueAsync(invitation.Id, count));
        Assert.True(issued.Done, issued.Problem);
        return issued.Codes;
    }

    private async Task OpenAnswersAsync(Guid wave)
    {
        await DoneAsync<WaveOpening>(opening => opening.CloseAsync(wave));
        await DoneAsync<AnswerOpening>(opening => opening.ApproveAsync(wave, Guid.NewGuid()));
        await DoneAsync<AnswerOpening>(opening => opening.ApproveAsync(wave, Guid.NewGuid()));
        if (Site.Leak is { } leak)
            await leak.OpenAsync(Site, wave);
    }

    private async Task DoneAsync<TRule>(Func<TRule, Task<WaveOutcome>> action)
        where TRule : notnull
    {
        var outcome = await Site.RunAsync(action);
        Assert.True(outcome.Done, outcome.Message);
    }

    // Each begins with letters that nobody else wrote, and no two are of one length: as easy for the attacker as can be.
    private static List<string> Words(int respondents)
    {
        var lengths = Enumerable.Range(0, respondents).Select(at => 40 + (30 * at)).ToArray();
        Random.Shared.Shuffle(lengths);
        return [.. lengths.Select(length => RandomNumberGenerator.GetString("abcdefghijklmnopqrstuvwxyz", 20) + " " + new string('.', length))];
    }

    private async Task<Guid> AddInstrumentAsync(string key, Audience audience)
    {
        var instrument = XlsForm.Read(
            new TableWorkbook([
                TableSheet.Create(
                    "survey",
                    ["type", "name", "label"],
                    [
                        ["integer", "hours", "Hours a week"],
                        ["select_one yes_no", "valued", "Is your role valued?"],
                        ["text", "words", "In your words"],
                    ]
                ),
                TableSheet.Create(
                    "choices",
                    ["list_name", "name", "label"],
                    [
                        ["yes_no", "yes", "Yes"],
                        ["yes_no", "no", "No"],
                    ]
                ),
                TableSheet.Create(
                    "settings",
                    ["form_id", "form_title"],
                    [
                        [key, key],
                    ]
                ),
            ]),
            key
        );
        var json = InstrumentJson.Write(instrument);
        var survey = new SurveyInstrument
        {
            Key = key,
            Title = key,
            Audience = audience,
        };
        var version = new InstrumentVersion
        {
            InstrumentId = survey.Id,
            Number = 1,
            Definition = json,
            Checksum = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(json))),
            ImportedAt = Site.Clock.GetUtcNow().UtcDateTime,
        };
        await Site.AddAsync(survey, version);
        return version.Id;
    }
}
