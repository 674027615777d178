using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PeerAtlas.Census.Answers;
using PeerAtlas.Census.Instruments;
using PeerAtlas.Census.Invitations;
using PeerAtlas.Census.Sealing;
using PeerAtlas.Census.Waves;
using PeerAtlas.Directory;
using PeerAtlas.Instruments;
using PeerAtlas.Tables;
using PeerAtlas.Testing;
using AnswerSet = PeerAtlas.Instruments.Answers;

namespace PeerAtlas.Census.Tests.Answers;

/// <summary>A site with an open wave, one invited organisation with two units, and both surveys.</summary>
internal sealed class OpenSurvey : IAsyncDisposable
{
    private OpenSurvey(TestSite site, Wave wave, Organisation organisation, Invitation invitation) =>
        (Site, Wave, Organisation, Invitation) = (site, wave, organisation, invitation);

    public TestSite Site { get; }

    /// <summary>Where answers go, past the page.</summary>
    public IAnonymousStore Store => Site.Services.GetRequiredService<IAnonymousStore>();

    public Wave Wave { get; }

    public Organisation Organisation { get; }

    public Invitation Invitation { get; }

    /// <summary>The token of the personal link.</summary>
    public string Token { get; } = InvitationLink.NewToken();

    public string Link => "/survey/" + Token;

    public static async Task<OpenSurvey> StartAsync(DatabaseKind kind, Instrument agency, Instrument? peer = null, DateOnly? closesOn = null)
    {
        var site = new TestSite(kind);
        var agencyVersion = await AddInstrumentAsync(site, agency, Audience.Agency);
        var peerVersion = peer is null ? (Guid?)null : await AddInstrumentAsync(site, peer, Audience.PeerWorker);
        var organisation = await site.AddOrganisationAsync("harbor");
        var wave = new Wave
        {
            Name = "2026",
            AgencyVersionId = agencyVersion,
            PeerVersionId = peerVersion,
            OpensOn = new DateOnly(2026, 9, 1),
            ClosesOn = closesOn ?? new DateOnly(2026, 10, 31),
            State = WaveState.Open,
        };
        var contact = new Contact
        {
            OrganisationId = organisation.Id,
            Name = "Ada Rivera",
            Email = "ada@harbor.example",
        };
        var invitation = new Invitation
        {
            WaveId = wave.Id,
            OrganisationId = organisation.Id,
            ContactId = contact.Id,
        };
        var survey = new OpenSurvey(site, wave, organisation, invitation);
        await site.AddAsync(
            wave,
            contact,
            invitation,
            new InvitationLink { InvitationId = invitation.Id, TokenHash = InvitationLink.Hash(survey.Token) },
            new Unit
            {
                OrganisationId = organisation.Id,
                Key = "north",
                Name = "North house",
                Kind = UnitKind.Division,
            },
            new Unit
            {
                OrganisationId = organisation.Id,
                Key = "south",
                Name = "South house",
                Kind = UnitKind.Division,
            }
        );
        return survey;
    }

    /// <summary>A visitor who has begun to answer for the whole organisation and sees the first page.</summary>
    public async Task<Visitor> BeginAsync(string language = "en")
    {
        var visitor = await new Visitor(Site).OpenAsync($"{Link}?language={language}");
        return await visitor.SubmitAsync(language == "es" ? "Comenzar" : "Begin", ("for", "whole"));
    }

    /// <summary>A new code for the anonymous survey.</summary>
    public async Task<string> AddCodeAsync()
    {
        var code = CodeText.New();
        await Site.AddAsync(new AnonymousCode { Hash = CodeText.Hash(code), WaveId = Wave.Id });
        return code;
    }

    /// <summary>A visitor without scripts who has given the code and sees the first page of the anonymous survey.</summary>
    public async Task<Visitor> TakePartAsync(string code, string language = "en")
    {
        var visitor = await new Visitor(Site).OpenAsync($"/peer?language={language}");
        return await visitor.SubmitAsync(
            language == "es" ? "quiero participar" : "want to take part",
            (FormField("code"), CodeText.ForPeople(code)),
            (FormField("without-ballot"), "true")
        );
    }

    public Task<List<AgencyResponse>> ResponsesAsync() =>
        Site.WithDatabaseAsync(database => database.Set<AgencyResponse>().AsNoTracking().OrderBy(response => response.StartedAt).ToListAsync());

    /// <summary>What was handed in, opened with the wave's key as only a test does before the opening.</summary>
    public Task<List<AnonymousAnswer>> AnonymousAnswersAsync() =>
        Site.WithDatabaseAsync(async database =>
        {
            var rows = await database.Set<SealedAnswer>().AsNoTracking().ToListAsync();
            if (rows.Count == 0)
                return [];
            using var keys = Site.Services.GetRequiredService<KeyFolder>().Read(await database.Set<WaveSeal>().SingleAsync())!;
            return rows.ConvertAll(row => new AnonymousAnswer { WaveId = row.WaveId, Answers = AnswerEnvelope.Open(keys.Sealing, row.Envelope) });
        });

    /// <summary>Hands in as many answers as asked, each with its number of hours, past the page.</summary>
    public async Task HandInAsync(int count)
    {
        for (var hours = 1; hours <= count; hours++)
        {
            var outcome = await Store.HandInAsync(CodeText.Hash(await AddCodeAsync()), AnswerSet.FromJson($$"""{"hours":{{hours}}}"""), default);
            Assert.Equal(HandInOutcome.Stored, outcome);
        }
    }

    /// <summary>Changes rows past the rules.</summary>
    public Task ChangeAsync(Func<PeerAtlas.Platform.Database.PeerAtlasDbContext, Task> change) =>
        Site.WithDatabaseAsync(async database =>
        {
            await using var transaction = await database.Database.BeginTransactionAsync();
            await change(database);
            await transaction.CommitAsync();
        });

    public Task CloseAsync() =>
        Site.WithDatabaseAsync(async database =>
        {
            var wave = await database.Set<Wave>().SingleAsync();
            (wave.State, wave.ClosedAt) = (WaveState.Closed, Site.Clock.GetUtcNow().UtcDateTime);
            await database.SaveChangesAsync();
        });

    /// <summary>The name of one of the form's own fields.</summary>
    public static string FormField(string name) => "survey:" + name;

    public ValueTask DisposeAsync() => Site.DisposeAsync();

    private static async Task<Guid> AddInstrumentAsync(TestSite site, Instrument instrument, Audience audience)
    {
        var json = InstrumentJson.Write(instrument);
        var survey = new SurveyInstrument
        {
            Key = instrument.Name,
            Title = instrument.Title.In("en"),
            Audience = audience,
        };
        var version = new InstrumentVersion
        {
            InstrumentId = survey.Id,
            Number = 1,
            Definition = json,
            Checksum = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(json))),
            ImportedAt = site.Clock.GetUtcNow().UtcDateTime,
        };
        await site.AddAsync(survey, version);
        return version.Id;
    }
}

/// <summary>Instruments for tests, written as tables.</summary>
internal static class TestForms
{
    private const string Choices = """
        list_name | name   | label::English (en) | label::Spanish (es)
        yes_no    | yes    | Yes                 | Sí
        yes_no    | no     | No                  | No
        program   | crisis | Crisis team         | Equipo de crisis
        program   | club   | Clubhouse           | Casa club
        """;

    /// <summary>Every kind of question, on three pages, with logic on and across pages and a repeat.</summary>
    public static Instrument Agency { get; } =
        Read(
            "agency",
            "Agency survey",
            "Encuesta de agencias",
            """
            type                               | name     | label::English (en)            | label::Spanish (es)                 | required      | relevant            | constraint         | constraint_message::English (en) | constraint_message::Spanish (es) | appearance | calculation   | default
            begin_group                        | people   | Your peer workers              | Su personal de apoyo                |               |                     |                    |                                  |                                  |            |               |
            note                               | intro    | Count people, not hours.       | Cuente personas, no horas.          |               |                     |                    |                                  |                                  |            |               |
            integer                            | peers    | Peer workers employed          | Personas empleadas                  | yes           |                     | . >= 0 and . < 500 | Enter 0 to 499.                  | Escriba de 0 a 499.              |            |               |
            integer                            | certified| Of them certified              | Certificadas entre ellas            |               | ${peers} > 0        | . <= ${peers}      | Not more than you employ.        | No más de las que emplea.        |            |               |
            calculate                          | others   |                                |                                     |               |                     |                    |                                  |                                  |            | ${peers} - ${certified} |
            end_group                          |          |                                |                                     |               |                     |                    |                                  |                                  |            |               |
            begin_group                        | pay      | Pay and programs               | Pago y programas                    |               |                     |                    |                                  |                                  |            |               |
            decimal                            | wage     | Lowest hourly pay              | Pago mínimo por hora                |               | ${peers} > 0        |                    |                                  |                                  |            |               |
            select_multiple program or_other   | programs | Where do they work?            | ¿Dónde trabajan?                    |               |                     |                    |                                  |                                  |            |               |
            select_one yes_no                  | expand   | Plans to expand                | Planes de crecer                    |               |                     |                    |                                  |                                  |            |               |
            select_one yes_no                  | policy   | Written policy                 | Política escrita                    |               |                     |                    |                                  |                                  | minimal    |               |
            date                               | since    | Employing peers since          | Emplea pares desde                  |               |                     |                    |                                  |                                  |            |               |
            text                               | barriers | What stands in the way?        | ¿Qué lo impide?                     |               |                     |                    |                                  |                                  | multiline  |               |
            end_group                          |          |                                |                                     |               |                     |                    |                                  |                                  |            |               |
            begin_repeat                       | jobs     | Open position                  | Puesto vacante                      |               | ${expand} = 'yes'   |                    |                                  |                                  |            |               |
            text                               | job      | Name of the position           | Nombre del puesto                   | yes           |                     |                    |                                  |                                  |            |               |
            integer                            | hours    | Hours a week                   | Horas por semana                    |               |                     |                    |                                  |                                  |            |               |
            end_repeat                         |          |                                |                                     |               |                     |                    |                                  |                                  |            |               |
            """
        );

    /// <summary>Two pages.</summary>
    public static Instrument Peer { get; } =
        Read(
            "peer",
            "Peer survey",
            "Encuesta de pares",
            """
            type               | name    | label::English (en)      | label::Spanish (es)          | required | relevant          | appearance
            begin_group        | work    | Your work                | Su trabajo                   |          |                   |
            integer            | hours   | Hours a week             | Horas por semana             | yes      |                   |
            select_one yes_no  | valued  | Is your role valued?     | ¿Se valora su trabajo?       |          |                   |
            end_group          |         |                          |                              |          |                   |
            begin_group        | words   | In your words            | En sus palabras              |          |                   |
            text               | why_not | What would change that?  | ¿Qué cambiaría eso?          |          | ${valued} = 'no'  | multiline
            text               | else    | Anything else?           | ¿Algo más?                   |          |                   | multiline
            end_group          |         |                          |                              |          |                   |
            """
        );

    /// <summary>One page.</summary>
    public static Instrument ShortPeer { get; } =
        Read(
            "short",
            "Short survey",
            "Encuesta corta",
            """
            type               | name    | label::English (en)      | label::Spanish (es)
            integer            | hours   | Hours a week             | Horas por semana
            select_one yes_no  | valued  | Is your role valued?     | ¿Se valora su trabajo?
            """
        );

    /// <summary>One page, with the day in the answers.</summary>
    public static Instrument DatedPeer { get; } =
        Read(
            "dated",
            "Dated survey",
            "Encuesta con fecha",
            """
            type               | name    | label::English (en)      | label::Spanish (es)  | calculation
            integer            | hours   | Hours a week             | Horas por semana     |
            calculate          | day     |                          |                      | today()
            """
        );

    private static Instrument Read(string id, string english, string spanish, string survey)
    {
        var settings = $"form_id | form_title::English (en) | form_title::Spanish (es) | default_language\n{id} | {english} | {spanish} | English (en)";
        return XlsForm.Read(new TableWorkbook([Sheet("survey", survey), Sheet("choices", Choices), Sheet("settings", settings)]), id);
    }

    private static TableSheet Sheet(string name, string text)
    {
        var lines = text.ReplaceLineEndings("\n")
            .Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Split('|', StringSplitOptions.TrimEntries))
            .ToArray();
        return TableSheet.Create(name, lines[0], lines.Skip(1));
    }
}
