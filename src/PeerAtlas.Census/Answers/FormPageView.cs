using PeerAtlas.Instruments;

namespace PeerAtlas.Census.Answers;

/// <summary>What is said above the questions.</summary>
internal enum FormNotice
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>Answers are missing or not taken.</summary>
    Errors,

    /// <summary>Questions appeared because of answers on this page.</summary>
    NewQuestions,

    /// <summary>Somebody else saved other answers to this page.</summary>
    Conflict,

    /// <summary>The browser did not send the form's token along.</summary>
    TokenLost,

    /// <summary>The database did not take the change.</summary>
    NotSaved,

    /// <summary>The survey closed meanwhile.</summary>
    Closed,

    /// <summary>Answers were already handed in with this code, or for this response.</summary>
    HandedInBefore,

    /// <summary>The answers are longer than can be taken (anonymous survey).</summary>
    TooLong,
}

/// <summary>One page of a form, ready to be shown.</summary>
internal sealed class FormPageView
{
    public required SurveyForm Form { get; init; }

    public required Page Page { get; init; }

    public required AnswerSheet Sheet { get; init; }

    public required string Language { get; init; }

    public FormNotice Notice { get; init; }

    public IReadOnlyList<AnswerError> Errors { get; init; } = [];

    public IReadOnlyList<string> NewFields { get; init; } = [];

    public IReadOnlyDictionary<string, string> SavedMeanwhile { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    public FormPageHtml Html => new(Form, Page, Sheet, Language) { Errors = Errors, SavedMeanwhile = SavedMeanwhile };

    public string Title => Form.Instrument.Title.In(Language);

    public string Heading => Form.Heading(Page, Sheet, Language);

    /// <summary>Its number among the pages that are shown, from 1, and how many there are.</summary>
    public (int Number, int Count) Place
    {
        get
        {
            var shown = Form.Shown(Sheet);
            return (Math.Max(1, shown.TakeWhile(page => page != Page).Count() + 1), Math.Max(1, shown.Count));
        }
    }

    public bool IsFirst => Form.Before(Page, Sheet) is null;

    public bool IsLast => Form.After(Page, Sheet) is null;

    /// <summary>Which questions of the page a person cannot leave open, and why; null when there are none.</summary>
    public string? RequiredIn(Design.Language words)
    {
        var required = FormFields
            .QuestionsIn(Page.Nodes)
            .Where(item => item.Name == item.Question.Name && item.Question.Required is not null)
            .Select(item => item.Question)
            .ToList();
        if (required.Count == 0)
            return null;
        var labels = string.Join("; ", required.Select(question => $"“{PlainLabel(question)}”"));
        var why = string.Join(
            ' ',
            required
                .Where(question => !question.RequiredMessage.IsEmpty)
                .Select(question => question.RequiredMessage.In(Language))
                .Distinct(StringComparer.Ordinal)
        );
        return words[NoticeWords.OnThisPageWeNeed, labels, why].Replace("  ", " ", StringComparison.Ordinal);
    }

    /// <summary>The id of the field that an error is about.</summary>
    public static string FieldOf(AnswerError error) => FormFields.Id(error.Name, error.Entry);

    /// <summary>The question that an error is about, in words.</summary>
    public string Label(AnswerError error) =>
        // The text of an "other" has no node of its own.
        PlainLabel(Form.Instrument.Find(error.Name) ?? Form.Instrument.Find(error.Name[..^"_other".Length])!);

    private string PlainLabel(Node node) => LabelHtml.Plain(Sheet.Filled(node.Label, entry: null, answer => answer).In(Language));

    /// <summary>What happened, what was kept and what to do, for a notice that has no list.</summary>
    public (string Heading, string Text)? NoticeIn(Design.Language words) =>
        Notice switch
        {
            FormNotice.Conflict => (words[NoticeWords.SomebodyElseSavedThisPageMeanwhile], words[NoticeWords.YourAnswersAreInTheFields]),
            FormNotice.TokenLost => (words[NoticeWords.PleasePressTheButtonOnceMore], words[NoticeWords.YourBrowserHadLostItsConnection]),
            FormNotice.NotSaved => (words[NoticeWords.YourAnswersCouldNotBeSaved], words[NoticeWords.EverythingYouTypedIsStillHere]),
            _ => NotHandedIn(words),
        };

    private (string Heading, string Text)? NotHandedIn(Design.Language words) =>
        Notice switch
        {
            FormNotice.Closed => (words[NoticeWords.TheSurveyClosedWhileYouWere], words[NoticeWords.TheseAnswersCouldNotBeTaken]),
            FormNotice.HandedInBefore => (words[NoticeWords.AnswersWereAlreadyHandedIn], words[NoticeWords.IfThatWasYouAMoment]),
            FormNotice.TooLong => (words[NoticeWords.YourAnswersAreVeryLong], words[NoticeWords.TheyAreLongerThanWeCan]),
            _ => null,
        };

    /// <summary>The view of a page that was sent and is shown again, with everything that was typed.</summary>
    public static FormPageView Again(SurveyForm form, FormPost post, string language, FormNotice notice = FormNotice.None) =>
        new()
        {
            Form = form,
            Page = post.Page,
            Sheet = post.Sheet,
            Language = language,
            Errors = notice == FormNotice.None ? post.Hindrances : [],
            NewFields = post.NewFields,
            Notice =
                notice != FormNotice.None ? notice
                : post.Hindrances.Count > 0 ? FormNotice.Errors
                : post.Step != FormStep.Stay && post.NewFields.Count > 0 ? FormNotice.NewQuestions
                : FormNotice.None,
        };
}
