using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding.Validation;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using PeerAtlas.Census.Collection;
using PeerAtlas.Census.Instruments;
using PeerAtlas.Census.Waves;
using PeerAtlas.Design;
using PeerAtlas.Directory;
using PeerAtlas.Platform.Database;

namespace PeerAtlas.Census.Pages.Waves;

/// <summary>What the pages that plan a wave and change its plan share.</summary>
internal abstract class PlanPageModel(PeerAtlasDbContext database) : PageModel
{
    private const int SpareReminders = 2;

    [BindProperty]
    [ValidateNever]
    public WavePlan Plan { get; set; } = new();

    public WaveState State { get; protected set; }

    public IReadOnlyList<Choice> AgencyVersions { get; private set; } = [];

    public IReadOnlyList<Choice> PeerVersions { get; private set; } = [];

    public IReadOnlyList<Choice> Regions { get; private set; } = [];

    public static IReadOnlyList<Choice> KindChoices => [.. Enum.GetValues<OrganisationKind>().Select(kind => new Choice(kind.ToString(), kind.Words()))];

    public static IReadOnlyList<Choice> SampleChoices { get; } =
    [
        new(nameof(SampleKind.Everybody), "Everybody who fits"),
        new(nameof(SampleKind.Random), "A random sample of all who fit"),
        new(nameof(SampleKind.ByRegion), "A random sample of each region"),
        new(nameof(SampleKind.ByKind), "A random sample of each kind of organization"),
    ];

    /// <summary>How many of each stratum would be asked; null while no preview was asked for, or everybody is.</summary>
    public IReadOnlyList<SampleStratum>? SampleStrata { get; private set; }

    /// <summary>What somebody else changed while this form was open.</summary>
    public IReadOnlyList<string> ChangedMeanwhile { get; private set; } = [];

    /// <summary>The mails as an addressee would read them; null while no preview was asked for.</summary>
    public IReadOnlyList<MailPreview>? Previews { get; private set; }

    protected PeerAtlasDbContext Database => database;

    protected async Task LoadChoicesAsync(CancellationToken cancellation)
    {
        (AgencyVersions, PeerVersions) = await SurveyChoices.ReadAsync(Database, cancellation);
        Regions = await Database
            .Set<Region>()
            .OrderBy(region => region.Name)
            .Select(region => new NamedRow(region.Id, region.Name))
            .ToChoicesAsync(cancellation);

        var days = Plan.Reminders.Where(day => day is not null).ToList();
        for (var i = 0; i < SpareReminders && days.Count < WavePlan.MostReminders; i++)
            days.Add(null);
        // After an error the fields stay where they are, so that each message stands at its own.
        if (ModelState.IsValid || Plan.Reminders.Count == 0)
            Plan.Reminders = days;
    }

    protected async Task PreviewAsync(CancellationToken cancellation)
    {
        var invitees = await Plan.Invitees.Find(Database).ToListAsync(cancellation);
        Previews = MailPreview.Of(Plan, invitees.FirstOrDefault());
        if (State != WaveState.Draft || Plan.Sample == SampleKind.Everybody)
            return;
        if (Plan.Sampling is { } sampling)
            SampleStrata = SampleDraw.Strata(sampling, await SampleDraw.FrameAsync(Database, sampling.Kind, invitees, cancellation));
        else
            Show(PlanOutcome.Refused([.. Plan.SampleProblems()]));
    }

    /// <summary>Puts what came of saving into the form; true when the plan is stored.</summary>
    protected bool Show(PlanOutcome outcome)
    {
        foreach (var problem in outcome.Problems)
        {
            var key = problem.Field.Length == 0 ? "" : $"{nameof(Plan)}.{problem.Field}";
            // A day that could not be read has its message already.
            if (ModelState.TryGetValue(key, out var entry) && entry.Errors.Count > 0)
                continue;
            ModelState.AddModelError(key, problem.Message);
        }

        ChangedMeanwhile = outcome.ChangedMeanwhile;
        if (ChangedMeanwhile.Count > 0)
            ModelState.Remove($"{nameof(Plan)}.{nameof(WavePlan.Version)}");
        return outcome.Saved && ModelState.IsValid;
    }
}

/// <summary>The surveys that a wave can use, the newest version of each first.</summary>
internal static class SurveyChoices
{
    public static async Task<(IReadOnlyList<Choice> Agency, IReadOnlyList<Choice> Peer)> ReadAsync(PeerAtlasDbContext database, CancellationToken cancellation)
    {
        var versions = await database
            .Set<InstrumentVersion>()
            .Join(
                database.Set<SurveyInstrument>(),
                version => version.InstrumentId,
                instrument => instrument.Id,
                (version, instrument) =>
                    new
                    {
                        version.Id,
                        version.Number,
                        instrument.Title,
                        instrument.Audience,
                    }
            )
            .OrderBy(row => row.Title)
            .ThenByDescending(row => row.Number)
            .ToListAsync(cancellation);
        var choices = versions.ToLookup(row => row.Audience, row => new Choice(row.Id.ToString(), $"{row.Title}, version {row.Number}"));
        return ([.. choices[Audience.Agency]], [.. choices[Audience.PeerWorker]]);
    }
}

/// <summary>A mail as one addressee would read it.</summary>
/// <param name="Label">Which mail: "invitation in English".</param>
/// <param name="Subject">The subject line.</param>
/// <param name="Body">The text.</param>
internal sealed record MailPreview(string Label, string Subject, string Body)
{
    private static readonly Invitee Nobody = new(
        default,
        default,
        "Example Agency",
        OrganisationKind.ProviderAgency,
        "Alex Example",
        "alex@agency.example",
        "en"
    );

    public static IReadOnlyList<MailPreview> Of(WavePlan plan, Invitee? sample)
    {
        var values = new MailValues((sample ?? Nobody).Name, (sample ?? Nobody).Organisation, plan.Name, plan.ClosesOn ?? default, "[personal link]");
        return
        [
            .. plan.Texts.Select(text => new MailPreview(
                text.Label,
                MailTemplate.FillSubject(text.Subject, text.Language, values),
                MailTemplate.Fill(text.Body, text.Language, values)
            )),
        ];
    }
}
