using System.Buffers;
using System.Globalization;
using System.Text.RegularExpressions;

namespace PeerAtlas.Lists.Values;

/// <summary>Days as people write them.</summary>
public static partial class DayText
{
    private static readonly string[][] Months =
    [
        ["january", "jan", "januar", "januari", "janner", "enero", "ene", "janvier", "janv", "gennaio", "gen", "janeiro"],
        ["february", "feb", "februar", "februari", "febrero", "fevrier", "fevr", "fev", "febbraio", "fevereiro"],
        ["march", "mar", "marz", "maerz", "mrz", "maart", "mrt", "mars", "marts", "marzo", "marco"],
        ["april", "apr", "abril", "abr", "avril", "avr", "aprile"],
        ["may", "mai", "mei", "maj", "mayo", "maggio", "mag", "maio"],
        ["june", "jun", "juni", "junio", "juin", "giugno", "giu", "junho"],
        ["july", "jul", "juli", "julio", "juillet", "juil", "luglio", "lug", "julho"],
        ["august", "aug", "augustus", "augusti", "agosto", "ago", "aout"],
        ["september", "sep", "sept", "septiembre", "septembre", "settembre", "setembro", "set"],
        ["october", "oct", "oktober", "okt", "octubre", "octobre", "ottobre", "ott", "outubro", "out"],
        ["november", "nov", "noviembre", "novembre", "novembro"],
        ["december", "dec", "dezember", "dez", "desember", "des", "diciembre", "dic", "decembre", "dicembre", "dezembro"],
    ];

    private static readonly SearchValues<char> Plain = SearchValues.Create("0123456789.");

    private static readonly Dictionary<string, int> MonthOf = Months
        .SelectMany((names, at) => names.Select(name => (name, at)))
        .ToDictionary(pair => pair.name, pair => pair.at + 1, StringComparer.Ordinal);

    private static readonly string[][] Weekdays =
    [
        ["sunday", "sun", "su", "domingo", "dom", "domenica", "sonntag", "so", "zondag", "zo", "dimanche", "dim", "sondag", "son"],
        ["monday", "mon", "mo", "lunes", "lun", "lunedi", "montag", "maandag", "ma", "lundi", "segunda", "segunda feira", "mandag", "man"],
        ["tuesday", "tue", "tues", "tu", "martes", "martedi", "dienstag", "dinsdag", "di", "mardi", "terca", "terca feira", "tirsdag", "tisdag", "tis"],
        [
            "wednesday",
            "wed",
            "weds",
            "we",
            "miercoles",
            "mie",
            "mercoledi",
            "mittwoch",
            "mi",
            "woensdag",
            "wo",
            "mercredi",
            "mer",
            "quarta",
            "quarta feira",
            "onsdag",
            "ons",
        ],
        [
            "thursday",
            "thu",
            "thur",
            "thurs",
            "thr",
            "thrs",
            "th",
            "jueves",
            "jue",
            "giovedi",
            "donnerstag",
            "donderdag",
            "do",
            "jeudi",
            "jeu",
            "quinta",
            "quinta feira",
            "torsdag",
            "tors",
        ],
        ["friday", "fri", "fr", "viernes", "vie", "venerdi", "freitag", "vrijdag", "vr", "vendredi", "ven", "sexta", "sexta feira", "fredag", "fre"],
        ["saturday", "sat", "sa", "sabado", "sab", "sabato", "samstag", "zaterdag", "za", "samedi", "sam", "lordag", "lor"],
    ];

    private static readonly Dictionary<string, DayOfWeek> WeekdayOf = Weekdays
        .SelectMany((names, at) => names.Select(name => (name, at)))
        .ToDictionary(pair => pair.name, pair => (DayOfWeek)pair.at, StringComparer.Ordinal);

    /// <summary>Reads a day.</summary>
    /// <param name="text">The text; a time before or behind it is passed over.</param>
    /// <param name="order">Which number comes first; null when that is not known.</param>
    /// <param name="year">The year where there is none; null when that is not known.</param>
    /// <param name="day">The day.</param>
    /// <returns>Null when it was read, else what is wrong: in doubt when the order or the year must be said.</returns>
    public static ValueFault? Read(string text, DayOrder? order, int? year, out DateOnly day)
    {
        if (IsDate(text, out day))
            return null;
        day = default;
        var plain = TimeText.WithoutWord(text.Trim()).ToString();
        if (plain.Length is 0 or > 60)
            return ValueFault.Unreadable;
        if (Serial(plain, out day))
            return null;
        plain = WithoutTimes(plain);
        return Numbers().Match(plain) is { Success: true } numbers ? OfNumbers(numbers, order, year, out day) : OfWords(plain, year, out day);
    }

    /// <summary>A text of a column of days, in which 17.5 is no number but the day 17.5.</summary>
    public static string Pointed(string text) => DayAndMonth().IsMatch(text) ? text + "." : text;

    /// <summary>Whether a text is year, month and day, as a date of a spreadsheet is read.</summary>
    public static bool IsDate(string text) => IsDate(text, out _);

    private static bool IsDate(string text, out DateOnly day)
    {
        day = default;
        return text.Length >= 10
            && text[4] == '-'
            && DateOnly.TryParseExact(text.AsSpan(0, 10), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day)
            && (text.Length == 10 || text[10] is 'T' or ' ');
    }

    /// <summary>The day of the week that a text names; null when it names none.</summary>
    public static DayOfWeek? Weekday(string text) => WeekdayOf.TryGetValue(CleanText.Words(text), out var day) ? day : null;

    /// <summary>The order that a day gives away, because one of its numbers is no month; null when it does not.</summary>
    public static DayOrder? OrderOf(string text)
    {
        if (Numbers().Match(WithoutTimes(text)) is not { Success: true } match || match.Groups["a"].Length > 2)
            return null;
        var (first, second) = (Int(match.Groups["a"]), Int(match.Groups["b"]));
        return first > 12 && second <= 12 ? DayOrder.DayFirst
            : second > 12 && first <= 12 ? DayOrder.MonthFirst
            : null;
    }

    /// <summary>
    /// Whether days of three numbers with two digits each rather begin with the year, as 26-10-29: the first number is one of few years, and the last
    /// goes through the month.
    /// </summary>
    public static bool AreYearFirst(IReadOnlyCollection<string> days)
    {
        const int Fewest = 4;
        const int MostYears = 3;
        var parts = days.Select(text => Numbers().Match(WithoutTimes(text))).Where(match => match.Success).ToList();
        if (parts.Count < Fewest || parts.Count * 10 < days.Count * 9 || parts.Exists(match => match.Groups["a"].Length != 2 || match.Groups["c"].Length != 2))
            return false;
        int Different(string group) => parts.Select(match => Int(match.Groups[group])).Distinct().Count();
        return parts.TrueForAll(match => Make(YearOf(Int(match.Groups["a"]), 2), Int(match.Groups["b"]), Int(match.Groups["c"]), out _) is null)
            && Different("a") <= MostYears
            && Different("c") > Math.Max(MostYears, 2 * Different("a"));
    }

    /// <summary>A day that a spreadsheet keeps as a number, or six or eight digits together.</summary>
    private static bool Serial(string text, out DateOnly day)
    {
        day = default;
        if (text.AsSpan().ContainsAnyExcept(Plain))
            return false;
        if (text.Length == 8 && DateOnly.TryParseExact(text, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day))
            return day.Year is >= 1900 and < 2200;
        if (text.Length == 6 && DateOnly.TryParseExact("20" + text, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day))
            return true;
        if (TimeText.CountedSeconds(text) is { } moment)
        {
            day = DateOnly.FromDateTime(moment);
            return true;
        }

        if (
            text.Count(next => next == '.') > 1
            || !double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            || number is < 20_000 or > 80_000
        )
            return false;
        day = DateOnly.FromDateTime(DateTime.FromOADate(Math.Floor(number)));
        return true;
    }

    /// <summary>The text without a time before or behind it, or a span of times behind it.</summary>
    private static string WithoutTimes(string text) =>
        TimeBefore()
            .Replace(
                DurationText.SpanOfDay().Match(text) is { Success: true } span
                    ? text[..span.Groups["from"].Index].TrimEnd(' ', ',', '-', '–', '>', '→', '|', ':', '=')
                    : Time().Replace(text, " "),
                ""
            );

    private static ValueFault? OfNumbers(Match match, DayOrder? order, int? year, out DateOnly day)
    {
        day = default;
        var (first, second) = (Int(match.Groups["a"]), Int(match.Groups["b"]));
        if (match.Groups["a"].Length == 4)
            return match.Groups["c"].Success ? Make(first, second, Int(match.Groups["c"]), out day) : ValueFault.Unreadable;
        // 3-10.8. is a span of days.
        if (match.Groups["c"].Length is 1 or 2 && match.Groups["s"].Value != match.Groups["t"].Value)
            return ValueFault.Unreadable;
        var isDotted = match.Value.Contains('.', StringComparison.Ordinal);
        // 3.5 is a number, 3.5. a day.
        if (isDotted && !match.Groups["c"].Success && !match.Value.TrimEnd().EndsWith('.'))
            return ValueFault.Unreadable;
        if (order == DayOrder.YearFirst)
            return match.Groups["c"].Length is 1 or 2 && match.Groups["a"].Length == 2
                ? Make(YearOf(first, 2), second, Int(match.Groups["c"]), out day)
                : ValueFault.Unreadable;
        var given = match.Groups["c"].Success ? YearOf(Int(match.Groups["c"]), match.Groups["c"].Length) : year;
        if (given is not { } known)
            return ValueFault.InDoubt;
        // What cannot be a month decides where nothing is said; what was said is not overruled.
        order ??= OrderOf(match.Value)
            ?? (
                isDotted ? DayOrder.DayFirst
                : first == second ? DayOrder.DayFirst
                : null
            );
        return order switch
        {
            DayOrder.MonthFirst => Make(known, first, second, out day),
            DayOrder.DayFirst => Make(known, second, first, out day),
            _ => ValueFault.InDoubt,
        };
    }

    private static ValueFault? OfWords(string text, int? year, out DateOnly day)
    {
        day = default;
        var (month, number, given) = (0, 0, year);
        var isGiven = false;
        foreach (var word in CleanText.Words(text).Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (MonthOf.TryGetValue(word, out var found) && month == 0)
                month = found;
            else if (int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var digits) && number == 0 && word.Length <= 2)
                number = digits;
            else if (word.All(char.IsAsciiDigit) && word.Length is 2 or 4 && !isGiven)
                (given, isGiven) = (YearOf(digits, word.Length), true);
            else if (!WeekdayOf.ContainsKey(word) && word is not ("st" or "nd" or "rd" or "th" or "de" or "del" or "of" or "den" or "le" or "feira"))
                return ValueFault.Unreadable;
        }

        if (month == 0 || number == 0)
            return ValueFault.Unreadable;
        return given is { } known ? Make(known, month, number, out day) : ValueFault.InDoubt;
    }

    private static ValueFault? Make(int year, int month, int number, out DateOnly day)
    {
        day = default;
        if (year is < 1900 or > 2199 || month is < 1 or > 12 || number < 1 || number > DateTime.DaysInMonth(year, month))
            return ValueFault.Unreadable;
        day = new(year, month, number);
        return null;
    }

    private static int YearOf(int digits, int length) =>
        length > 2 ? digits
        : digits < 69 ? 2000 + digits
        : 1900 + digits;

    private static int Int(Group group) => int.Parse(group.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);

    [GeneratedRegex(
        @"([,T @]|\bat\b|\bum\b)*\b[0-9]{1,2}:[0-9]{2}(:[0-9]{2}([.][0-9]+)?)?\s*([ap][.]?m[.]?)?\s*(Z|UTC|GMT|[+-][0-9]{2}:?[0-9]{2})?\s*$",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture,
        1_000
    )]
    private static partial Regex Time();

    [GeneratedRegex(@"^(0?[1-9]|[12][0-9]|3[01])[.](0?[1-9]|1[0-2])$", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex DayAndMonth();

    [GeneratedRegex(@"^\s*[0-9]{1,2}:[0-9]{2}(:[0-9]{2})?\s*([ap][.]?m[.]?)?[\s,]+(?=\S)", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex TimeBefore();

    [GeneratedRegex(
        @"^\s*(\p{L}{2,10}[.,]?\s*[-–]?\s+|\p{L}{2,10}[.,]?\s*[-–,]\s*)?"
            + @"(?<a>[0-9]{1,4})\s*(?<s>[-/.])\s*(?<b>[0-9]{1,2})(\s*(?<t>[-/.])\s*(?<c>[0-9]{4}|[0-9]{1,2}))?\s*[.]?\s*(\(?\p{L}{2,10}\)?)?\s*$",
        RegexOptions.ExplicitCapture,
        1_000
    )]
    private static partial Regex Numbers();
}
