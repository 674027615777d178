namespace PeerAtlas.PublicBenefits;

/// <summary>Whose benefits they are: one person, or two who both get them.</summary>
public enum Household
{
    /// <summary>One person; a husband or wife who gets no SSI may live there.</summary>
    Single,

    /// <summary>Two people who are married and may both get SSI; what they have is counted together.</summary>
    Couple,
}

/// <summary>How a person lives.</summary>
public enum Living
{
    /// <summary>In a household of their own, at full cost.</summary>
    Own,

    /// <summary>With others, sharing the cost.</summary>
    Shared,

    /// <summary>In an institution that Medicaid pays for.</summary>
    Institution,
}

/// <summary>What a person tells of one month. Amounts are dollars of that month before anything is taken off, from 0 to 100,000.</summary>
public sealed record BenefitCase
{
    /// <summary>The most dollars that any amount may be.</summary>
    public const decimal MostDollars = 100_000;

    /// <summary>The month, as 2026-03.</summary>
    public required string Month { get; init; }

    /// <summary>The state, by its two letters.</summary>
    public required string State { get; init; }

    /// <summary>One person, or a couple.</summary>
    public Household Household { get; init; }

    /// <summary>How they live.</summary>
    public Living Living { get; init; }

    /// <summary>Whether Social Security found a disability.</summary>
    public bool Disabled { get; init; }

    /// <summary>Whether it found blindness.</summary>
    public bool Blind { get; init; }

    /// <summary>Whether they are 65 or older.</summary>
    public bool Aged { get; init; }

    /// <summary>Whether they are under 22 and go to school.</summary>
    public bool Student { get; init; }

    /// <summary>Wages before taxes.</summary>
    public decimal Wages { get; init; }

    /// <summary>Other income, such as a pension; without SSDI, where that is told.</summary>
    public decimal Unearned { get; init; }

    /// <summary>Costs that they pay to be able to work because of the disability (impairment-related work expenses).</summary>
    public decimal Irwe { get; init; }

    /// <summary>Costs of working of somebody who is blind.</summary>
    public decimal BlindWorkExpenses { get; init; }

    /// <summary>What a plan to achieve self-support (PASS) sets aside.</summary>
    public decimal Pass { get; init; }

    /// <summary>Wages that the student exclusion already left out earlier this year.</summary>
    public decimal StudentExcluded { get; init; }

    /// <summary>The value of shelter that somebody else gives.</summary>
    public decimal ShelterGiven { get; init; }

    /// <summary>Savings and other countable resources; null where it is not told.</summary>
    public decimal? Resources { get; init; }

    /// <summary>Wages of a husband or wife who gets no SSI.</summary>
    public decimal SpouseWages { get; init; }

    /// <summary>Other income of a husband or wife who gets no SSI.</summary>
    public decimal SpouseUnearned { get; init; }

    /// <summary>Children in the household who get no SSI and have no income.</summary>
    public int Children { get; init; }

    /// <summary>The SSDI benefit; null for who has none.</summary>
    public decimal? Ssdi { get; init; }

    /// <summary>How many of the nine trial work months were used before this one.</summary>
    public int TrialMonthsUsed { get; init; }

    /// <summary>Once they are used: how many months lie between the last of them and this one.</summary>
    public int MonthsSinceTrial { get; init; } = 1;

    /// <summary>Once they are used: how many months since then had substantial work, before this one.</summary>
    public int SubstantialMonths { get; init; }

    /// <summary>Hours of work in the month; null where it is not told.</summary>
    public decimal? Hours { get; init; }

    /// <summary>The wage of an hour; null where it is not told, and then it follows from wages and hours.</summary>
    public decimal? Hourly { get; init; }

    /// <summary>People who buy and prepare food together.</summary>
    public int People { get; init; } = 1;

    /// <summary>Rent or what else the home costs, without heat and power.</summary>
    public decimal Rent { get; init; }

    /// <summary>Whether they pay for heat or cooling.</summary>
    public bool Utilities { get; init; }

    /// <summary>The yearly wages up to which Medicaid stays under 1619(b), where the person knows the one of their state.</summary>
    public decimal? MedicaidLimit { get; init; }

    /// <summary>The first day of the month.</summary>
    internal DateOnly First => CaseReader.MonthOf(Month) ?? throw new BenefitException("month", "The month is to be written as 2026-03.");

    /// <summary>The wage of an hour, told or following from wages and hours; null where neither.</summary>
    internal decimal? Wage => Hourly ?? (Hours > 0 && Wages > 0 ? Math.Round(Wages / Hours.Value, 2, MidpointRounding.AwayFromZero) : null);
}
