using PeerAtlas.Design;

namespace PeerAtlas.Census.Answers;

/// <summary>The form's own words in one language, as HTML.</summary>
internal sealed record FormWords(
    string RequiredMark,
    string ErrorMark,
    string Select,
    string NoAnswer,
    string OtherText,
    string SavedMeanwhile,
    string NothingSaved,
    string Add,
    string Remove,
    string Entry,
    string Place,
    string MoreHelp,
    string FromToPattern,
    string OneAppeared,
    string MoreAppeared,
    string PageChanged
)
{
    private static readonly FormWords English = new(new Language());

    private static readonly FormWords Spanish = new(Language.Of(LanguageCode.Spanish));

    private FormWords(Language language)
        : this(
            $" <span class=\"usa-hint\">{Encoded(language, QuestionWords.RequiredMark)}</span>",
            $"<span class=\"usa-sr-only\">{Encoded(language, QuestionWords.ErrorMark)}</span>",
            Encoded(language, QuestionWords.Select),
            Encoded(language, QuestionWords.NoAnswer),
            Encoded(language, QuestionWords.OtherText),
            Encoded(language, QuestionWords.SavedMeanwhile),
            Encoded(language, QuestionWords.NothingSaved),
            Encoded(language, QuestionWords.Add),
            Encoded(language, QuestionWords.Remove),
            Encoded(language, QuestionWords.Entry),
            Encoded(language, QuestionWords.Place),
            Encoded(language, QuestionWords.MoreHelp),
            Encoded(language, QuestionWords.FromTo),
            Encoded(language, QuestionWords.OneAppeared),
            Encoded(language, QuestionWords.MoreAppeared),
            Encoded(language, QuestionWords.PageChanged)
        ) { }

    /// <summary>The words in a language; a further one is that of the request.</summary>
    public static FormWords In(string language) =>
        language switch
        {
            LanguageCode.English => English,
            LanguageCode.Spanish => Spanish,
            _ => new(Language.Current),
        };

    /// <summary>Which numbers a range offers.</summary>
    public string FromTo(string start, string end) =>
        FromToPattern.Replace("{0}", start, StringComparison.Ordinal).Replace("{1}", end, StringComparison.Ordinal);

    private static string Encoded(Language language, Words words) => QuestionHtml.Encoder.Encode(language[words]);
}
