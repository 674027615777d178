using System.Text.RegularExpressions;

namespace PeerAtlas.Reports.Drafts;

/// <summary>What is known by its form: numbers, addresses, dates, titles, and what people say before a name.</summary>
internal static partial class IdentifierPatterns
{
    private const RegexOptions Plain = RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking;
    private const RegexOptions AnyCase = Plain | RegexOptions.IgnoreCase;

    private const string Months =
        "(january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec"
        + "|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|setiembre|octubre|noviembre|diciembre)";

    private const string Word = @"\p{L}[\p{L}'’-]*";
    private const string Capitalized = @"\p{Lu}[\p{L}'’-]*";

    // What follows "called" or "the only" and is neither a name nor a person.
    private static readonly HashSet<string> NoName = new(StringComparer.OrdinalIgnoreCase)
    {
        "a",
        "an",
        "and",
        "at",
        "back",
        "for",
        "her",
        "him",
        "in",
        "it",
        "me",
        "my",
        "names",
        "off",
        "on",
        "our",
        "out",
        "the",
        "them",
        "this",
        "to",
        "up",
        "us",
        "when",
        "you",
        "al",
        "con",
        "de",
        "el",
        "en",
        "la",
        "las",
        "los",
        "me",
        "por",
        "un",
        "una",
    };

    private static readonly HashSet<string> NoPerson = new(StringComparer.OrdinalIgnoreCase)
    {
        "thing",
        "things",
        "way",
        "time",
        "times",
        "problem",
        "problems",
        "reason",
        "difference",
        "good",
        "bad",
        "issue",
        "option",
        "choice",
        "part",
        "place",
        "day",
        "exception",
        "benefit",
        "complaint",
        "help",
        "support",
        "training",
        "cosa",
        "manera",
        "forma",
        "vez",
        "problema",
        "razón",
        "opción",
        "parte",
        "que",
        "día",
        "lugar",
        "ayuda",
        "apoyo",
    };

    private static readonly (Regex Pattern, IdentifierKind Kind)[] Patterns =
    [
        (Mail(), IdentifierKind.Mail),
        (Web(), IdentifierKind.Mail),
        (Phone(), IdentifierKind.Phone),
        (LongNumber(), IdentifierKind.Number),
        (Address(), IdentifierKind.Address),
        (LowerCaseAddress(), IdentifierKind.Address),
        (NumericDate(), IdentifierKind.Date),
        (DayOfMonth(), IdentifierKind.Date),
        (MonthAndYear(), IdentifierKind.Date),
        (Year(), IdentifierKind.Date),
        (Age(), IdentifierKind.Date),
        (TitleAndName(), IdentifierKind.Name),
        (HighOffice(), IdentifierKind.JobTitle),
        (SpecialPost(), IdentifierKind.JobTitle),
    ];

    public static IEnumerable<PossibleIdentifier> Find(string text)
    {
        foreach (var (pattern, kind) in Patterns)
        {
            foreach (Match match in pattern.Matches(text))
                if (match.Value is not "24/7")
                    yield return new(match.Index, match.Length, kind);
        }

        foreach (var part in Named(text, AfterCue(), NoName, IdentifierKind.Name))
            yield return part;
        foreach (Match match in OnlyOne().Matches(text))
            if (!NoPerson.Contains(match.Groups["what"].Value))
                yield return new(match.Index, match.Length, IdentifierKind.OnlyOne);
    }

    private static IEnumerable<PossibleIdentifier> Named(string text, Regex pattern, HashSet<string> except, IdentifierKind kind)
    {
        foreach (Match match in pattern.Matches(text))
        {
            var name = match.Groups["name"];
            if (!except.Contains(name.Value.Split(' ')[0]))
                yield return new(name.Index, name.Length, kind);
        }
    }

    [GeneratedRegex(@"\b[\w.+-]+@[\w-]+(\.[\w-]+)+", AnyCase)]
    private static partial Regex Mail();

    [GeneratedRegex(@"\b(https?://|www\.)\S+|\b[\w-]+\.(com|org|net|gov|edu)\b|\B@\w{2,}", AnyCase)]
    private static partial Regex Web();

    [GeneratedRegex(@"(\+?1[ .-]?)?(\(\d{3}\) ?|\b\d{3}[ .-])\d{3}[ .-]\d{4}\b|\b\d{3}[.-]\d{4}\b|\b\d{10}\b", Plain)]
    private static partial Regex Phone();

    [GeneratedRegex(@"\b\d{3}-\d{2}-\d{4}\b|\b#?\d{5,}\b", Plain)]
    private static partial Regex LongNumber();

    [GeneratedRegex(
        @"\b\d{1,6} ([NSEW]\.? )?("
            + Capitalized
            + @"\.? ){1,3}(Street|St|Avenue|Ave|Road|Rd|Boulevard|Blvd|Drive|Dr|Lane|Ln|Court|Ct|Way|Place|Pl|Highway|Hwy|Parkway|Pkwy)\b|\bP\.? ?O\.? Box \d+",
        Plain
    )]
    private static partial Regex Address();

    [GeneratedRegex(
        @"\b\d{1,6} ("
            + Word
            + @" ){1,2}(street|avenue|boulevard)\b|\b(calle|avenida|carretera) "
            + Word
            + @"( \p{L}+)?( \d+)?|\b(suite|apt|apartment|room|apartamento|oficina)\.? #?\d+\w?\b",
        AnyCase
    )]
    private static partial Regex LowerCaseAddress();

    [GeneratedRegex(@"\b\d{1,2}/\d{1,2}(/\d{2,4})?\b|\b\d{1,2}[.-]\d{1,2}[.-](19|20)\d{2}\b|\b(19|20)\d{2}-\d{1,2}-\d{1,2}\b", Plain)]
    private static partial Regex NumericDate();

    [GeneratedRegex(
        @"\b" + Months + @"\.? \d{1,2}(st|nd|rd|th)?(,? (19|20)\d{2})?\b|\b\d{1,2}(st|nd|rd|th)?( of| de)? " + Months + @"( (de |del )?(19|20)\d{2})?\b",
        AnyCase
    )]
    private static partial Regex DayOfMonth();

    [GeneratedRegex(
        @"\b"
            + Months
            + @"\.?,? (of |de |del )?(19|20)\d{2}\b|\b(in|since|last|until|en|desde|hasta) (early |late )?(january|february|march|april|may|june|july"
            + @"|august|september|october|november|december|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre)\b",
        AnyCase
    )]
    private static partial Regex MonthAndYear();

    [GeneratedRegex(@"\b(19[4-9]|20[0-4])\d\b", Plain)]
    private static partial Regex Year();

    [GeneratedRegex(@"\b\d{2}[ -]years?[ -]old\b|\baged? \d{2}\b|\b(tengo|tiene|de) \d{2} años\b", AnyCase)]
    private static partial Regex Age();

    [GeneratedRegex(
        @"\b([Mm](r|rs|s|x|iss)|[Dd]r|[Dd]ra|[Pp]rof|[Rr]ev|[Ss]r|[Ss]ra|[Ss]rta|[Ll]ic|[Dd]on|[Dd]oña|[Ss]eñora?|[Dd]octora?|[Jj]udge|[Oo]fficer"
            + @"|[Pp]astor|[Ff]ather|[Ss]ister|[Jj]uez|[Pp]adre|[Hh]ermana)\.? "
            + Capitalized
            + "( "
            + Capitalized
            + @"){0,2}|\b(mr|mrs|ms|sra|srta)\.? "
            + Word,
        Plain
    )]
    private static partial Regex TitleAndName();

    [GeneratedRegex(@"\b(named|called|name is|name’s|name's|se llama|me llamo|llamad[oa]|nombre es) (?<name>" + Word + ")", AnyCase)]
    private static partial Regex AfterCue();

    [GeneratedRegex(
        @"\b("
            + Word
            + @" )?(director|directora|president|presidenta|presidente|ceo|cfo|coo|commissioner|comisionad[oa]|administrator|administradora?"
            + @"|ombudsman|chaplain|capellán|liaison|attorney|abogad[oa]|superintendent|dean|chief of (?:\p{L}+))\b( (of|de|del) "
            + Word
            + "( "
            + Word
            + ")?)?",
        AnyCase
    )]
    private static partial Regex HighOffice();

    [GeneratedRegex(
        @"\b("
            + Word
            + @" )?(coordinator|coordinadora?|navigator|trainer|instructora?|evaluator|ambassador|dispatcher|chef|translator|interpreter"
            + @"|intérprete)\b|\b(lead|senior|head|regional|statewide|overnight|forensic|bilingual) (peer )?(peer|specialist|worker|supervisor"
            + @"|manager|coach)\b",
        AnyCase
    )]
    private static partial Regex SpecialPost();

    [GeneratedRegex(
        @"\b(the|an|a|’m|'m|as|my) only (?<what>"
            + Word
            + ")( "
            + Word
            + @")?|\bonly (?<what>man|woman|male|female|veteran|mother|father|immigrant|deaf|blind|trans|gay|latin[oax]|hispanic|black|asian|spanish|peer)\b( "
            + Word
            + @")?|\b(el|la|su) únic[oa] (?<what>"
            + Word
            + ")( "
            + Word
            + ")?",
        AnyCase
    )]
    private static partial Regex OnlyOne();
}
