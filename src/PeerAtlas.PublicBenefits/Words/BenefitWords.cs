using System.Globalization;

namespace PeerAtlas.PublicBenefits.Words;

/// <summary>What a month and its hours mean, in plain English and Spanish.</summary>
public static class BenefitWords
{
    private const decimal FirstHole = 7_654_321.98m;
    private const decimal SecondHole = 7_654_321.97m;

    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-US");

    /// <summary>A note as a sentence or two.</summary>
    public static string Of(BenefitNote note, bool spanish)
    {
        var (first, second) = (Amount(note.First), Amount(note.Second));
        var (inEnglish, inSpanish) = note.Kind switch
        {
            NoteKind.TwoMonthsLater => (
                "SSI follows wages two months later: wages of January change what comes in March. Tell Social Security what you earn each month.",
                "El SSI sigue al sueldo dos meses después: el sueldo de enero cambia lo que llega en marzo. Informe cada mes al Seguro Social lo que gana."
            ),
            NoteKind.NoSsi => (
                "SSI is for people with a disability or blindness, or 65 and older. None is counted here.",
                "El SSI es para personas con una discapacidad o ceguera, o de 65 años o más. Aquí no se cuenta."
            ),
            NoteKind.Resources => (
                $"Savings above {first} dollars stop SSI. Some savings do not count: ask a benefits counselor before you spend anything.",
                $"Los ahorros de más de {first} dólares detienen el SSI. Algunos ahorros no cuentan: pregunte a un consejero antes de gastar algo."
            ),
            NoteKind.SupplementUnknown => (
                "What your state adds to SSI is not known here, and not counted.",
                "No se conoce aquí lo que su estado agrega al SSI, y no se cuenta."
            ),
            _ => OfWork(note, first, second) ?? OfOthers(note, first, second),
        };
        return spanish ? inSpanish : inEnglish;
    }

    /// <summary>A note with {0} and {1} in place of its figures, for who fills them in elsewhere, as the browser does.</summary>
    public static string Template(NoteKind kind, bool spanish) => Holes(Of(new(kind, FirstHole, SecondHole), spanish));

    /// <summary>A reason with {0} in place of its figure.</summary>
    public static string Template(KeptBenefit benefit, bool spanish) => Holes(Why(new(benefit, 1, IsLeast: false, FirstHole), spanish));

    /// <summary>By what somebody has Medicaid, as a word of data; null where it is not known.</summary>
    public static string? Code(MedicaidBy by) =>
        by switch
        {
            MedicaidBy.Ssi => "ssi",
            MedicaidBy.WhileWorking => "1619(b)",
            MedicaidBy.CommonHealth => "commonhealth",
            MedicaidBy.Adult => "adult expansion",
            _ => null,
        };

    /// <summary>How SSDI stands, as a word of data.</summary>
    public static string Code(SsdiStatus status) =>
        status switch
        {
            SsdiStatus.BeforeTrial => "no trial month",
            SsdiStatus.Trial => "trial month",
            SsdiStatus.Paid => "paid",
            SsdiStatus.Grace => "grace",
            SsdiStatus.Suspended => "suspended",
            _ => "ended",
        };

    /// <summary>A benefit, as a word of data.</summary>
    public static string Code(KeptBenefit benefit) =>
        benefit switch
        {
            KeptBenefit.SsiCash => "ssi",
            KeptBenefit.Ssdi => "ssdi",
            KeptBenefit.TrialMonth => "trial work month",
            KeptBenefit.Medicaid => "medicaid",
            KeptBenefit.Snap => "snap",
            KeptBenefit.CommonHealth => "commonhealth",
            _ => "community engagement",
        };

    /// <summary>Why so many hours keep a benefit, and what happens next.</summary>
    public static string Why(SafeHours safe, bool spanish)
    {
        var limit = Amount(safe.Limit);
        var (inEnglish, inSpanish) = safe.Benefit switch
        {
            KeptBenefit.SsiCash => (
                "Up to there some SSI is paid each month. Beyond it the cash stops, wages and SSI together still grow, and Medicaid may go on under 1619(b).",
                "Hasta ahí se paga algo de SSI cada mes. Más allá se detiene, sueldo y SSI juntos siguen creciendo, y Medicaid puede seguir por 1619(b)."
            ),
            KeptBenefit.Ssdi => (
                $"Wages less work expenses stay at {limit} dollars a month or less. Beyond that three more months are paid, then none while it lasts.",
                $"El sueldo menos gastos de trabajo queda en {limit} dólares al mes o menos. Con más, se pagan tres meses más, y luego ninguno mientras dure."
            ),
            KeptBenefit.TrialMonth => (
                $"Wages stay at {limit} dollars a month or less, so no trial month is used. In nine trial months SSDI is paid in full whatever you earn.",
                $"El sueldo queda en {limit} dólares al mes o menos y no se usa un mes de prueba. En nueve de ellos se paga todo el SSDI, gane lo que gane."
            ),
            KeptBenefit.Medicaid => (
                "With so many hours the figures here tell that you can keep Medicaid. With more, a limit of your own may apply: ask before you cut hours.",
                "Con tantas horas las cifras de aquí dicen que puede conservar Medicaid. Con más puede valer un límite propio: pregunte antes de reducir horas."
            ),
            KeptBenefit.Snap => (
                "Up to there some food stamps are paid. Beyond it they end, and you may ask again when you earn less.",
                "Hasta ahí se pagan algunos cupones de alimentos. Más allá terminan, y puede pedirlos otra vez cuando gane menos."
            ),
            KeptBenefit.CommonHealth => (
                $"With at least {limit} hours of work in each month, CommonHealth can be bought whatever you earn, with a premium above a certain income.",
                $"Con al menos {limit} horas de trabajo en cada mes se puede comprar CommonHealth, gane lo que gane, con una prima a partir de cierto ingreso."
            ),
            _ => (
                $"Medicaid for adults asks for {limit} hours of work, training or service a month, or for wages in their place.",
                $"Medicaid para adultos pide {limit} horas de trabajo, capacitación o servicio al mes, o un sueldo en su lugar."
            ),
        };
        return spanish ? inSpanish : inEnglish;
    }

    private static (string English, string Spanish)? OfWork(BenefitNote note, string first, string second) =>
        note.Kind switch
        {
            NoteKind.TrialMonth => (
                $"This month uses a trial work month. SSDI is paid in full. Months left: {first}.",
                $"Este mes usa un mes de prueba. El SSDI se paga entero. Meses que quedan: {first}."
            ),
            NoteKind.LastTrialMonth => (
                "This is the last of nine trial work months. From the next month on it matters whether work is substantial: see a benefits counselor now.",
                "Este es el último de nueve meses de prueba. Desde el próximo mes importa si el trabajo es sustancial: vea ya a un consejero de beneficios."
            ),
            NoteKind.Grace => (
                "Work is substantial. SSDI is still paid in the first such month and the two after it.",
                "El trabajo es sustancial. El SSDI se paga todavía en el primer mes así y en los dos que siguen."
            ),
            NoteKind.Suspended => (
                "No SSDI for this month, since work is substantial. In the 36 months after the trial it comes again for any month in which it is not.",
                "No hay SSDI este mes, porque el trabajo es sustancial. En los 36 meses después de la prueba vuelve en cada mes en que no lo sea."
            ),
            NoteKind.Ended => (
                "SSDI has ended. Within 60 months you can ask for it again without a new application, and be paid for up to six months while they decide.",
                "El SSDI terminó. Dentro de 60 meses puede pedirlo otra vez sin una solicitud nueva, y cobrar hasta seis meses mientras deciden."
            ),
            NoteKind.WorkForMedicaid => (
                $"Medicaid for adults asks for {first} hours a month, or wages of {second} dollars. A letter from your employer shows your hours.",
                $"Medicaid para adultos pide {first} horas al mes, o un sueldo de {second} dólares. Una carta de su empleador muestra sus horas."
            ),
            _ => null,
        };

    private static (string English, string Spanish) OfOthers(BenefitNote note, string first, string second) =>
        note.Kind switch
        {
            NoteKind.WhileWorking => (
                $"Wages ended the cash, and Medicaid goes on while wages of a year stay at {first} dollars or less, if you need it to work.",
                $"El sueldo terminó el dinero, y Medicaid sigue mientras el sueldo de un año quede en {first} dólares o menos, si lo necesita para trabajar."
            ),
            NoteKind.OwnLimit => (
                $"Wages of a year are above {first} dollars. This is no cliff: a limit of your own, with your work expenses and medical costs, may be higher.",
                $"El sueldo de un año pasa de {first} dólares. No es un precipicio: un límite propio, con sus gastos de trabajo y médicos, puede ser más alto."
            ),
            NoteKind.LimitUnknown => (
                "Up to which wages Medicaid goes on under 1619(b) in your state is not known here. Ask Social Security for the limit before you decide.",
                "No se conoce aquí hasta qué sueldo sigue Medicaid por 1619(b) en su estado. Pregunte el límite al Seguro Social antes de decidir."
            ),
            NoteKind.CommonHealth => (
                "CommonHealth asks for 40 hours a month, has no limit of income or savings, and goes on up to three months after a job ends.",
                "CommonHealth pide 40 horas al mes, no tiene límite de ingresos ni ahorros, y sigue hasta tres meses después de terminar un trabajo."
            ),
            NoteKind.SnapOfMonthUnknown => (
                "No food stamp figures of this month are known, and none are guessed.",
                "No se conocen cifras de cupones de este mes, y no se adivinan."
            ),
            NoteKind.SnapOfPeopleUnknown => (
                "Food stamp figures for so many people are not known here.",
                "No se conocen aquí cifras de cupones para tantas personas."
            ),
            NoteKind.SnapUtilitiesUnknown => (
                "Your state’s allowance for heat and power is not known here, so food stamps are not told.",
                "No se conoce aquí lo que su estado descuenta por calefacción y luz, así que no se dicen los cupones."
            ),
            NoteKind.BayStateCap => (
                "In Massachusetts the simple form of food stamps for people on SSI ends with the first wage; the ordinary form, counted here, takes its place.",
                "En Massachusetts la forma simple de cupones para quienes tienen SSI termina con el primer sueldo; sigue la forma común, que se cuenta aquí."
            ),
            _ => (
                "These figures do not tell by what you have Medicaid. Ask your state or a benefits counselor.",
                "Estas cifras no dicen por qué vía tiene Medicaid. Pregunte a su estado o a un consejero de beneficios."
            ),
        };

    private static string Holes(string text) =>
        text.Replace(Amount(FirstHole), "{0}", StringComparison.Ordinal).Replace(Amount(SecondHole), "{1}", StringComparison.Ordinal);

    // Dollars and hours are written alike in both languages of the United States.
    private static string Amount(decimal amount) => amount.ToString(amount == Math.Truncate(amount) ? "N0" : "N2", English);
}
