namespace PeerAtlas.Instruments;

/// <summary>
/// What a form sends under a name; empty when nothing. A question's name is its own, for the text of "other" the
/// question's <see cref="Question.OtherName"/>, in a repeat <see cref="AnswerSheet.FieldName"/>.
/// </summary>
public delegate IReadOnlyList<string?> FormInput(string name);

/// <summary>
/// A response held against its instrument: what is asked, what is worked out, what is wrong, and the answers to store.
/// It never fails, whatever was sent.
/// </summary>
public sealed class AnswerSheet
{
    private readonly Frame _frame;
    private readonly Dictionary<(Item, int), (AnswerErrorKind Kind, IReadOnlyList<string?> Given)> _unread;

    internal AnswerSheet(Instrument instrument, AnswerInput input)
    {
        Instrument = instrument;
        _frame = input.Frame;
        _unread = input.Unread;
        EvaluateAll();
        if (SetDefaults())
            EvaluateAll();
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
            AnswerInput.Of(instrument.Plan, (item, instance) => tops.Contains(item.Top) && !item.IsKept ? sent(item, instance) : stored(item, instance), today)
        );
    }

    /// <summary>
    /// The name of a question's form field in an instance of a repeat: <c>jobs[0].hours</c>. A hidden field <c>jobs[0]</c> that is not
    /// empty says that the instance is there; <see cref="NewInstance"/> in it, that it was just added and gets the defaults.
    /// </summary>
    public static string FieldName(string repeat, int instance, string name) => FormattableString.Invariant($"{repeat}[{instance}].{name}");

    /// <summary>What says of an instance that it was just added.</summary>
    public const string NewInstance = AnswerInput.New;

    /// <summary>Whether the item is asked, or the group or page shown.</summary>
    public bool IsRelevant(string name, int? instance = null) => Find(name, instance) is var (item, scope) && scope.Relevant[item.Slot];

    /// <summary>Whether anything on the page is asked or said; a page of which nothing is shown is passed over.</summary>
    public bool IsShown(Page page)
    {
        var tops = TopsOf(page);
        return Plan.Items.Any(item =>
            tops.Contains(item.Top)
            && item.Node is Repeat or Question { IsShown: true }
            && (
                item.Repeat is null
                    ? _frame.Global.Relevant[item.Slot]
                    : _frame.Repeats[item.Repeat.RepeatIndex].Exists(instance => instance.Relevant[item.Slot])
            )
        );
    }

    /// <summary>Whether the question is asked and must be answered.</summary>
    public bool IsRequired(string name, int? instance = null) =>
        Find(name, instance) is var (item, scope) && scope.Relevant[item.Slot] && With(item, scope, item.Required);

    /// <summary>Whether the question must be answered when it is asked, be it asked now or not.</summary>
    public bool IsRequiredWhenAsked(string name, int? instance = null) => Find(name, instance) is var (item, scope) && With(item, scope, item.Required);

    /// <summary>How many instances of a repeat there are.</summary>
    public int InstanceCount(string repeat) => Plan.Find(repeat) is { Node: Repeat } item ? _frame.Repeats[item.RepeatIndex].Count : 0;

    /// <summary>What to put into the question's field: the answer, or what was sent when it could not be read. A check-all has one text per choice.</summary>
    public IReadOnlyList<string> FieldValues(string name, int? instance = null)
    {
        if (Find(name, instance) is not var (item, scope))
            return [];
        if (_unread.TryGetValue((item, instance ?? 0), out var unread))
            return [.. unread.Given.OfType<string>()];
        var text = (item.IsAsked ? scope.Given : scope.Values)[item.Slot].ToText();
        if (text.Length == 0)
            return [];
        return item.Node is Question { HasManyChoices: true } ? text.Split(' ') : [text];
    }

    /// <summary>The choices that a select question offers for the answers that stand, with "other" where it is offered.</summary>
    public IReadOnlyList<AnswerChoice> ChoicesOf(Question question, int? instance = null)
    {
        if (Find(question.Name, instance) is not var (item, scope) || item.Filter is null)
            return Instrument.ChoicesOf(question);
        var offered = item.Offered.Where(choice => IsOffered(item, scope, choice));
        return [.. offered.Concat(Instrument.ChoicesOf(question).Where(choice => IsOther(item, choice.Name))).DistinctBy(choice => choice.Name)];
    }

    /// <summary>A text with the answers that it names put in; each is told to a function, such as one that encodes it.</summary>
    public LocalizedText Filled(LocalizedText text, int? instance, Func<string, string> write) =>
        TextReferences.In(text).Any()
            ? new LocalizedText(
                text.Texts.Select(one => KeyValuePair.Create(one.Key, TextReferences.Filled(one.Value, name => write(CurrentText(name, instance)))))
            )
            : text;

    /// <summary>
    /// What counts as answered to a question, or was worked out; empty when it is not asked. Of several entries the first unless one is named.
    /// </summary>
    public string CurrentText(string name, int? instance = null) =>
        (Find(name, Plan.Find(name)?.Repeat is null ? null : instance ?? 0) is var (item, scope) ? scope.Values[item.Slot] : Value.Empty).ToText();

    /// <summary>The errors of a page, in the order of the form.</summary>
    public IReadOnlyList<AnswerError> ErrorsOn(Page page)
    {
        var tops = TopsOf(page);
        return [.. Errors.Where(error => tops.Contains(Plan.Find(error.Name)!.Top))];
    }

    /// <summary>What this response contributes to a figure of its instrument.</summary>
    public Measurement Measure(FigureDefinition figure) => Plan.Figures[figure.Name].Measure(_frame);

    internal static IReadOnlyList<Node> TopsOf(Page page) => page.Container is { } container ? [container] : page.Nodes;

    private (Item Item, Scope Scope)? Find(string name, int? instance)
    {
        if (Plan.Find(name) is not { } item)
            return null;
        if (item.Repeat is null)
            return (item, _frame.Global);
        var instances = _frame.Repeats[item.Repeat.RepeatIndex];
        return instance >= 0 && instance < instances.Count ? (item, instances[instance.Value]) : null;
    }

    private void Evaluate(Item item)
    {
        if (item.Repeat is null)
        {
            _frame.Local = null;
            Evaluate(item, _frame.Global);
            return;
        }
        foreach (var instance in _frame.Repeats[item.Repeat.RepeatIndex])
        {
            _frame.Local = instance;
            Evaluate(item, instance);
        }
    }

    private void EvaluateAll()
    {
        foreach (var item in Plan.Order)
            Evaluate(item);
    }

    /// <summary>Works out the defaults of what is new and has no answer yet, in the order of the form.</summary>
    private bool SetDefaults()
    {
        var isAny = false;
        foreach (var item in Plan.Items.Where(item => item.Default is not null))
        {
            foreach (var scope in item.Repeat is null ? [_frame.Global] : _frame.Repeats[item.Repeat.RepeatIndex])
            {
                if (!scope.IsNew || !scope.Given[item.Slot].IsEmpty)
                    continue;
                _frame.Local = item.Repeat is null ? null : scope;
                scope.Given[item.Slot] = AnswerParser.Conform((Question)item.Node, item.ChoicePlaces, item.Default!(_frame));
                isAny = true;
            }
        }
        return isAny;
    }

    private void Evaluate(Item item, Scope scope)
    {
        var parent = item.Parent;
        var relevant = parent is null || (parent.Repeat is null ? _frame.Global : scope).Relevant[parent.Slot];
        _frame.Self = scope.Given[item.Slot];
        if (relevant && item.Relevant is not null)
            relevant = item.Relevant(_frame).ToBoolean();
        // Who is offered nothing cannot be asked.
        if (relevant && item.Filter is not null)
            relevant = ((Question)item.Node).OrOther || item.Offered.Any(choice => IsOffered(item, scope, choice));
        scope.Relevant[item.Slot] = relevant;
        scope.Values[item.Slot] = relevant ? ValueOf(item, scope) : Value.Empty;
        if (item.Count is not null)
            SetCount(item, relevant ? item.Count(_frame).ToNumber() : 0);
    }

    private Value ValueOf(Item item, Scope scope)
    {
        var given = scope.Given[item.Slot];
        if (item.Calculation is null)
            return item.Filter is null || given.IsEmpty ? given : OnlyOffered(item, scope, given);
        _frame.Self = given;
        // What is worked out by chance is worked out once.
        return !given.IsEmpty && item.IsKept && item.IsByChance ? given : item.Calculation(_frame);
    }

    /// <summary>An answer whose choice is no longer offered, since another answer changed, is none.</summary>
    private Value OnlyOffered(Item item, Scope scope, Value given)
    {
        var chosen = given
            .ToText()
            .Split(' ')
            .Where(name => IsOther(item, name) || item.Offered.Any(choice => choice.Name == name && IsOffered(item, scope, choice)));
        return Value.Text(string.Join(' ', chosen));
    }

    private static bool IsOther(Item item, string choice) => choice == AnswerChoice.Other && ((Question)item.Node).OrOther;

    private bool IsOffered(Item item, Scope scope, AnswerChoice choice)
    {
        _frame.Local = item.Repeat is null ? null : scope;
        _frame.Choice = choice;
        return IsOther(item, choice.Name) || item.Filter!(_frame).ToBoolean();
    }

    private void SetCount(Item repeat, double count)
    {
        var instances = _frame.Repeats[repeat.RepeatIndex];
        var wanted = double.IsFinite(count) ? (int)Math.Clamp(count, 0, Repeat.MaxInstances) : 0;
        while (instances.Count < wanted)
            instances.Add(AnswerInput.NewInstance(Plan, repeat));
        if (instances.Count > wanted)
            instances.RemoveRange(wanted, instances.Count - wanted);
    }

    private List<AnswerError> FindErrors()
    {
        var errors = new List<AnswerError>();
        foreach (var item in Plan.Items)
        {
            if (!item.IsAsked)
                continue;
            if (item.Repeat is null)
                Check(item, _frame.Global, null, errors);
            else
                CheckInstances(item, errors);
        }
        return errors;
    }

    private void CheckInstances(Item item, List<AnswerError> errors)
    {
        var instances = _frame.Repeats[item.Repeat!.RepeatIndex];
        for (var at = 0; at < instances.Count; at++)
            Check(item, instances[at], at, errors);
    }

    private void Check(Item item, Scope scope, int? instance, List<AnswerError> errors)
    {
        if (!scope.Relevant[item.Slot])
            return;
        var question = (Question)item.Node;
        var value = scope.Values[item.Slot];
        if (_unread.Count > 0 && _unread.TryGetValue((item, instance ?? 0), out var unread))
            errors.Add(new AnswerError(item.Name, instance, unread.Kind, Messages.Of(unread.Kind)));
        else if (value.IsEmpty && With(item, scope, item.Required))
            errors.Add(new AnswerError(item.Name, instance, AnswerErrorKind.Required, Or(question.RequiredMessage, AnswerErrorKind.Required, instance)));
        else if (!value.IsEmpty && item.Constraint is not null && !With(item, scope, item.Constraint))
            errors.Add(new AnswerError(item.Name, instance, AnswerErrorKind.Constraint, Or(question.ConstraintMessage, AnswerErrorKind.Constraint, instance)));
    }

    private bool With(Item item, Scope scope, Evaluator? condition)
    {
        if (condition is null)
            return false;
        _frame.Local = item.Repeat is null ? null : scope;
        _frame.Self = scope.Values[item.Slot];
        return condition(_frame).ToBoolean();
    }

    private LocalizedText Or(LocalizedText own, AnswerErrorKind kind, int? instance) =>
        own.IsEmpty ? Messages.Of(kind) : Filled(own, instance, answer => answer);
}
