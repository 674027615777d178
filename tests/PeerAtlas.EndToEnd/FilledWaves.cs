using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PeerAtlas.Census.Answers;
using PeerAtlas.Census.Instruments;
using PeerAtlas.Census.Invitations;
using PeerAtlas.Census.Sealing;
using PeerAtlas.Directory;
using PeerAtlas.Instruments;
using PeerAtlas.Platform.Mail;
using PeerAtlas.Platform.Work;
using PeerAtlas.Testing;

namespace PeerAtlas.EndToEnd;

/// <summary>Three waves: 2025 closed with answers, 2026 open in mid-collection on the shipped surveys, 2027 being planned.</summary>
internal static class FilledWaves
{
    public static async Task FillAsync(TestSite site, Visitor analyst, Dictionary<string, string> holds)
    {
        var staffing = await ImportAsync(site, StoryFiles.StaffingSurvey, Audience.Agency);
        var workLife = await ImportAsync(site, StoryFiles.PeerSurvey, Audience.PeerWorker);
        await analyst.OpenAsync("/instruments/import");
        var form = "type,name,label\ntext,why,Why?\nimage,photo,Photo\n"u8.ToArray();
        await analyst.UploadAsync("Import", "Workbook", "form.csv", form, ("AnsweredBy", "Agency"));
        holds["formUpload"] = analyst.Where.Split('/')[^1];
        holds["version"] = staffing.ToString();
        holds["otherVersion"] = (await ImportAsync(site, StoryFiles.ChangedStaffingSurvey, Audience.Agency)).ToString();
        var agency = await ImportAsync(site, Shipped("agency-survey.xlsx"), Audience.Agency);
        holds["agencyVersion"] = agency.ToString();
        holds["preview"] = site.Services.GetRequiredService<PreviewTokens>().Make(agency).Token;
        var peer = await ImportAsync(site, Shipped("peer-survey.xlsx"), Audience.PeerWorker);
        await WriteAsync(site, analyst, agency, holds);

        holds["closedWave"] = await OpenAsync(analyst, await PlanAsync(analyst, "2025", staffing, workLife));
        await AnswerAsync(site, Guid.Parse(holds["closedWave"]), staffing, workLife);
        var mail = await site.WithDatabaseAsync(database => database.Set<OutboxMail>().FirstAsync(mail => mail.About == "invitation"));
        holds["closedLink"] = new Uri(mail.Secret!).AbsolutePath.TrimStart('/');
        await analyst.SubmitAsync("Close the wave", ("sure", "true"));
        holds["draftWave"] = await PlanAsync(analyst, "2027", agency, peer);
        holds["wave"] = await OpenAsync(analyst, await PlanAsync(analyst, "2026", agency, peer));
        await BeginAsync(site, Guid.Parse(holds["wave"]), holds);
        holds["goodResponses"] = await UploadAsync(analyst, holds["closedWave"], "organization,peers,certified,hire,posts\nharbor,3,1,yes,2\n");
        holds["badResponses"] = await UploadAsync(analyst, holds["closedWave"], "organization,peers,hire\nnobody,many,perhaps\n");
    }

    /// <summary>Three questionnaires that are being written: the shipped one, one without questions, and one that names what is not there.</summary>
    private static async Task WriteAsync(TestSite site, Visitor analyst, Guid version, Dictionary<string, string> holds)
    {
        await analyst.OpenAsync($"/instruments/{version}");
        await analyst.SubmitAsync("Edit it as a draft");
        holds["draft"] = analyst.Where.Split('/')[^1];
        var draft = await site.WithDatabaseAsync(database => database.Set<InstrumentDraft>().SingleAsync());
        holds["draftItem"] = draft.Form.Survey.First(row => row.List.Length > 0 && row["relevant"].Length > 0).Id.ToString(CultureInfo.InvariantCulture);
        foreach (var hold in new[] { "emptyDraft", "badDraft" })
        {
            await analyst.OpenAsync("/instruments/drafts/new");
            await analyst.SubmitAsync("Begin", ("Input.Title", hold), ("Input.AnsweredBy", "Agency"));
            holds[hold] = analyst.Where.Split('/')[^1];
        }
        await analyst.FollowAsync("Add a group");
        await analyst.SubmitAsync("Save", ("Input.In[label][0]", "A page without questions"));
    }

    private static async Task<string> UploadAsync(Visitor analyst, string wave, string rows)
    {
        await analyst.OpenAsync($"/waves/{wave}/import-responses");
        await analyst.UploadAsync("Check the file", "Upload", "responses.csv", Encoding.UTF8.GetBytes(rows), ("Survey", "agency"));
        return analyst.Where.TrimStart('/');
    }

    /// <summary>Opens a wave of agencies only on a site without one; gives the path of the personal link of its one contact.</summary>
    public static Task<string> OpenStaffingAsync(TestSite site) => OpenAgencySurveyAsync(site, StoryFiles.StaffingSurvey);

    /// <summary>The same with another survey.</summary>
    public static async Task<string> OpenAgencySurveyAsync(TestSite site, byte[] survey)
    {
        var analyst = await site.VisitAsAnalystAsync("wave.analyst@authority.example");
        var version = await ImportAsync(site, survey, Audience.Agency);
        var harbor = await site.AddOrganisationAsync("harbor");
        await site.AddAsync(
            new Contact
            {
                OrganisationId = harbor.Id,
                Name = "Ada Rivera",
                Email = "ada.rivera@harbor.example",
            }
        );
        await OpenAsync(analyst, await PlanAsync(analyst, "2026", version, null));
        return new Uri(
            (await site.WithDatabaseAsync(database => database.Set<OutboxMail>().SingleAsync(mail => mail.About == "invitation"))).Secret!
        ).AbsolutePath;
    }

    /// <summary>Opens a wave with the anonymous survey on a site without one.</summary>
    public static async Task<Guid> OpenPeerSurveyAsync(TestSite site)
    {
        var analyst = await site.VisitAsAnalystAsync("wave.analyst@authority.example");
        var staffing = await ImportAsync(site, StoryFiles.StaffingSurvey, Audience.Agency);
        var peer = await ImportAsync(site, StoryFiles.PeerSurvey, Audience.PeerWorker);
        var harbor = await site.AddOrganisationAsync("harbor");
        await site.AddAsync(
            new Contact
            {
                OrganisationId = harbor.Id,
                Name = "Ada Rivera",
                Email = "ada.rivera@harbor.example",
            }
        );
        return Guid.Parse(await OpenAsync(analyst, await PlanAsync(analyst, "2026", staffing, peer)));
    }

    private static async Task<Guid> ImportAsync(TestSite site, byte[] workbook, Audience audience)
    {
        await using var scope = site.Services.GetRequiredService<IServiceScopeFactory>().CreateSystemScope("test");
        using var stream = new MemoryStream(workbook);
        return (await scope.ServiceProvider.GetRequiredService<InstrumentLibrary>().ImportAsync(stream, "survey.xlsx", audience)).VersionId;
    }

    private static byte[] Shipped(string name) => File.ReadAllBytes(Path.Combine(Repository.Root, "samples", "instruments", name));

    private static async Task<string> PlanAsync(Visitor analyst, string name, Guid agency, Guid? peer)
    {
        await analyst.OpenAsync("/waves/new");
        await analyst.SubmitAsync(
            "Save the plan",
            ("Plan.Name", name),
            ("Plan.AgencyVersionId", agency.ToString()),
            ("Plan.PeerVersionId", peer?.ToString() ?? ""),
            ("Plan.OpensBySchedule", "false"),
            ("Plan.OpensOn", "2026-10-01"),
            ("Plan.ClosesOn", "2026-10-30"),
            ("Plan.Reminders[0]", "2026-10-15"),
            ("Plan.Reminders[1]", "")
        );
        return analyst.Where.Split('/')[^1];
    }

    private static async Task<string> OpenAsync(Visitor analyst, string wave)
    {
        await analyst.OpenAsync($"/waves/{wave}");
        await analyst.SubmitAsync("Open the wave", ("sureToOpen", "true"));
        return wave;
    }

    private static async Task AnswerAsync(TestSite site, Guid wave, Guid agencyVersion, Guid peerVersion)
    {
        await using var scope = site.Services.GetRequiredService<IServiceScopeFactory>().CreateSystemScope("test");
        var library = scope.ServiceProvider.GetRequiredService<InstrumentLibrary>();
        var staffing = await library.LoadAsync(agencyVersion);
        var workLife = await library.LoadAsync(peerVersion);
        var now = site.Clock.GetUtcNow().UtcDateTime;
        var invitations = await site.WithDatabaseAsync(database => database.Set<Invitation>().Where(invitation => invitation.WaveId == wave).ToListAsync());
        string[][] said =
        [
            ["peers=12", "certified=5", "places=crisis", "places=club", "hire=yes", "posts=3", "help=Training for the supervisors of Ms. Jones"],
            ["peers=4", "certified=4", "places=respite", "hire=no"],
        ];
        await site.AddAsync([
            .. invitations
                .Zip(said)
                .Select(pair => new AgencyResponse
                {
                    WaveId = wave,
                    OrganisationId = pair.First.OrganisationId,
                    InvitationId = pair.First.Id,
                    StartedAt = now,
                    SavedAt = now,
                    CompletedAt = now,
                    Answers = Answer(staffing, pair.Second),
                }),
        ]);
        await site.AddAsync([
            .. Enumerable
                .Range(0, 40)
                .Select(at => new AnonymousAnswer
                {
                    WaveId = wave,
                    Answers = Answer(
                        workLife,
                        [
                            $"hours={10 + at}",
                            "tasks=groups",
                            at % 3 == 0 ? "tasks=calls" : "tasks=visits",
                            at % 4 == 0 ? "valued=no" : "valued=yes",
                            "change=More pay",
                        ]
                    ),
                }),
        ]);
    }

    private static string Answer(Instrument instrument, string[] said)
    {
        var values = said.Select(pair => pair.Split('=', 2)).ToLookup(pair => pair[0], pair => (string?)pair[1], StringComparer.Ordinal);
        return AnswerSheet.Read(instrument, name => [.. values[name]], new DateOnly(2026, 10, 2)).CompletedAnswers.ToJson();
    }

    // One contact has begun, for a unit; the other has handed in.
    private static async Task BeginAsync(TestSite site, Guid wave, Dictionary<string, string> holds)
    {
        var (invitations, mails) = await site.WithDatabaseAsync(async database =>
            (
                await database.Set<Invitation>().Where(invitation => invitation.WaveId == wave).ToListAsync(),
                await database.Set<OutboxMail>().Where(mail => mail.About == "invitation" && mail.State == MailState.Waiting).ToListAsync()
            )
        );
        var links = mails
            .Where(mail => invitations.Any(invitation => invitation.Id == mail.AboutId))
            .OrderBy(mail => mail.To)
            .Select(mail => new Uri(mail.Secret!).AbsolutePath)
            .ToList();
        holds["token"] = links[0].Split('/')[^1];
        holds["otherToken"] = links[1].Split('/')[^1];
        holds["mail"] = mails[0].Id.ToString();

        var respondent = await new Visitor(site).OpenAsync(links[0]);
        await respondent.SubmitAsync("Begin", ("for", "whole"));
        var path = respondent.Where.Split('?')[0].Split('/');
        (holds["response"], holds["part"]) = (path[3], path[^1]);
        await respondent.SubmitAsync("Save and leave");

        var response = new AgencyResponse
        {
            WaveId = wave,
            OrganisationId = invitations
                .Single(invitation => invitation.Id == mails.Single(mail => mail.Secret!.EndsWith(holds["otherToken"], StringComparison.Ordinal)).AboutId)
                .OrganisationId,
            StartedAt = site.Clock.GetUtcNow().UtcDateTime,
            SavedAt = site.Clock.GetUtcNow().UtcDateTime,
            CompletedAt = site.Clock.GetUtcNow().UtcDateTime,
            Answers = "{}",
        };
        var code = CodeText.New();
        var used = CodeText.New();
        await site.AddAsync(
            response,
            new AnonymousCode { Hash = CodeText.Hash(code), WaveId = wave },
            new AnonymousCode
            {
                Hash = CodeText.Hash(used),
                WaveId = wave,
                Used = true,
            }
        );
        var forBallot = CodeText.New();
        await site.AddAsync(new AnonymousCode { Hash = CodeText.Hash(forBallot), WaveId = wave });
        holds["ballot"] = await new BallotBrowser(respondent.Http).PickUpAsync(forBallot);
        var ofLetter = CodeText.New();
        await site.AddAsync(new AnonymousCode { Hash = CodeText.Hash(ofLetter), WaveId = wave });
        holds["letter"] = $"{CodeText.ForPeople(ofLetter)} {LetterBallot.NewSecondPart()}";
        (holds["receipt"], holds["code"], holds["usedCode"]) = (response.Id.ToString(), CodeText.ForPeople(code), CodeText.ForPeople(used));
    }
}
