using PeerAtlas.Census.Answers;
using PeerAtlas.Census.Waves;
using PeerAtlas.Design;

namespace PeerAtlas.Census.Pages.Survey;

/// <summary>Why a page of the survey cannot be shown, and what to do.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Title">What happened.</param>
/// <param name="Text">What it means for the reader's answers.</param>
/// <param name="Advice">What to do next.</param>
/// <param name="Href">Where to go on, if anywhere.</param>
/// <param name="Link">What that link says.</param>
internal sealed record SurveyProblem(int Status, string Title, string Text, string Advice, string? Href = null, string? Link = null)
{
    public static SurveyProblem UnknownLink(Language language) =>
        new(404, language[SurveyWords.WeDoNotKnowThisLink], language[SurveyWords.TheLinkMayBeIncomplete], language[SurveyWords.CopyTheWholeLink]);

    public static SurveyProblem TooManyGuesses(Language language) =>
        new(429, language[SurveyWords.TooManyWrongLinksOrCodes], language[SurveyWords.ManyWrongLinksOrCodesCame], language[SurveyWords.Wait15MinutesAndOpen]);

    public static SurveyProblem NotOpenYet(Language language, Wave wave) =>
        new(403, language[SurveyWords.TheSurveyIsNotOpenYet], language[SurveyWords.ItOpensOn, Day(language, wave.OpensOn)], language[SurveyWords.KeepTheMail]);

    public static SurveyProblem Closed(Language language, Wave wave) =>
        new(
            410,
            language[SurveyWords.TheSurveyIsClosed],
            language[SurveyWords.ItClosedOn, Day(language, wave.ClosesOn)],
            language[SurveyWords.IfYouStillNeedToAnswer]
        );

    public static SurveyProblem NoResponse(Language language, string start) =>
        new(
            404,
            language[SurveyWords.WeCannotFindTheseAnswers],
            language[SurveyWords.TheAddressDoesNotBelong],
            language[SurveyWords.GoToTheStartPage],
            start,
            language[SurveyWords.StartPage]
        );

    public static string Day(Language language, DateOnly day) => AnswerText.Day(day, language.Code);
}
