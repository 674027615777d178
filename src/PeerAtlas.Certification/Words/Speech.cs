using System.Globalization;
using PeerAtlas.Certification.Rules;

namespace PeerAtlas.Certification.Words;

/// <summary>The languages in which rules explain themselves.</summary>
public enum WordLanguage
{
    /// <summary>English.</summary>
    English,

    /// <summary>Spanish.</summary>
    Spanish,
}

/// <summary>One language: each sentence stands in both beside each other, and one of them is said.</summary>
internal sealed class Speech(WordLanguage language)
{
    private static readonly string[] Months =
    [
        "enero",
        "febrero",
        "marzo",
        "abril",
        "mayo",
        "junio",
        "julio",
        "agosto",
        "septiembre",
        "octubre",
        "noviembre",
        "diciembre",
    ];

    private readonly bool isSpanish = language == WordLanguage.Spanish;

    public string Say(string english, string spanish) => isSpanish ? spanish : english;

    public string Name(RuleName name) => isSpanish ? name.Spanish ?? name.English : name.English;

    public string Hours(decimal hours) => Count(hours, "hour", "hours", "hora", "horas");

    public string Days(int days) => Count(days, "day", "days", "día", "días");

    /// <summary>Months, as years where they are whole years.</summary>
    public string Time(int months) => months % 12 == 0 ? Count(months / 12, "year", "years", "año", "años") : Count(months, "month", "months", "mes", "meses");

    public string Count(decimal number, string one, string many, string uno, string muchos) =>
        $"{Number(number)} {(number == 1 ? Say(one, uno) : Say(many, muchos))}";

    public static string Dollars(decimal amount) => "$" + amount.ToString(amount == decimal.Truncate(amount) ? "#,0" : "#,0.00", CultureInfo.InvariantCulture);

    public static string Number(decimal number) => number.ToString("#,0.####", CultureInfo.InvariantCulture);

    public string Day(DateOnly day) =>
        isSpanish
            ? string.Create(CultureInfo.InvariantCulture, $"{day.Day} de {Months[day.Month - 1]} de {day.Year}")
            : day.ToString("MMMM d, yyyy", CultureInfo.InvariantCulture);

    public string DayOfYear(int month, int day) =>
        isSpanish
            ? string.Create(CultureInfo.InvariantCulture, $"{day} de {Months[month - 1]}")
            : new DateOnly(2024, month, day).ToString("MMMM d", CultureInfo.InvariantCulture);

    public string List(IEnumerable<string> items, bool isOr = false)
    {
        string[] list = [.. items];
        if (list.Length < 2)
            return string.Concat(list);
        var last = isOr ? Say("or", list[^1].StartsWith('o') ? "u" : "o") : Say("and", list[^1].StartsWith('i') ? "e" : "y");
        return $"{string.Join(", ", list[..^1])} {last} {list[^1]}";
    }
}
