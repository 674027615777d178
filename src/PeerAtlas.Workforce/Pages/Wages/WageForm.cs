using PeerAtlas.PublicBenefits;

namespace PeerAtlas.Workforce.Pages.Wages;

/// <summary>What somebody types. The browser reads the same fields by their names.</summary>
internal sealed class WageForm
{
    private const int MonthsOfYear = 12;
    private const int WeeksOfYear = 52;

    /// <summary>The fields that are amounts or counts.</summary>
    public static IReadOnlyDictionary<string, NumberField> Numbers { get; } =
        new Dictionary<string, NumberField>(StringComparer.Ordinal)
        {
            [nameof(Hourly)] = new(1_000, false, form => form.Hourly),
            [nameof(HoursAWeek)] = new(80, false, form => form.HoursAWeek),
            [nameof(Ssdi)] = new(10_000, false, form => form.Ssdi),
            [nameof(Unearned)] = new(10_000, false, form => form.Unearned),
            [nameof(TrialMonthsUsed)] = new(9, true, form => form.TrialMonthsUsed),
            [nameof(MonthsSinceTrial)] = new(600, true, form => form.MonthsSinceTrial),
            [nameof(SubstantialMonths)] = new(599, true, form => form.SubstantialMonths),
            [nameof(Irwe)] = new(10_000, false, form => form.Irwe),
            [nameof(BlindWorkExpenses)] = new(10_000, false, form => form.BlindWorkExpenses),
            [nameof(Pass)] = new(10_000, false, form => form.Pass),
            [nameof(StudentExcluded)] = new(10_000, false, form => form.StudentExcluded),
            [nameof(Resources)] = new(1_000_000, false, form => form.Resources),
            [nameof(SpouseWages)] = new(100_000, false, form => form.SpouseWages),
            [nameof(SpouseUnearned)] = new(100_000, false, form => form.SpouseUnearned),
            [nameof(Children)] = new(30, true, form => form.Children),
            [nameof(People)] = new(30, true, form => form.People),
            [nameof(Rent)] = new(10_000, false, form => form.Rent),
            [nameof(ShelterGiven)] = new(10_000, false, form => form.ShelterGiven),
            [nameof(MedicaidLimit)] = new(1_000_000, false, form => form.MedicaidLimit),
        };

    public string? Month { get; set; }

    public string? State { get; set; } = "MA";

    public bool Couple { get; set; }

    public string? Living { get; set; } = "own";

    public bool Disabled { get; set; } = true;

    public bool Blind { get; set; }

    public bool Aged { get; set; }

    public bool Student { get; set; }

    public bool Utilities { get; set; }

    public string? Hourly { get; set; }

    public string? HoursAWeek { get; set; }

    public string? Ssdi { get; set; }

    public string? Unearned { get; set; }

    public string? TrialMonthsUsed { get; set; }

    public string? MonthsSinceTrial { get; set; }

    public string? SubstantialMonths { get; set; }

    public string? Irwe { get; set; }

    public string? BlindWorkExpenses { get; set; }

    public string? Pass { get; set; }

    public string? StudentExcluded { get; set; }

    public string? Resources { get; set; }

    public string? SpouseWages { get; set; }

    public string? SpouseUnearned { get; set; }

    public string? Children { get; set; }

    public string? People { get; set; }

    public string? Rent { get; set; }

    public string? ShelterGiven { get; set; }

    public string? MedicaidLimit { get; set; }

    /// <summary>What a field says as a number; null where it is empty, or cannot be read.</summary>
    public decimal? Number(string field) =>
        Numbers[field] is var (most, isWhole, text)
        && WageNumber.Read(text(this) ?? "") is { } number
        && number <= most
        && (number == Math.Truncate(number) || !isWhole)
            ? number
            : null;

    /// <summary>The fields that say something which is no number that can be there.</summary>
    public IEnumerable<string> Unreadable() => Numbers.Keys.Where(field => !string.IsNullOrWhiteSpace(Numbers[field].Text(this)) && Number(field) is null);

    /// <summary>The case of a month with the job.</summary>
    public BenefitCase Case()
    {
        decimal Amount(string field) => Number(field) ?? 0;
        var (hourly, hours) = (Amount(nameof(Hourly)), Amount(nameof(HoursAWeek)));
        var isBlind = Blind;
        var since = (int)(Number(nameof(MonthsSinceTrial)) ?? 1);
        return new BenefitCase
        {
            Month = Month ?? "",
            State = State ?? "",
            Household = Couple ? Household.Couple : Household.Single,
            Living = Enum.TryParse<Living>(Living, ignoreCase: true, out var living) ? living : PeerAtlas.PublicBenefits.Living.Own,
            Disabled = Disabled,
            Blind = isBlind,
            Aged = Aged,
            Student = Student,
            Utilities = Utilities,
            Wages = Math.Round(hourly * hours * WeeksOfYear / MonthsOfYear, 2, MidpointRounding.AwayFromZero),
            Hours = hours * WeeksOfYear / MonthsOfYear,
            Hourly = hourly > 0 ? hourly : null,
            Ssdi = Number(nameof(Ssdi)),
            Unearned = Amount(nameof(Unearned)),
            TrialMonthsUsed = (int)Amount(nameof(TrialMonthsUsed)),
            MonthsSinceTrial = Math.Max(1, since),
            SubstantialMonths = Math.Min((int)Amount(nameof(SubstantialMonths)), Math.Max(1, since) - 1),
            Irwe = Disabled || isBlind ? Amount(nameof(Irwe)) : 0,
            BlindWorkExpenses = isBlind ? Amount(nameof(BlindWorkExpenses)) : 0,
            Pass = Amount(nameof(Pass)),
            StudentExcluded = Amount(nameof(StudentExcluded)),
            Resources = Number(nameof(Resources)),
            SpouseWages = Couple ? 0 : Amount(nameof(SpouseWages)),
            SpouseUnearned = Couple ? 0 : Amount(nameof(SpouseUnearned)),
            Children = (int)Amount(nameof(Children)),
            People = Math.Max(1, (int)(Number(nameof(People)) ?? 1)),
            Rent = Amount(nameof(Rent)),
            ShelterGiven = Amount(nameof(ShelterGiven)),
            MedicaidLimit = Number(nameof(MedicaidLimit)),
        };
    }

    /// <summary>A field with a number.</summary>
    /// <param name="Most">The most that it may be.</param>
    /// <param name="IsWhole">Whether it is whole.</param>
    /// <param name="Text">What was typed.</param>
    public sealed record NumberField(int Most, bool IsWhole, Func<WageForm, string?> Text);
}
