using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PeerAtlas.Certification.Words;
using PeerAtlas.Design;
using PeerAtlas.Platform;
using PeerAtlas.Platform.Forms;
using PeerAtlas.PublicBenefits;
using PeerAtlas.PublicBenefits.Figures;
using PeerAtlas.PublicBenefits.Words;
using PeerAtlas.Workforce.Bodies;

namespace PeerAtlas.Workforce.Pages.Wages;

/// <summary>What a wage does to benefits. The browser answers by itself; without JavaScript the server does, and keeps nothing.</summary>
[AllowAnonymous]
[Bilingual]
internal sealed class WagesModel(AuthorityClock clock, Language language) : PageModel
{
    private static readonly BenefitFigures Figures = BenefitFigures.Shipped;

    [Microsoft.AspNetCore.Mvc.BindProperty]
    public WageForm Input { get; set; } = new();

    public BenefitMonth? Before { get; private set; }

    public BenefitMonth? After { get; private set; }

    public IReadOnlyList<SafeHours> Safe { get; private set; } = [];

    /// <summary>The months of which all figures are known that are asked here, the latest first.</summary>
    public static IReadOnlyList<string> KnownMonths { get; } =
    [
        .. Figures
            .TrialWork.SelectMany(row => MonthsOf(row.From, row.Until!))
            .Where(month => BenefitFigures.Find(Figures.Ssi, month) is not null && BenefitFigures.Find(Figures.SubstantialWork, month) is not null)
            .OrderDescending()
            .Select(month => month.ToString("yyyy-MM", CultureInfo.InvariantCulture)),
    ];

    private bool IsSpanish => language.OfRules() == WordLanguage.Spanish;

    public IEnumerable<Choice> Months => KnownMonths.Select(month => new Choice(month, NameOf(month)));

    public IEnumerable<Choice> States => UsPlace.States.Select(state => new Choice(state.Code, IsSpanish ? state.Spanish : state.English));

    public IReadOnlyList<Choice> Livings =>
        [new("own", language[WageWords.LivingOwn]), new("shared", language[WageWords.LivingShared]), new("institution", language[WageWords.LivingInstitution])];

    /// <summary>What the browser needs to answer by itself: figures, words, and what each one may be.</summary>
    public string ForBrowser =>
        JsonSerializer.Serialize(
            new
            {
                figures = JsonSerializer.Deserialize<JsonElement>(BenefitFigures.ShippedFile),
                numbers = WageForm.Numbers.ToDictionary(one => one.Key, one => one.Value.Most),
                whole = WageForm.Numbers.Where(one => one.Value.IsWhole).Select(one => one.Key),
                notes = Enum.GetValues<NoteKind>().ToDictionary(kind => $"{kind}", kind => BenefitWords.Template(kind, IsSpanish)),
                why = Enum.GetValues<KeptBenefit>().ToDictionary(benefit => $"{benefit}", benefit => BenefitWords.Template(benefit, IsSpanish)),
                benefits = Enum.GetValues<KeptBenefit>().ToDictionary(benefit => $"{benefit}", Name),
                medicaid = Enum.GetValues<MedicaidBy>().Where(by => by != MedicaidBy.Unknown).ToDictionary(by => BenefitWords.Code(by)!, Name),
                words = new
                {
                    unknown = language[WageWords.Unknown],
                    most = language[WageWords.UpTo],
                    least = language[WageWords.AtLeast],
                    any = language[WageWords.Any],
                    problem = language[WageWords.NumberProblem],
                },
            }
        );

    public void OnGet()
    {
        var now = clock.Today.ToString("yyyy-MM", CultureInfo.InvariantCulture);
        Input.Month = KnownMonths.Contains(now) ? now : KnownMonths[0];
    }

    public void OnPost()
    {
        if (Input.Month is null || !KnownMonths.Contains(Input.Month))
            ModelState.Refuse($"{nameof(Input)}.{nameof(WageForm.Month)}", language[WageWords.MonthHint]);
        if (!UsPlace.States.Any(state => state.Code == Input.State))
            ModelState.Refuse($"{nameof(Input)}.{nameof(WageForm.State)}", language[CertificationWords.ChooseOne]);
        foreach (var field in Input.Unreadable())
            ModelState.Refuse($"{nameof(Input)}.{field}", language[WageWords.NumberProblem, Shown(WageForm.Numbers[field].Most)]);
        if (!ModelState.IsValid)
            return;
        var one = Input.Case();
        Before = BenefitMonth.Of(one with { Wages = 0, Hours = 0 }, Figures);
        After = BenefitMonth.Of(one, Figures);
        Safe = SafeHours.Of(one, Figures);
    }

    public string Name(MedicaidBy by) =>
        by switch
        {
            MedicaidBy.Ssi => language[WageWords.BySsi],
            MedicaidBy.WhileWorking => language[WageWords.ByWork],
            MedicaidBy.CommonHealth => "CommonHealth",
            MedicaidBy.Adult => language[WageWords.ByAdult],
            _ => language[WageWords.Unknown],
        };

    public string Name(KeptBenefit benefit) =>
        benefit switch
        {
            KeptBenefit.SsiCash => language[WageWords.SsiCash],
            KeptBenefit.Ssdi => "SSDI",
            KeptBenefit.TrialMonth => language[WageWords.TrialMonth],
            KeptBenefit.Medicaid => "Medicaid",
            KeptBenefit.Snap => language[WageWords.FoodStamps],
            KeptBenefit.CommonHealth => "CommonHealth",
            _ => language[WageWords.WorkForMedicaid],
        };

    public string Hours(SafeHours safe) =>
        safe.HoursAWeek is not { } hours
            ? language[WageWords.Any]
            : language[safe.IsLeast ? WageWords.AtLeast : WageWords.UpTo, hours.ToString("0.#", CultureInfo.InvariantCulture)];

    public string Note(BenefitNote note) => BenefitWords.Of(note, IsSpanish);

    public string Why(SafeHours safe) => BenefitWords.Why(safe, IsSpanish);

    public string Dollars(decimal? amount) => amount is { } known ? known.ToString("N2", CultureInfo.InvariantCulture) : language[WageWords.Unknown];

    private static string Shown(int number) => number.ToString("N0", CultureInfo.InvariantCulture);

    private string NameOf(string month) => CaseReader.MonthOf(month)!.Value.ToString("MMMM yyyy", CultureInfo.GetCultureInfo(IsSpanish ? "es-US" : "en-US"));

    private static IEnumerable<DateOnly> MonthsOf(string from, string until)
    {
        for (var month = CaseReader.MonthOf(from)!.Value; month <= CaseReader.MonthOf(until); month = month.AddMonths(1))
            yield return month;
    }
}
