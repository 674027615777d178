using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using PeerAtlas.Design;
using PeerAtlas.Directory.Teams;
using PeerAtlas.Documents.Papers;
using PeerAtlas.Platform;
using PeerAtlas.Platform.Access;
using PeerAtlas.Platform.Database;
using PeerAtlas.Referrals.Board;
using PeerAtlas.Referrals.Hours;
using PeerAtlas.Tables;

namespace PeerAtlas.Referrals.Pages.Hours;

/// <summary>
/// A peer's own work, also after their membership ended: hours by month, what of it lay outside the role, what others see, and what can be
/// taken along.
/// </summary>
[Authorize]
[Bilingual]
internal sealed class OwnModel(
    PeerAtlasDbContext database,
    OwnHours own,
    HoursLetters letters,
    PaperPdfs pdfs,
    OwnPlaces places,
    AuthorityClock clock,
    Language language
) : PageModel
{
    /// <summary>The hours of one agency in the period.</summary>
    public sealed record AtAgency(string Name, IReadOnlyList<OwnMonth> Months);

    /// <summary>What a supervisor or administrator said about a signal of a team.</summary>
    public sealed record Said(string Team, DateOnly Month, SignalKind Kind, string Words);

    [BindProperty(SupportsGet = true)]
    public string? Period { get; set; }

    public bool HasPdf => pdfs.IsOffered;

    public HoursPeriod Shown { get; private set; } = null!;

    public IReadOnlyList<Choice> Periods { get; private set; } = [];

    public IReadOnlyList<AtAgency> Agencies { get; private set; } = [];

    public IReadOnlyList<(string Activity, int Contacts, long Minutes)> Activities { get; private set; } = [];

    /// <summary>Minutes of the period that the agencies' own systems sent.</summary>
    public long Imported { get; private set; }

    public IReadOnlyList<string> Supervisors { get; private set; } = [];

    public IReadOnlyList<Said> Answers { get; private set; } = [];

    public IReadOnlyList<Choice> LetterAgencies { get; private set; } = [];

    public IReadOnlyList<(HoursLetter Letter, string Agency)> Letters { get; private set; } = [];

    /// <summary>The period in words.</summary>
    public string InWords => Shown.First == Shown.Last ? Written(Shown.First) : $"{Written(Shown.First)} – {Written(Shown.Last)}";

    public string Written(DateOnly month) => month.ToString("MMMM yyyy", language.Culture);

    public async Task OnGetAsync(CancellationToken cancellation) => await LoadAsync(cancellation);

    public async Task<IActionResult> OnGetTableAsync(CancellationToken cancellation)
    {
        var period = HoursPeriod.Read(Period) ?? HoursPeriod.YearTo(clock.Today);
        var contacts = await own.ContactsAsync(period, cancellation);
        var names = await own.NamesAsync(contacts.Select(contact => contact.OrganisationId), cancellation);
        var activities = await ActivityNamesAsync(cancellation);
        using var file = new MemoryStream();
        CsvTable.Write(
            file,
            ["day", "minutes", "activity", "group", "agency"],
            contacts.Select(contact =>
                new[]
                {
                    contact.Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                    contact.Minutes.ToString(CultureInfo.InvariantCulture),
                    activities[contact.ActivityId],
                    contact.IsGroup ? "yes" : "no",
                    names[contact.OrganisationId],
                }
            )
        );
        Response.NeverCache();
        return File(file.ToArray(), "text/csv; charset=utf-8", $"hours-{period.First.Written()}-{period.Last.Written()}.csv");
    }

    public async Task<IActionResult> OnPostLetterAsync(Guid? agency, CancellationToken cancellation)
    {
        var period = HoursPeriod.Read(Period) ?? HoursPeriod.YearTo(clock.Today);
        var me = own.Me;
        var name = await database.Users.Where(account => account.Id == me).Select(account => account.Name).SingleAsync(cancellation);
        if (agency is { } at && await letters.MakeAsync(at, period, name, cancellation) is not null)
        {
            TempData.Done(language[OwnHoursWords.LetterIsThere]);
            return Redirect($"{HoursLinks.OwnOf(Period)}#letters");
        }

        ModelState.AddModelError("agency", language[OwnHoursWords.NoHoursThere]);
        await LoadAsync(cancellation);
        return Page();
    }

    public async Task<IActionResult> OnPostStopAsync(Guid letter, CancellationToken cancellation)
    {
        if (!await letters.StopAsync(letter, cancellation))
            return NotFound();
        TempData.Done(language[OwnHoursWords.Stopped]);
        return Redirect(HoursLinks.OwnOf(Period));
    }

    private async Task LoadAsync(CancellationToken cancellation)
    {
        Shown = HoursPeriod.Read(Period) ?? HoursPeriod.YearTo(clock.Today);
        var months = await own.MonthsAsync(cancellation);
        var names = await own.NamesAsync(months.Select(month => month.Organisation), cancellation);
        Periods = PeriodsOf(months);
        var shown = months.Where(month => month.Month >= Shown.First && month.Month <= Shown.Last).ToList();
        Agencies =
        [
            .. shown
                .GroupBy(month => month.Organisation)
                .Select(rows => new AtAgency(names[rows.Key], [.. rows]))
                .OrderBy(agency => agency.Name, StringComparer.CurrentCulture),
        ];
        LetterAgencies = [.. shown.Select(month => month.Organisation).Distinct().Select(id => new Choice(id.ToString(), names[id]))];
        var contacts = await own.ContactsAsync(Shown, cancellation);
        var activities = await ActivityNamesAsync(cancellation);
        Activities =
        [
            .. contacts
                .GroupBy(contact => activities[contact.ActivityId])
                .Select(rows => (rows.Key, rows.Count(), rows.Sum(row => (long)row.Minutes)))
                .OrderByDescending(line => line.Item3),
        ];
        Imported = shown.Sum(month => month.Minutes) - contacts.Sum(contact => (long)contact.Minutes);
        await LoadOthersAsync(cancellation);
        var made = await letters.OfMineAsync(cancellation);
        var agencies = await own.NamesAsync(made.Select(letter => letter.OrganisationId), cancellation);
        Letters = [.. made.Select(letter => (letter, agencies[letter.OrganisationId]))];
    }

    /// <summary>Who sees it, and what they said of the teams.</summary>
    private async Task LoadOthersAsync(CancellationToken cancellation)
    {
        var mine = await places.TeamsAsync(TeamRole.Peer, Permission.TakeReferrals, cancellation);
        Supervisors = await own.SupervisorsAsync(mine, clock.Today, cancellation);
        var (teams, first, last) = (mine.Select(place => place.TeamId), Shown.First, Shown.Last);
        Answers = await (
            from answer in database.Set<SignalAnswer>().AsNoTracking()
            join team in database.Set<Team>() on answer.TeamId equals team.Id
            where teams.Contains(answer.TeamId) && answer.Month >= first && answer.Month <= last && answer.Words != ""
            orderby answer.At descending
            select new Said(team.Name, answer.Month, answer.Kind, answer.Words)
        )
            .Take(20)
            .ToListAsync(cancellation);
    }

    private List<Choice> PeriodsOf(IReadOnlyList<OwnMonth> months) =>
        [
            .. months
                .Select(month => month.Month.Year)
                .Distinct()
                .Select(year => new Choice(year.ToString(CultureInfo.InvariantCulture), language[OwnHoursWords.TheYear, year])),
            .. months.Select(month => month.Month).Distinct().Take(24).Select(month => new Choice(month.Written(), Written(month))),
        ];

    private Task<Dictionary<Guid, string>> ActivityNamesAsync(CancellationToken cancellation)
    {
        var isSpanish = language.Code == "es";
        return database
            .Set<Activity>()
            .AsNoTracking()
            .ToDictionaryAsync(activity => activity.Id, activity => isSpanish ? activity.Spanish : activity.English, cancellation);
    }

    /// <summary>What a signal is about, in the reader's language.</summary>
    public string SignalOf(SignalKind kind) =>
        language[
            kind switch
            {
                SignalKind.ReachesFew => OwnHoursWords.ReachesFew,
                SignalKind.FewerHours => OwnHoursWords.FewerHours,
                SignalKind.OutsideRole => OwnHoursWords.OutsideRole,
                _ => OwnHoursWords.LongWait,
            }
        ];
}
