using System.Globalization;

namespace PeerAtlas.Instruments;

/// <summary>
/// What a form sends under a name; empty when nothing. A question's name is its own, for the text of "other" the
/// question's <see cref="Question.OtherName"/>, in an entry of a repeat <see cref="Entry.FieldOf"/>.
/// </summary>
public delegate IReadOnlyList<string?> FormInput(string name);

/// <summary>
/// A response held against its instrument: what is asked, what is worked out, what is wrong, and the answers to store.
/// It never fails, whatever was sent.
/// </summary>
public sealed class AnswerSheet
{
    private readonly Frame _frame;
    private readonly AnswerEvaluation _evaluation;
    private readonly Dictionary<(Item, Scope), (AnswerErrorKind Kind, IReadOnlyList<string?> Given)> _unread;

    internal AnswerSheet(Instrument instrument, AnswerInput input)
    {
        Instrument = instrument;
        _frame = input.Frame;
        _unread = input.Unread;
        _evaluation = new AnswerEvaluation(Plan, _frame);
        _evaluation.Run();
        Errors = FindErrors();
    }

    /// <summary>The instrument.</summary>
    public Instrument Instrument { get; }

    /// <summary>What is missing or not taken among the questions that are asked, in the order of the form.</summary>
    public IReadOnlyList<AnswerError> Errors { get; }

    /// <summary>Whether nothing is missing or wrong.</summary>
    public bool IsComplete => Errors.Count == 0;

    /// <summary>All that was answered, also to questions that are not asked now, so that nothing typed is lost on the way; calculated values too.</summary>
    public Answers Answers => AnswerOutput.Collect(Plan, _frame, onlyRelevant: false);

    /// <summary>The answers of a finished response: those to questions that are asked, and the calculated values.</summary>
    public Answers CompletedAnswers => AnswerOutput.Collect(Plan, _frame, onlyRelevant: true);

    internal Frame Frame => _frame;

    private Plan Plan => Instrument.Plan;

    /// <summary>An empty response with the instrument's defaults.</summary>
    public static AnswerSheet Begin(Instrument instrument, DateOnly today) =>
        new(instrument, AnswerInput.Of(instrument.Plan, AnswerInput.Nothing, today, isNew: true));

    /// <summary>A stored response. Stored answers that do not fit the instrument are told as errors.</summary>
    public static AnswerSheet Of(Instrument instrument, Answers answers, DateOnly today) =>
        new(instrument, AnswerInput.Of(instrument.Plan, AnswerInput.Stored(answers), today));

    /// <summary>What a form sent: the questions of a page, the others as they were stored; or all questions when no page is named.</summary>
    /// <param name="instrument">The instrument.</param>
    /// <param name="form">What the form sent.</param>
    /// <param name="today">The day, for today().</param>
    /// <param name="page">The page that was sent; null for the whole form.</param>
    /// <param name="before">The answers of the other pages.</param>
    public static AnswerSheet Read(Instrument instrument, FormInput form, DateOnly today, Page? page = null, Answers? before = null)
    {
        var sent = AnswerInput.Sent(form);
        if (page is null)
            return new(instrument, AnswerInput.Of(instrument.Plan, sent, today));
        var stored = AnswerInput.Stored(before ?? Answers.Empty);
        var tops = TopsOf(page);
        return new(
            instrument,
            AnswerInput.Of(instrument.Plan, (item, entry) => tops.Contains(item.Top) && !item.IsKept ? sent(item, entry) : stored(item, entry), today)
        );
    }

    /// <summary>What says, in the field of an entry, that it was just added and gets the defaults; anything else says that it is there.</summary>
    public const string NewEntry = AnswerInput.New;

    /// <summary>
    /// Whether the item is asked, or the group or page shown. Here and in what follows, an entry is that of the item's own repeat or one within
    /// it; where several could be meant, the first is.
    /// </summary>
    public bool IsRelevant(string name, Entry? entry = null) => Find(name, entry) is var (item, scope) && scope.Relevant[item.Slot];

    /// <summary>Whether anything on the page is asked or said; a page of which nothing is shown is passed over.</summary>
    public bool IsShown(Page page)
    {
        var tops = TopsOf(page);
        return Plan.Items.Any(item =>
            tops.Contains(item.Top) && item.Node is Repeat or Question { IsShown: true } && _frame.ScopesOf(item.Repeat).Any(scope => scope.Relevant[item.Slot])
        );
    }

    /// <summary>Whether the question is asked and must be answered.</summary>
    public bool IsRequired(string name, Entry? entry = null) =>
        Find(name, entry) is var (item, scope) && scope.Relevant[item.Slot] && _evaluation.Holds(item, scope, item.Required);

    /// <summary>Whether the question must be answered when it is asked, be it asked now or not.</summary>
    public bool IsRequiredWhenAsked(string name, Entry? entry = null) =>
        Find(name, entry) is var (item, scope) && _evaluation.Holds(item, scope, item.Required);

    /// <summary>The entries of a repeat, in an entry of the repeat around it.</summary>
    public IReadOnlyList<Entry> Entries(string repeat, Entry? around = null) =>
        Find(repeat, around) is ({ Node: Repeat } item, var scope) ? [.. scope.Entries[item.RepeatIndex].Select(entry => entry.Entry!)] : [];

    /// <summary>Whether a repeat may have one more entry.</summary>
    public bool HasRoom(string repeat, Entry? around = null) =>
        Find(repeat, around) is ({ Node: Repeat } item, var scope) && scope.Entries[item.RepeatIndex].Count < _frame.MostEntries(item, scope);

    /// <summary>What to put into the question's field: the answer, or what was sent when it could not be read. A check-all has one text per choice.</summary>
    public IReadOnlyList<string> FieldValues(string name, Entry? entry = null)
    {
        if (Find(name, entry) is not var (item, scope))
            return [];
        if (_unread.TryGetValue((item, scope), out var unread))
            return [.. unread.Given.OfType<string>()];
        var text = (item.IsAsked ? scope.Given : scope.Values)[item.Slot].ToText();
        if (text.Length == 0)
            return [];
        return item.Node is Question { HasManyChoices: true } ? text.Split(' ') : [text];
    }

    /// <summary>The choices that a select question offers for the answers that stand, with "other" where it is offered.</summary>
    public IReadOnlyList<AnswerChoice> ChoicesOf(Question question, Entry? entry = null)
    {
        if (Find(question.Name, entry) is not var (item, scope) || item.Filter is null)
            return Instrument.ChoicesOf(question);
        var offered = item.Offered.Where(choice => _evaluation.IsOffered(item, scope, choice));
        return
        [
            .. offered.Concat(Instrument.ChoicesOf(question).Where(choice => AnswerEvaluation.IsOther(item, choice.Name))).DistinctBy(choice => choice.Name),
        ];
    }

    /// <summary>
    /// What tells the choices that a question offers from others that it offers for other answers; empty where it always offers the same. The
    /// browser makes the same mark of the choices that it shows.
    /// </summary>
    public string OfferMark(Question question, Entry? entry)
    {
        if (question.ChoiceFilter is null)
            return "";
        var hash = 0x811c9dc5u;
        foreach (var unit in string.Join(' ', ChoicesOf(question, entry).Select(choice => choice.Name)))
            hash = unchecked((hash ^ unit) * 0x01000193u);
        return "~" + hash.ToString("x8", CultureInfo.InvariantCulture);
    }

    /// <summary>A text with the answers that it names put in; each is told to a function, such as one that encodes it.</summary>
    public LocalizedText Filled(LocalizedText text, Entry? entry, Func<string, string> write) =>
        TextReferences.In(text).Any()
            ? new LocalizedText(
                text.Texts.Select(one => KeyValuePair.Create(one.Key, TextReferences.Filled(one.Value, name => write(CurrentText(name, entry, one.Key)))))
            )
            : text;

    /// <summary>
    /// What counts as answered to a question, or was worked out; empty when it is not asked. What is worked out of the labels of choices is
    /// shown in the language of whoever reads it, and decides and is stored in the default one.
    /// </summary>
    public string CurrentText(string name, Entry? entry = null, string language = "")
    {
        if (Find(name, entry) is not var (item, scope))
            return "";
        var value = scope.Values[item.Slot];
        var isInWords = item.TellsChoices && language.Length > 0 && !value.IsEmpty && !item.IsKept;
        return (isInWords ? _evaluation.InLanguage(item, scope, language) : value).ToText();
    }

    /// <summary>The entry whose answer to a question counts where another entry names it; null outside repeats and where there is none.</summary>
    public Entry? EntryOf(string name, Entry? entry) => Find(name, entry) is var (_, scope) ? scope.Entry : null;

    /// <summary>The errors of a page, in the order of the form.</summary>
    public IReadOnlyList<AnswerError> ErrorsOn(Page page)
    {
        var tops = TopsOf(page);
        return [.. Errors.Where(error => tops.Contains(Plan.Find(error.Name)!.Top))];
    }

    /// <summary>What this response contributes to a figure of its instrument.</summary>
    public Measurement Measure(FigureDefinition figure) => Plan.Figures[figure.Name].Measure(_frame);

    internal static IReadOnlyList<Node> TopsOf(Page page) => page.Container is { } container ? [container] : page.Nodes;

    private (Item Item, Scope Scope)? Find(string name, Entry? entry) =>
        Plan.Find(name) is { } item && _frame.Find(entry) is { } from && new Reach(from.Repeat, item.Repeat).First(from) is { } scope ? (item, scope) : null;

    private List<AnswerError> FindErrors()
    {
        var errors = new List<AnswerError>();
        foreach (var item in Plan.Items)
        {
            if (!item.IsAsked)
                continue;
            foreach (var scope in _frame.ScopesOf(item.Repeat))
                Check(item, scope, errors);
        }
        return errors;
    }

    private void Check(Item item, Scope scope, List<AnswerError> errors)
    {
        if (!scope.Relevant[item.Slot])
            return;
        var question = (Question)item.Node;
        var value = scope.Values[item.Slot];
        if (_unread.Count > 0 && _unread.TryGetValue((item, scope), out var unread))
            Add(unread.Kind, LocalizedText.Empty);
        else if (value.IsEmpty && _evaluation.Holds(item, scope, item.Required))
            Add(AnswerErrorKind.Required, question.RequiredMessage);
        else if (question.Type == QuestionType.Rank && !value.IsEmpty && value.ToText().Split(' ').Length < ChoicesOf(question, scope.Entry).Count)
            Add(AnswerErrorKind.NotAllInOrder, LocalizedText.Empty);
        else if (!value.IsEmpty && item.Constraint is not null && !_evaluation.Holds(item, scope, item.Constraint))
            Add(AnswerErrorKind.Constraint, question.ConstraintMessage);

        void Add(AnswerErrorKind kind, LocalizedText own) =>
            errors.Add(new AnswerError(item.Name, scope.Entry, kind, own.IsEmpty ? Messages.Of(kind) : Filled(own, scope.Entry, answer => answer)));
    }
}
