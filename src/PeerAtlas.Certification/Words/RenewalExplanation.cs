using PeerAtlas.Certification.Rules;

namespace PeerAtlas.Certification.Words;

/// <summary>Says how long a credential holds and what renewing it asks.</summary>
internal sealed class RenewalExplanation(Speech speech)
{
    public IEnumerable<string> Of(RuleVersion version)
    {
        yield return Period(version.Period);
        var renewal = version.Renewal;
        if (renewal.AsksNone)
            yield return speech.Say("You need no hours to keep it.", "No necesita horas para conservarla.");
        if (renewal.Hours is { } hours)
        {
            foreach (var sentence in Hours(hours))
                yield return sentence;
        }

        foreach (var sentence in Limits(renewal).Concat(renewal.Windows.SelectMany(Window)).Concat(Money(renewal)))
            yield return sentence;
    }

    private string Period(RulePeriod? period) =>
        period?.Kind switch
        {
            null => speech.Say("How long it holds is unknown.", "No se sabe cuánto tiempo vale."),
            PeriodKind.None => speech.Say("It does not expire.", "No vence."),
            PeriodKind.Rolling => speech.Say(
                $"It holds for {speech.Time(period.Months ?? 0)} from the day you get it.",
                $"Vale por {speech.Time(period.Months ?? 0)} desde el día en que la obtiene."
            ),
            PeriodKind.Calendar => Calendar(period.FirstCounted),
            _ => Chosen(period.Choices),
        };

    private string Calendar(FirstCountedYear first) =>
        speech.Say("It is renewed each year, from January 1 to December 31.", "Se renueva cada año, del 1 de enero al 31 de diciembre.")
        + (
            first == FirstCountedYear.YearAfterIssue
                ? speech.Say(" The first year that counts is the one after you pass.", " El primer año que cuenta es el siguiente al año en que aprueba.")
                : speech.Say(" The year in which you pass counts.", " El año en que aprueba cuenta.")
        );

    private string Chosen(IReadOnlyList<PeriodChoice> choices)
    {
        var said = speech.List(
            choices.Select(choice => $"{speech.Time(12 * choice.Years)} {speech.Say("with", "con")} {speech.Hours(choice.Total)}"),
            isOr: true
        );
        return speech.Say($"You choose how long it holds: {said}.", $"Usted elige cuánto tiempo vale: {said}.");
    }

    private IEnumerable<string> Hours(HourRequirement hours)
    {
        if (hours.Total is { } total)
            yield return speech.Say($"To renew it you need {speech.Hours(total)} of learning.", $"Para renovarla necesita {speech.Hours(total)} de estudio.");
        var common = hours.Floors.Where(floor => floor.For is null).ToList();
        if (common.Count > 0)
            yield return speech.Say("Among them at least: ", "Entre ellas, al menos: ")
                + string.Join("; ", common.Select(floor => $"{speech.Name(floor.Name)} {speech.Hours(floor.Hours)}"))
                + ".";
        if (hours.Total is { } all && common.Sum(floor => floor.Hours) is var fixedHours and > 0 && all > fixedHours && !hours.OneHourFillsSeveral)
            yield return speech.Say(
                $"The other {speech.Hours(all - fixedHours)} can be on any topic.",
                $"Las otras {speech.Hours(all - fixedHours)} pueden ser de cualquier tema."
            );
        foreach (var floor in hours.Floors.Where(floor => floor.For is not null))
            yield return speech.Say(
                $"If you are marked as {floor.For}, {speech.Hours(floor.Hours)} of them are on {speech.Name(floor.Name)}.",
                $"Si tiene la mención {floor.For}, {speech.Hours(floor.Hours)} de ellas son de {speech.Name(floor.Name)}."
            );
        foreach (var provider in hours.Providers)
            yield return speech.Say(
                $"At least {speech.Hours(provider.Hours)} must come from {speech.Name(provider.Name)}.",
                $"Al menos {speech.Hours(provider.Hours)} deben ser de {speech.Name(provider.Name)}."
            );
        foreach (var course in hours.Courses)
            yield return speech.Say(
                $"At least {speech.Count(course.Count, "course", "courses", "", "")} must be on {speech.Name(course.Name)}.",
                $"Al menos {speech.Count(course.Count, "", "", "curso", "cursos")} debe ser de {speech.Name(course.Name)}."
            );
        if (hours.OneHourFillsSeveral)
            yield return speech.Say("An hour on several topics counts for each of them.", "Una hora de varios temas cuenta para cada uno.");
        else if (hours.Floors.Count > 1)
            yield return speech.Say("An hour on several topics counts for one of them.", "Una hora de varios temas cuenta para uno de ellos.");
    }

    private IEnumerable<string> Limits(RenewalRule renewal)
    {
        if (renewal.CountsAfterCertification)
            yield return speech.Say("Only hours after the day you were last certified count.", "Solo cuentan las horas posteriores a su última certificación.");
        if (renewal.CountsAfterExpiryIfLapsed)
            yield return speech.Say("If it ran out, only hours after that day count.", "Si venció, solo cuentan las horas posteriores a ese día.");
        foreach (var kind in renewal.NeverReused)
            yield return kind == "core"
                ? speech.Say("The core courses never count again.", "Los cursos básicos nunca vuelven a contar.")
                : speech.Say($"Courses marked \"{kind}\" never count again.", $"Los cursos marcados «{kind}» nunca vuelven a contar.");
        if (renewal.CarryOver == false)
            yield return speech.Say("Hours that you do not need are not kept for next time.", "Las horas que sobran no se guardan para la próxima vez.");
        if (renewal.CarryOver == true)
            yield return speech.Say("Hours that you do not need are kept for next time.", "Las horas que sobran se guardan para la próxima vez.");
        if (renewal.DistinctHours is { } place)
            yield return speech.Say(
                $"If you hold two credentials of {place}, each needs hours of its own. No hour counts twice.",
                $"Si tiene dos certificaciones de {place}, cada una necesita sus propias horas. Ninguna hora cuenta dos veces."
            );
        if (renewal.KeepProofMonths is { } months)
            yield return speech.Say($"Keep your proof for {speech.Time(months)}.", $"Guarde sus comprobantes por {speech.Time(months)}.");
    }

    private IEnumerable<string> Window(RenewalWindow window)
    {
        var years = (window.FromYear, window.ToYear) switch
        {
            (null, null) => "",
            ({ } from, { } to) when from == to => speech.Say($"For {from}: ", $"Para {from}: "),
            ({ } from, null) => speech.Say($"For {from} and later: ", $"Para {from} y después: "),
            (null, { } to) => speech.Say($"Up to {to}: ", $"Hasta {to}: "),
            ({ } from, { } to) => speech.Say($"For {from} to {to}: ", $"De {from} a {to}: "),
        };
        var opens = window.Opens is { } first ? speech.Say($"from {Edge(first)}", $"desde {Edge(first)}") : "";
        var closes = window.Closes is { } last ? speech.Say($"until {Edge(last)}", $"hasta {Edge(last)}") : "";
        var when = string.Join(' ', new[] { opens, closes }.Where(part => part.Length > 0));
        yield return years.Length == 0
            ? speech.Say($"You can ask to renew it {when}.", $"Puede pedir la renovación {when}.")
            : speech.Say($"{years}you can ask to renew it {when}.", $"{years}puede pedir la renovación {when}.");
        if (window is { LateAfter: { } late, LateFee: { } fee })
            yield return speech.Say($"After {Edge(late)} it costs {Speech.Dollars(fee)} more.", $"Después {Of(Edge(late))} cuesta {Speech.Dollars(fee)} más.");
    }

    private string Edge(WindowEdge edge) =>
        edge switch
        {
            { DaysBefore: { } days } => speech.Say($"{speech.Days(days)} before it ends", $"{speech.Days(days)} antes de que venza"),
            { MonthsBefore: { } months } => speech.Say($"{speech.Time(months)} before it ends", $"{speech.Time(months)} antes de que venza"),
            _ => speech.Say("", "el ")
                + speech.DayOfYear(edge.Month ?? 1, edge.DayOfMonth ?? 1)
                + (edge.IsInNextYear ? speech.Say(" of the next year", " del año siguiente") : ""),
        };

    private static string Of(string edge) => edge.StartsWith("el ", StringComparison.Ordinal) ? "d" + edge : "de " + edge;

    private IEnumerable<string> Money(RenewalRule renewal)
    {
        if (renewal.GraceDays is { } days)
            yield return speech.Say(
                $"After the end you have {speech.Days(days)} more to renew it.",
                $"Después del final tiene {speech.Days(days)} más para renovarla."
            );
        foreach (var fee in renewal.Fees)
            yield return speech.Say($"Renewal costs {Speech.Dollars(fee.Amount)}", $"La renovación cuesta {Speech.Dollars(fee.Amount)}")
                + (fee.With is null ? "." : speech.Say($" together with {fee.With}.", $" junto con {fee.With}."));
        if (renewal.ReactivationFee is { } again)
            yield return speech.Say(
                $"If it ran out, it costs {Speech.Dollars(again)} to make it active again.",
                $"Si venció, reactivarla cuesta {Speech.Dollars(again)}."
            );
        if (renewal.Inactive is { } inactive)
        {
            var time = inactive.Months is { } months ? speech.Say($" for up to {speech.Time(months)}", $" hasta por {speech.Time(months)}") : "";
            var cost = inactive.Fee is { } fee ? speech.Say($" for {Speech.Dollars(fee)}", $" por {Speech.Dollars(fee)}") : "";
            yield return speech.Say($"You can put it to rest{time}{cost}.", $"Puede ponerla en pausa{time}{cost}.");
        }
    }
}
