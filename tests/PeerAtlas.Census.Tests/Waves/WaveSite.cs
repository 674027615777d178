using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PeerAtlas.Census.Collection;
using PeerAtlas.Census.Instruments;
using PeerAtlas.Census.Tests.Instruments;
using PeerAtlas.Census.Waves;
using PeerAtlas.Directory;
using PeerAtlas.Instruments;
using PeerAtlas.Platform.Access;
using PeerAtlas.Platform.Mail;
using PeerAtlas.Platform.Work;
using PeerAtlas.Testing;

namespace PeerAtlas.Census.Tests.Waves;

/// <summary>A site with two instruments, on which waves are planned and run. The clock stands at noon of 1 October 2026 in New York.</summary>
internal sealed class WaveSite(DatabaseKind kind, params (string Key, string Value)[] settings) : TestSite(kind, settings)
{
    public Guid AgencyVersion { get; } = Guid.CreateVersion7();

    public Guid PeerVersion { get; } = Guid.CreateVersion7();

    public static async Task<WaveSite> StartAsync(DatabaseKind kind, params (string Key, string Value)[] settings)
    {
        var site = new WaveSite(kind, settings);
        var agency = new SurveyInstrument
        {
            Key = "agency",
            Title = "Agency survey",
            Audience = Audience.Agency,
        };
        var peer = new SurveyInstrument
        {
            Key = "peer",
            Title = "Peer worker survey",
            Audience = Audience.PeerWorker,
        };
        await site.AddAsync(agency, peer);
        await site.AddAsync(Version(site.AgencyVersion, agency), Version(site.PeerVersion, peer));
        return site;
    }

    public async Task<Visitor> AnalystAsync()
    {
        var authority = await AddOrganisationAsync("authority", OrganisationKind.Authority);
        await AddAccountAsync("analyst@authority.example", Role.AuthorityAnalyst, authority);
        return await new Visitor(this).SignInAsync("analyst@authority.example");
    }

    /// <summary>An organisation with one contact; its address is contact@KEY.example.</summary>
    public async Task<Contact> AddContactAsync(
        string key,
        OrganisationKind kind = OrganisationKind.ProviderAgency,
        string language = "en",
        Guid? region = null,
        string localPart = "contact"
    )
    {
        var organisation = new Organisation
        {
            Key = key,
            Name = $"{key} organisation",
            Kind = kind,
            RegionId = region,
        };
        var contact = new Contact
        {
            OrganisationId = organisation.Id,
            Name = $"Contact of {key}",
            Email = $"{localPart}@{key}.example",
            Language = language,
        };
        await AddAsync(organisation, contact);
        return contact;
    }

    /// <summary>A plan that can be saved: 5 October to 6 November, reminders on 12 and 26 October.</summary>
    public WavePlan Plan(string name = "2026") =>
        new()
        {
            Name = name,
            AgencyVersionId = AgencyVersion,
            PeerVersionId = PeerVersion,
            OpensOn = new(2026, 10, 5),
            ClosesOn = new(2026, 11, 6),
            Reminders = [new(2026, 10, 12), new(2026, 10, 26)],
        };

    public async Task<Guid> AddWaveAsync(WavePlan? plan = null)
    {
        plan ??= Plan();
        var outcome = await RunAsync<WavePlanning, PlanOutcome>(planning => planning.CreateAsync(plan));
        Assert.True(outcome.Saved, string.Join(" ", outcome.Problems.Select(problem => problem.Message)));
        return plan.Id;
    }

    public async Task<Guid> OpenWaveAsync(WavePlan? plan = null)
    {
        var wave = await AddWaveAsync(plan);
        var outcome = await RunAsync<WaveOpening, WaveOutcome>(opening => opening.OpenAsync(wave));
        Assert.True(outcome.Done, outcome.Message);
        return wave;
    }

    /// <summary>Uses a rule as the schedule does, in a scope of its own.</summary>
    public async Task<TResult> RunAsync<TRule, TResult>(Func<TRule, Task<TResult>> action)
        where TRule : notnull
    {
        await using var scope = Services.GetRequiredService<IServiceScopeFactory>().CreateSystemScope("test");
        return await action(scope.ServiceProvider.GetRequiredService<TRule>());
    }

    /// <summary>Does once what the schedule does every few seconds.</summary>
    public async Task RunScheduleAsync()
    {
        foreach (var work in Services.GetServices<IScheduledWork>())
        {
            await using var scope = Services.GetRequiredService<IServiceScopeFactory>().CreateSystemScope("schedule");
            await work.RunAsync(scope.ServiceProvider, CancellationToken.None);
        }
    }

    public Task<List<OutboxMail>> MailsAsync(string about) =>
        WithDatabaseAsync(database => database.Set<OutboxMail>().AsNoTracking().Where(mail => mail.About == about).OrderBy(mail => mail.To).ToListAsync());

    public Task<Wave> WaveAsync(Guid id) => WithDatabaseAsync(database => database.Set<Wave>().AsNoTracking().SingleAsync(wave => wave.Id == id));

    /// <summary>What listens to the end of mails, over the given database context.</summary>
    public IEnumerable<IMailSettledHandler> MailHandlers() => Services.CreateScope().ServiceProvider.GetServices<IMailSettledHandler>();

    public void SetClock(int month, int day, int hour, int minute = 0) =>
        Clock.SetUtcNow(
            new DateTimeOffset(
                TimeZoneInfo.ConvertTimeToUtc(new DateTime(2026, month, day, hour, minute, 0), TimeZoneInfo.FindSystemTimeZoneById("America/New_York"))
            )
        );

    private static readonly Lazy<string> Survey = new(() =>
    {
        using var workbook = new MemoryStream(InstrumentSamples.Workbook(InstrumentSamples.Peers));
        return InstrumentJson.Write(XlsForm.Read(workbook, "survey.xlsx"));
    });

    private static InstrumentVersion Version(Guid id, SurveyInstrument instrument) =>
        new()
        {
            Id = id,
            InstrumentId = instrument.Id,
            Number = 1,
            Definition = Survey.Value,
            Checksum = $"{instrument.Key}-1",
            ImportedAt = new DateTime(2026, 9, 1, 12, 0, 0, DateTimeKind.Utc),
        };
}
