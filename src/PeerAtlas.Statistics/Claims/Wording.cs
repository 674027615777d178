using System.Globalization;

namespace PeerAtlas.Statistics.Claims;

/// <summary>How numbers, percentages and the things counted are written. The strings are parts of regular expressions.</summary>
internal static class Wording
{
    /// <summary>A whole number in digits or words. It is not part of a larger number, an amount of money, a percentage or a range.</summary>
    public const string Count =
        @"(?<![\w$€£–~-]|\d[.,]|"
        + RangeBefore
        + @")(?<!\b(?:hundred|thousand|million|billion|dozen)s?(?:\s+and)?[\s-])(?:\d{1,3}(?:,\d{3})+|\d+|"
        + Words
        + @")(?![\w%]|[.,]\d|\s?%|\s?percent|\s?per cent|\s?[–-]\s?\d|-\w|\s+(?:hundred|thousand|million|billion|dozen)s?\b)";

    /// <summary>The number of a percentage; the sign or word follows.</summary>
    public const string Percent = @"(?<![\w$€£.,–-]|" + RangeBefore + @")\d{1,3}(?:\.\d+)?(?=" + PercentSign + ")";

    /// <summary>What makes a number a percentage; one that is not of a base does not count.</summary>
    public const string PercentSign =
        @"\s?(?:%|percent\b|per cent\b)(?!\s*(?:CI\b|confidence|interval|points?\b|more\b|less\b|fewer\b|higher\b|lower\b|increase|decrease|rise|drop"
        + @"|growth|of the time\b))";

    /// <summary>What can be counted and make a base.</summary>
    public const string Unit =
        @"(?:agenc(?:y|ies)|providers?|vendors?|respondents?|responses?|answers?|peers?|workers?|specialists?|volunteers?|people|persons?"
        + @"|participants?|organi[sz]ations?|members?|employees?|employers?|sites?|schools?|students?|teachers?|patients?|clients?|consumers?|women"
        + @"|men|adults|children|households?|facilit(?:y|ies)|units?|teams?|surveys?|cases|interviews?|interviewees|hospitals?|counties|states"
        + @"|countries|companies|firms|businesses|nurses|doctors|physicians|programs?|programmes?|clinics?|cent(?:er|re)s?|offices?|contacts?"
        + @"|positions?|jobs?|posts?|supervisors?|attendees|families|parents|residents|voters|customers|users|farms|communities|cities|towns"
        + @"|districts|universities|libraries|projects|questions|items)\b";

    // "35 – 40": what stands behind the dash ends a range.
    private const string RangeBefore = @"\d\s?%?\s[–-]\s";

    private const string BelowHundred =
        @"(?:(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[- ](?:one|two|three|four|five|six|seven|eight|nine))?|one|two|three|four"
        + @"|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen)";

    // "hundred and twenty", "thousand, two": what follows the first word of a number.
    private const string Scaled =
        @"(?:hundred(?:(?:[\s-]+and)?[\s-]+" + BelowHundred + @"(?![\s-]+hundred\b))?|thousand(?:,?(?:[\s-]+and)?[\s-]+" + BelowHundred + ")?)";

    // "twelve", "a hundred", "twelve hundred", "two thousand and ten"; also "the hundred and twenty".
    private const string Words =
        "(?:"
        + BelowHundred
        + @"|(?<!\bhalf\s)a(?=[\s-]+(?:hundred|thousand)\b)|(?<=\b(?:the|these|those|all|our)\s)(?=(?:hundred|thousand)\b))(?:[\s-]*"
        + Scaled
        + @"){0,4}(?![-\w])";

    private const string HedgeWords =
        "about|approximately|around|roughly|nearly|almost|over|more than|less than|fewer than|under|at "
        + "least|at most|up to|some|close to|an estimated|circa|just over|just under|only about|approx.";

    private static readonly string[] Units =
    [
        "zero",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "seventeen",
        "eighteen",
        "nineteen",
    ];

    private static readonly string[] Tens = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];

    private static readonly string[] Hedges = HedgeWords.Split('|');

    /// <summary>Reads a number in digits or words.</summary>
    public static double Number(string text)
    {
        var plain = text.Replace(",", "", StringComparison.Ordinal).ToLowerInvariant();
        if (double.TryParse(plain, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
            return number;
        var (thousands, rest) = (0, 0);
        foreach (var word in plain.Split('-', ' '))
        {
            (thousands, rest) = word switch
            {
                "hundred" => (thousands, 100 * Math.Max(1, rest)),
                "thousand" => (thousands + Math.Max(1, rest), 0),
                _ => (thousands, rest + (Array.IndexOf(Tens, word) is var tens and > 0 ? 10 * tens : Math.Max(0, Array.IndexOf(Units, word)))),
            };
        }

        return (1000 * thousands) + rest;
    }

    /// <summary>Half a unit of the last decimal in which a number is written.</summary>
    public static double HalfUnit(string number)
    {
        var point = number.IndexOf('.', StringComparison.Ordinal);
        return 0.5 / Math.Pow(10, point < 0 ? 0 : number.Length - point - 1);
    }

    /// <summary>Whether the words before a number make it vague, or it ends a range.</summary>
    public static bool IsVague(string sentence, int at)
    {
        var before = sentence[..at].TrimEnd().TrimEnd('(').TrimEnd();
        return before.EndsWith('–')
            || before.EndsWith('-')
            || before.EndsWith('~')
            || before.EndsWith('≈')
            || before.EndsWith('<')
            || before.EndsWith('>')
            || EndsRange(before)
            || HedgeBefore(sentence, at).Length > 0;
    }

    /// <summary>The words before a number that make it vague, such as "nearly" or "just over"; empty when there are none.</summary>
    public static string HedgeBefore(string sentence, int at)
    {
        var before = sentence[..at].TrimEnd().TrimEnd('(').TrimEnd();
        return Hedges
            .Where(hedge =>
                before.EndsWith(hedge, StringComparison.OrdinalIgnoreCase)
                && (before.Length == hedge.Length || !char.IsLetter(before[before.Length - hedge.Length - 1]))
            )
            .MaxBy(hedge => hedge.Length)
            ?? "";
    }

    /// <summary>A number as it is written in a finding.</summary>
    public static string Show(double number) => number.ToString("0.##", CultureInfo.InvariantCulture);

    // "from 5 to 8 %", "between 5 % and 8 %".
    private static bool EndsRange(string before)
    {
        var words = before.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length < 2)
            return false;
        return (words[^1] == "to" && char.IsDigit(words[^2][0])) || (words[^1] == "and" && before.Contains("between ", StringComparison.OrdinalIgnoreCase));
    }
}
