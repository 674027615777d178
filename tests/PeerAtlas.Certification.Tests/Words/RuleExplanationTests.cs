using System.Text.RegularExpressions;
using PeerAtlas.Certification.Rules;
using PeerAtlas.Certification.Words;

namespace PeerAtlas.Certification.Tests.Words;

public sealed partial class RuleExplanationTests
{
    private const double Grade = 8;

    public static TheoryData<string> Rules => [.. RuleBook.Shipped.All.Select(rule => rule.Id)];

    [Fact]
    public void Georgia_explains_its_calendar_year()
    {
        var words = Said("GA-CPS-MH", WordLanguage.English);
        Assert.Contains("It is renewed each year, from January 1 to December 31. The first year that counts is the one after you pass.", words);
        Assert.Contains("At least 6 hours must come from the Georgia Mental Health Consumer Network.", words);
        Assert.Contains("For 2024: you can ask to renew it from December 1 until February 28 of the next year.", words);
        Assert.Contains("You can try 3 times in 1 year.", words);
        Assert.Contains("Al menos 6 horas deben ser de la Georgia Mental Health Consumer Network.", Said("GA-CPS-MH", WordLanguage.Spanish));
    }

    [Theory]
    [InlineData("MA-CPS", "It does not expire.", "No vence.")]
    [InlineData("IN-CPSP", "How long it holds is unknown.", "No se sabe cuánto tiempo vale.")]
    [InlineData(
        "FL-CRPS",
        "Unknown: the total hours of training, the hours to renew it",
        "No se sabe: el total de horas de formación, las horas para renovarla"
    )]
    [InlineData("TX-MHPS", "Ask at least 30 days before the end.", "Pídalo al menos 30 días antes del final.")]
    [InlineData("OH-CPS", "The other 14 hours can be on any topic.", "Las otras 14 horas pueden ser de cualquier tema.")]
    [InlineData(
        "NY-NYCPS",
        "1 year with 10 hours, 2 years with 20 hours or 3 years with 30 hours",
        "1 año con 10 horas, 2 años con 20 horas o 3 años con 30 horas"
    )]
    [InlineData("NY-NYCPS", "until 1 month before it ends.", "hasta 1 mes antes de que venza.")]
    [InlineData("PA-CPS", "Renewal costs $200 together with ICRC-PR.", "La renovación cuesta $200 junto con ICRC-PR.")]
    [InlineData(
        "KY-APSS",
        "You meet your supervisor face to face 2 times a month; one of these",
        "Usted se reúne en persona con quien le supervisa 2 veces por mes; una de las"
    )]
    [InlineData("TX-MHPS", "While provisional, you meet your supervisor once a week.", "Después, usted se reúne con quien le supervisa una vez por mes.")]
    [InlineData("TX-MHPS", "how long you meet your supervisor, if you meet face to face and who may supervise you.", "y quién puede supervisarle.")]
    [InlineData("KY-APSS", "and who may supervise you.", "y quién puede supervisarle.")]
    [InlineData("OH-CPS", "and how often you meet a supervisor.", "y cada cuánto se reúne con quien le supervisa.")]
    [InlineData("MA-CPS", "Read on the pages of others; check it before you rely on it.", "Leído en páginas de otros; compruébelo antes de confiar en ello.")]
    [InlineData("KS-CPS", "within 1 year (counted from when is unknown)", "en un plazo de 1 año (no se sabe desde cuándo se cuenta)")]
    public void A_rule_says_what_it_asks_in_both_languages(string id, string english, string spanish)
    {
        Assert.Contains(english, Said(id, WordLanguage.English));
        Assert.Contains(spanish, Said(id, WordLanguage.Spanish));
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public void A_rule_says_as_many_sentences_in_spanish_and_none_of_them_in_english(string id)
    {
        var rule = RuleBook.Shipped.Find(id)!;
        var english = RuleExplanation.Of(rule, rule.Versions[0], WordLanguage.English);
        var spanish = RuleExplanation.Of(rule, rule.Versions[0], WordLanguage.Spanish);
        Assert.Equal(english.Count, spanish.Count);
        Assert.Empty(english.Intersect(spanish, StringComparer.Ordinal));
        Assert.All(spanish, sentence =>
            Assert.DoesNotMatch(@"\b(you|the|hours|with|year|unknown)\b", sentence.Replace("The Georgia", "", StringComparison.Ordinal))
        );
        Assert.All(english.Concat(spanish), sentence => Assert.DoesNotMatch(@"[{}]|  |\.\.|: \.", sentence));
    }

    /// <summary>Flesch-Kincaid, of what the rule says itself: names of credentials and sources are as they are.</summary>
    [Theory]
    [MemberData(nameof(Rules))]
    public void A_rule_is_told_in_words_of_grade_8(string id)
    {
        var rule = RuleBook.Shipped.Find(id)!;
        var said = RuleExplanation.Of(rule, rule.Versions[0], WordLanguage.English).Skip(1).SkipLast(1).ToList();
        var sentences = said.SelectMany(line => Ends().Split(line)).Where(part => Word().IsMatch(part)).ToList();
        var words = said.SelectMany(line => Word().Matches(line)).Select(match => match.Value).ToList();
        var syllables = words.Sum(word => Math.Max(1, Vowels().Count(word) - (word.EndsWith('e') ? 1 : 0)));
        var grade = 0.39 * words.Count / sentences.Count + 11.8 * syllables / words.Count - 15.59;
        Assert.True(grade <= Grade, $"{id}: grade {grade:F1}");
    }

    [Fact]
    public void Everything_that_a_rule_can_tell_is_said()
    {
        var book = Given.Rule(
            """
            "from": "2025-01-01", "to": "2026-12-31", "sources": [{"title": "A text", "address": "https://example.org/a"}],
            "supervision": [{"stage": "provisional", "times": 4, "every": "month", "face_to_face": 2, "by": ["experienced_peer", "peer_supervisor"]}],
            "period": {"kind": "rolling", "months": 18},
            "renewal": {"grace_days": 30, "carry_over": true, "inactive": {"months": 24, "fee": 10.5}, "never_reused": ["basic"],
              "windows": [{"opens": {"days_before": 1}, "late_after": {"days_before": 0}, "late_fee": 5}],
              "hours": {"total": 10, "one_hour_fills_several": true, "floors": [{"topic": "a", "name": {"en": "A"}, "hours": 1}]}}
            """
        );
        var words = Said(book.All[0], WordLanguage.English);
        Assert.Contains("This holds since January 1, 2025 until December 31, 2026.", words);
        Assert.Contains("While provisional, you meet your supervisor 4 times a month; 2 of these face to face.", words);
        Assert.Contains("While provisional, your supervisor is a peer worker who has done this for long or a person certified to supervise peers.", words);
        Assert.Contains("It holds for 18 months from the day you get it.", words);
        Assert.Contains("After the end you have 30 days more to renew it.", words);
        Assert.Contains("You can put it to rest for up to 2 years for $10.50.", words);
        Assert.Contains("You can ask to renew it from 1 day before it ends.", words);
        Assert.Contains("An hour on several topics counts for each of them.", words);
        Assert.Contains("Courses marked \"basic\" never count again.", words);
        Assert.Contains("Source: A text (https://example.org/a).", words);
    }

    private static string Said(string id, WordLanguage language) => Said(RuleBook.Shipped.Find(id)!, language);

    private static string Said(CertificationRule rule, WordLanguage language) => string.Join('\n', RuleExplanation.Of(rule, rule.Versions[0], language));

    [GeneratedRegex(@"[.:;](?!\d)", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Ends();

    [GeneratedRegex(@"\p{L}+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Word();

    [GeneratedRegex("[aeiouy]+", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Vowels();
}
