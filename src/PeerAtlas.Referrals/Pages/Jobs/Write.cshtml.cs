using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using PeerAtlas.Design;
using PeerAtlas.Directory;
using PeerAtlas.Platform;
using PeerAtlas.Platform.Access;
using PeerAtlas.Platform.Database;
using PeerAtlas.Platform.Forms;
using PeerAtlas.Referrals.Hours;
using PeerAtlas.Referrals.Roles;

namespace PeerAtlas.Referrals.Pages.Jobs;

/// <summary>Writes a job description, or its next version; no version that is there is changed.</summary>
[Requires(Permission.ManageWorkers, OrganisationFrom = "organisation")]
internal sealed class WriteModel(PeerAtlasDbContext database, AgencyJobs jobs, ICredentialChoices credentials, AuthorityClock clock, Language language)
    : EditPage<JobDescription, JobForm>(database)
{
    private IReadOnlyList<Activity> list = [];
    private (int? Minutes, int? From, int? To) numbers;

    public static IReadOnlyList<Choice> Times { get; } = [new(nameof(PayTime.Hour), "An hour"), new(nameof(PayTime.Year), "A year")];

    [BindProperty(SupportsGet = true)]
    public Guid Organisation { get; set; }

    [BindProperty(Name = "description", SupportsGet = true)]
    public Guid? DescriptionId { get; set; }

    /// <summary>The newest version; null while there is none.</summary>
    public JobVersion? Latest { get; private set; }

    public IReadOnlyList<Choice> Inside { get; private set; } = [];

    public IReadOnlyList<Choice> Outside { get; private set; } = [];

    public IReadOnlyList<Activity> Never { get; private set; } = [];

    public IReadOnlyList<Choice> Settings { get; private set; } = [];

    public IReadOnlyList<Choice> Levels { get; private set; } = [];

    public IReadOnlyList<Choice> Credentials { get; private set; } = [];

    protected override string Same => "Another job description of yours has this title, or somebody saved a version at this moment. Nothing was saved.";

    protected override async Task<bool> LoadAsync(CancellationToken cancellation)
    {
        list = await jobs.RoleListAsync(clock.Today, cancellation);
        Inside = ChoicesOf(RoleStanding.Inside);
        Outside = ChoicesOf(RoleStanding.Outside);
        Never = [.. list.Where(activity => activity.Standing == RoleStanding.Prohibited)];
        Settings = JobTerms.Choices(JobTerms.Settings, language);
        Levels = JobTerms.Choices(JobTerms.Levels, language);
        Credentials = [.. (await credentials.ReadAsync(cancellation)).Select(choice => new Choice(choice.Rule, choice.English))];
        if (DescriptionId is not { } id)
            return await FindJustMadeAsync(cancellation);
        Row = await jobs.FindAsync(Organisation, id, cancellation);
        Latest = Row is null ? null : (await jobs.VersionsOfAsync(Organisation, id, cancellation))[0];
        return Row is not null;
    }

    /// <summary>Whether the same form was sent a moment ago: the description that it made is there then, and no second one is wanted.</summary>
    private async Task<bool> FindJustMadeAsync(CancellationToken cancellation)
    {
        if (!HttpMethods.IsPost(Request.Method) || string.IsNullOrEmpty(Input.Title))
            return true;
        var title = Input.Title;
        var made = await Database.Set<JobDescription>().SingleOrDefaultAsync(row => row.OrganisationId == Organisation && row.Name == title, cancellation);
        if (made is not null && await jobs.VersionsOfAsync(Organisation, made.Id, cancellation) is [var only] && Input.IsOf(only))
            (Row, Latest) = (made, only);
        return true;
    }

    protected override bool IsSavedAlready => Latest is not null && Input.IsOf(Latest);

    protected override JobForm Fill(JobDescription? row)
    {
        var form = Latest is null ? new() : JobForm.Of(Latest);
        form.HoldsFrom = Latest is null || Latest.HoldsFrom < clock.Today ? clock.Today : Latest.HoldsFrom.AddDays(1);
        form.Inside = KeysOf(Inside, ifNew: true);
        form.Outside = KeysOf(Outside, ifNew: false);
        return form;
    }

    protected override async Task CheckAsync(CancellationToken cancellation)
    {
        Input.CheckWords(ModelState);
        Input.CheckDay(ModelState, Latest, clock.Today);
        Input.CheckChoices(ModelState, (Inside, Outside), (Settings, Levels, Credentials));
        numbers = Input.CheckNumbers(ModelState);
        var own = Database.Set<JobDescription>().Where(row => row.OrganisationId == Organisation);
        if (Input.Title is { } title && await own.FindHolderAsync(row => row.Name, title, DescriptionId, cancellation) is not null)
            ModelState.Refuse(nameof(JobForm.Title), "Another job description of yours has this title.");
    }

    protected override JobDescription Make() => new() { OrganisationId = Organisation, Name = Input.Title! };

    protected override Task StoreAsync(JobDescription row, CancellationToken cancellation)
    {
        (row.Name, row.EndedOn) = (Input.Title!, null);
        Database.Add(
            new JobVersion
            {
                OrganisationId = Organisation,
                DescriptionId = row.Id,
                Number = (Latest?.Number ?? 0) + 1,
                HoldsFrom = Input.HoldsFrom!.Value,
                Title = Input.Title!,
                TitleSpanish = Input.TitleSpanish ?? "",
                Opening = Input.Opening ?? "",
                OpeningSpanish = Input.OpeningSpanish ?? "",
                Setting = OrNone(Input.Setting),
                Level = OrNone(Input.Level),
                CredentialRule = OrNone(Input.CredentialRule),
                MinutesAWeek = numbers.Minutes,
                PayFrom = numbers.From,
                PayTo = numbers.To,
                PayPer = Input.PayPer ?? PayTime.Hour,
                PeerLine = Input.PeerLine ?? "",
                ProfessionalLine = Input.ProfessionalLine ?? "",
                PeerLineSpanish = Input.PeerLineSpanish ?? "",
                ProfessionalLineSpanish = Input.ProfessionalLineSpanish ?? "",
                Content = JobActivity.Write(JobActivity.Frozen(list, [.. Input.Inside, .. Input.Outside])),
                MadeAt = clock.UtcNow,
            }
        );
        return Task.CompletedTask;
    }

    protected override IActionResult Saved(JobDescription row)
    {
        var isNew = DescriptionId is null;
        var number = Latest is null || !IsSavedAlready ? (Latest?.Number ?? 0) + 1 : Latest.Number;
        TempData.Done(isNew ? "The job description was saved. Say now whose job it is." : "The new version was saved. The earlier ones stay as they are.");
        return LocalRedirect(isNew ? WorkerLinks.Jobs(Organisation) : JobLinks.Description(Organisation, row.Id, number));
    }

    private static string? OrNone(string? chosen) => string.IsNullOrEmpty(chosen) ? null : chosen;

    private IReadOnlyList<Choice> ChoicesOf(RoleStanding standing) =>
        [.. list.Where(activity => activity.Standing == standing).Select(activity => new Choice(activity.Key, activity.English))];

    /// <summary>What is chosen at first: what the newest version has, or what is usual where there is none.</summary>
    private List<string> KeysOf(IReadOnlyList<Choice> choices, bool ifNew)
    {
        var held = Latest?.Activities.Select(activity => activity.Key).ToHashSet(StringComparer.Ordinal);
        return [.. choices.Select(choice => choice.Value).Where(key => held?.Contains(key) ?? ifNew)];
    }
}
