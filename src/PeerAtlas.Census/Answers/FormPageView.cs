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

    public string Heading => Form.Heading(Page, Language);

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
        var labels = string.Join("; ", required.Select(question => $"“{question.Label.In(Language)}”"));
        var why = string.Join(
            ' ',
            required
                .Where(question => !question.RequiredMessage.IsEmpty)
                .Select(question => question.RequiredMessage.In(Language))
                .Distinct(StringComparer.Ordinal)
        );
        return words[
            $"On this page we need an answer to {labels}. {why} You can skip every other question.",
            $"En esta página necesitamos una respuesta a {labels}. {why} Puede dejar en blanco todas las demás."
        ]
            .Replace("  ", " ", StringComparison.Ordinal);
    }

    /// <summary>The id of the field that an error is about.</summary>
    public string FieldOf(AnswerError error) =>
        FormFields.Id(error.Name, error.Instance is null ? null : Form.Instrument.RepeatOf(error.Name)?.Name, error.Instance);

    /// <summary>The question that an error is about, in words.</summary>
    public string Label(AnswerError error) =>
        Form.Instrument.Find(error.Name)?.Label.In(Language)
        // The text of an "other" has no node of its own.
        ?? Form.Instrument.Find(error.Name[..^"_other".Length])!.Label.In(Language);

    /// <summary>What happened, what was kept and what to do, for a notice that has no list.</summary>
    public (string Heading, string Text)? NoticeIn(Design.Language words) =>
        Notice switch
        {
            FormNotice.Conflict => (
                words["Somebody else saved this page meanwhile", "Otra persona guardó esta página entretanto"],
                words[
                    "Your answers are in the fields below and are not saved yet. Where they differ, "
                        + "you see what was saved. Save to keep yours, or go back to use the saved ones.",
                    "Sus respuestas están en los campos de abajo y todavía no se han guardado. Donde son distintas, "
                        + "verá lo que se guardó. Guarde para conservar las suyas, o vuelva para usar las guardadas."
                ]
            ),
            FormNotice.TokenLost => (
                words["Please press the button once more", "Pulse el botón una vez más"],
                words[
                    "Your browser had lost its connection to this page, for instance because it was "
                        + "open for long. Nothing was saved yet, and everything you typed is still here.",
                    "Su navegador había perdido la conexión con esta página, por ejemplo porque estuvo "
                        + "abierta mucho tiempo. Aún no se ha guardado nada y todo lo que escribió sigue aquí."
                ]
            ),
            FormNotice.NotSaved => (
                words["Your answers could not be saved just now", "No pudimos guardar sus respuestas en este momento"],
                words[
                    "Everything you typed is still here. Keep this page open and press the button again in a minute.",
                    "Todo lo que escribió sigue aquí. Deje esta página abierta y pulse el botón de nuevo en un minuto."
                ]
            ),
            _ => NotHandedIn(words),
        };

    private (string Heading, string Text)? NotHandedIn(Design.Language words) =>
        Notice switch
        {
            FormNotice.Closed => (
                words["The survey closed while you were answering", "La encuesta se cerró mientras usted respondía"],
                words[
                    "These answers could not be taken any more. They are still on this page: "
                        + "print it if you want to keep them, and write to the office that invited you.",
                    "Ya no pudimos recibir estas respuestas. Siguen en esta página: imprímala si quiere conservarlas y escriba a la oficina que le invitó."
                ]
            ),
            FormNotice.HandedInBefore => (
                words["Answers were already handed in", "Las respuestas ya fueron entregadas"],
                words[
                    "If that was you a moment ago, everything is fine: your answers are stored once, and there "
                        + "is nothing more to do. Otherwise what you typed is still on this page and was not stored.",
                    "Si fue usted hace un momento, todo está bien: sus respuestas se guardaron una sola vez "
                        + "y no hay nada más que hacer. Si no, lo que escribió sigue en esta página y no se guardó."
                ]
            ),
            FormNotice.TooLong => (
                words["Your answers are very long", "Sus respuestas son muy largas"],
                words[
                    "They are longer than we can take in one piece, and are not handed in yet. Everything you "
                        + "typed is still here. Please shorten what you wrote in your own words, then hand in again.",
                    "Son más largas de lo que podemos recibir de una vez y aún no se han entregado. Todo lo que "
                        + "escribió sigue aquí. Acorte lo que escribió con sus propias palabras y entregue de nuevo."
                ]
            ),
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
