using PeerAtlas.Instruments;

namespace PeerAtlas.Census.Answers;

/// <summary>All answers in words, for a review or a copy to print.</summary>
/// <param name="Form">The form.</param>
/// <param name="Sheet">The answers.</param>
/// <param name="Language">"en" or "es".</param>
/// <param name="AddressOf">Where the answers to a page can be changed; null when they cannot.</param>
/// <param name="EditButton">Whether a button of the surrounding form leads back to each page instead.</param>
internal sealed record SurveyAnswers(SurveyForm Form, AnswerSheet Sheet, string Language, Func<Page, string>? AddressOf = null, bool EditButton = false);
