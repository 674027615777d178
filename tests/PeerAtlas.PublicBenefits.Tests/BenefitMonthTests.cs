using PeerAtlas.PublicBenefits.Figures;
using PeerAtlas.PublicBenefits.Words;

namespace PeerAtlas.PublicBenefits.Tests;

public sealed class BenefitMonthTests
{
    private static BenefitMonth Month(BenefitCase one) => BenefitMonth.Of(one, BenefitFigures.Shipped);

    [Fact]
    public void All_together_is_wages_and_what_is_paid()
    {
        var month = Month(Cases.Of("2026-03") with { Wages = 1000 });

        Assert.Equal((536.50m, 114.39m, MedicaidBy.Ssi), (month.Ssi!.Federal, month.Ssi.State, month.Medicaid));
        // 1,650.89 less 20 % of wages and 209 is 1,241.89; 30 % of it is more than 298 and ends the stamps.
        Assert.Equal(0, month.Snap);
        Assert.Equal(1650.89m, month.Total);
    }

    [Theory]
    [InlineData("2027-01", "No figures of SSI are known for January 2027, and none are guessed. Known are 2024, 2025, 2026.")]
    [InlineData("2023-12", "No figures of SSI are known for December 2023, and none are guessed.")]
    public void A_year_without_figures_is_refused_by_name(string month, string words) =>
        Assert.Contains(words, Assert.Throws<BenefitException>(() => Month(Cases.Of(month))).Message, StringComparison.Ordinal);

    [Fact]
    public void Trial_months_of_2024_are_refused_since_nobody_told_their_amount() =>
        Assert.Contains(
            "trial work months",
            Assert.Throws<BenefitException>(() => Month(Cases.Of("2024-05") with { Ssdi = 900 })).Message,
            StringComparison.Ordinal
        );

    [Theory]
    [InlineData(121000, 3, 1, 0, SsdiStatus.BeforeTrial, 3, 900)]
    [InlineData(121001, 3, 1, 0, SsdiStatus.Trial, 4, 900)]
    [InlineData(500000, 8, 1, 0, SsdiStatus.Trial, 9, 900)]
    [InlineData(169000, 9, 5, 0, SsdiStatus.Paid, 9, 900)]
    [InlineData(169001, 9, 5, 0, SsdiStatus.Grace, 9, 900)]
    [InlineData(300000, 9, 5, 2, SsdiStatus.Grace, 9, 900)]
    [InlineData(300000, 9, 36, 3, SsdiStatus.Suspended, 9, 0)]
    [InlineData(100000, 9, 36, 3, SsdiStatus.Paid, 9, 900)]
    [InlineData(300000, 9, 37, 3, SsdiStatus.Ended, 9, 0)]
    public void SSDI_goes_through_trial_grace_and_suspension(int cents, int used, int since, int substantial, SsdiStatus status, int usedNow, decimal paid)
    {
        var before = Cases.Of("2026-03") with { Ssdi = 900, TrialMonthsUsed = used, MonthsSinceTrial = since, SubstantialMonths = substantial };
        var one = before with { Wages = cents / 100m };

        Assert.Equal(new SsdiMonth(usedNow, status, paid), Month(one).Ssdi);
    }

    [Fact]
    public void Work_expenses_and_blindness_move_what_is_substantial()
    {
        var one = Cases.Of("2026-03") with { Wages = 2000, Ssdi = 900, TrialMonthsUsed = 9 };

        Assert.Equal(SsdiStatus.Grace, Month(one).Ssdi!.Status);
        Assert.Equal(SsdiStatus.Paid, Month(one with { Irwe = 310 }).Ssdi!.Status);
        Assert.Equal(SsdiStatus.Paid, Month(one with { Blind = true }).Ssdi!.Status);
    }

    [Fact]
    public void SSDI_that_is_paid_is_other_income_of_SSI() => Assert.Equal(994 - 480, Month(Cases.Of("2026-03") with { Ssdi = 500 }).Ssi!.Federal);

    [Fact]
    public void Beyond_the_cash_Medicaid_goes_on_to_the_limit_and_above_it_nothing_is_called_a_cliff()
    {
        var texan = Cases.Of("2026-03") with { State = "TX", Wages = 4_430.41m };
        Assert.Equal((0, MedicaidBy.WhileWorking), (Month(texan).Ssi!.Cash, Month(texan).Medicaid));

        var above = Month(texan with { Wages = 4_430.42m });
        Assert.Equal(MedicaidBy.Unknown, above.Medicaid);
        Assert.Contains(above.Notes, note => note.Kind == NoteKind.OwnLimit);
        Assert.DoesNotContain("is a cliff", string.Concat(above.Notes.Select(note => BenefitWords.Of(note, spanish: false))), StringComparison.Ordinal);
    }

    [Fact]
    public void Massachusetts_limit_is_unknown_unless_somebody_tells_it_and_forty_hours_keep_CommonHealth()
    {
        var one = Cases.Of("2026-03") with { Wages = 2400, Hours = 39 };

        Assert.Contains(Month(one).Notes, note => note.Kind == NoteKind.LimitUnknown);
        Assert.Equal(MedicaidBy.Unknown, Month(one).Medicaid);
        Assert.Equal(MedicaidBy.CommonHealth, Month(one with { Hours = 40 }).Medicaid);
        Assert.Equal(MedicaidBy.WhileWorking, Month(one with { MedicaidLimit = 40_000 }).Medicaid);
    }

    [Theory]
    [InlineData(0, 0, 298)]
    [InlineData(0, 609, 178)] // 400 net: 120 off
    [InlineData(500, 0, 240)] // 500 - 100 - 209 = 191 net: 57.30 off, rounded up to 58
    public void Food_stamps_of_one_person_who_has_no_disability(decimal wages, decimal unearned, decimal snap) =>
        Assert.Equal(snap, Month(Cases.Of("2026-03") with { Disabled = false, Wages = wages, Unearned = unearned }).Snap);

    [Fact]
    public void Shelter_takes_off_up_to_a_cap_and_for_people_with_a_disability_all_of_it()
    {
        var one = Cases.Of("2026-03") with { Disabled = false, Unearned = 1609, Rent = 1400, Utilities = true };

        // 1,609 - 209 = 1,400; shelter 1,400 + 914 - 700 = 1,614.
        Assert.Equal(298 - Math.Ceiling((1400 - 744) * 0.3m), Month(one).Snap);
        Assert.Equal(298, Month(one with { Disabled = true, Resources = 9000 }).Snap);
        Assert.Null(Month(one with { State = "TX" }).Snap);
    }

    [Theory]
    [InlineData("2026-09", false)]
    [InlineData("2026-10", true)]
    public void Food_stamps_of_a_year_without_figures_are_unknown_and_not_guessed(string month, bool isUnknown)
    {
        var found = Month(Cases.Of(month) with { Disabled = false });

        Assert.Equal(isUnknown, found.Snap is null);
        Assert.Equal(isUnknown, found.Notes.Any(note => note.Kind == NoteKind.SnapOfMonthUnknown));
    }

    [Fact]
    public void Every_note_and_reason_is_told_in_both_languages()
    {
        var notes = Enum.GetValues<NoteKind>().Select(kind => new BenefitNote(kind, 1, 2)).ToList();
        var reasons = Enum.GetValues<KeptBenefit>().Select(benefit => new SafeHours(benefit, 1, IsLeast: false, 1)).ToList();

        Assert.Equal(notes.Count, notes.Select(note => BenefitWords.Of(note, spanish: false)).Distinct().Count());
        Assert.Equal(notes.Count, notes.Select(note => BenefitWords.Of(note, spanish: true)).Distinct().Count());
        Assert.Equal(reasons.Count, reasons.Select(safe => BenefitWords.Why(safe, spanish: true)).Distinct().Count());
        Assert.DoesNotContain(notes, note => BenefitWords.Of(note, spanish: true) == BenefitWords.Of(note, spanish: false));
    }
}
