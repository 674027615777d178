namespace PeerAtlas.Instruments;

/// <summary>Checks the parts of an instrument, but for what its expressions refer to.</summary>
internal sealed class DefinitionCheck
{
    public const int MaxDepth = 20;
    private const int MaxItems = 2_000;

    private readonly InstrumentDefinition _definition;
    private readonly ProblemList _problems;
    private readonly HashSet<string> _names = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, ChoiceList> _lists = new(StringComparer.Ordinal);

    private DefinitionCheck(InstrumentDefinition definition, ProblemList problems)
    {
        _definition = definition;
        _problems = problems;
    }

    public static void Check(InstrumentDefinition definition, ProblemList problems)
    {
        var check = new DefinitionCheck(definition, problems);
        check.CheckSettings();
        foreach (var list in definition.ChoiceLists)
            check.CheckList(list);
        foreach (var node in definition.Nodes)
            check.CheckNode(node, repeats: 0, depth: 1);
        if (check._names.Count > MaxItems)
            problems.Add(new InstrumentProblem("survey", null, null, null, null, $"There are more than {MaxItems} items, which no respondent can answer."));
        var figures = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var figure in definition.Figures)
            check.CheckFigure(figure, figures);
    }

    private void CheckSettings()
    {
        if (!Names.IsName(_definition.Name))
            _problems.Settings("form_id", $"\"{_definition.Name}\" cannot be a form's name. {Names.Rule}");
        if (_definition.Version.Length > 64)
            _problems.Settings("version", "The version has more than 64 characters.");
        if (_definition.Languages.Select(language => language.Code).Distinct(StringComparer.OrdinalIgnoreCase).Count() != _definition.Languages.Count)
            _problems.Settings("default_language", "Two languages have the same code.");
        if (!_definition.Languages.Contains(_definition.DefaultLanguage))
            _problems.Settings("default_language", $"No column is in the default language, {_definition.DefaultLanguage}.");
        if (_definition.Nodes.Count == 0)
            _problems.Add(new InstrumentProblem("survey", null, null, null, null, "There is no question."));
    }

    private void CheckList(ChoiceList list)
    {
        if (!Names.IsChoice(list.Name) || !_lists.TryAdd(list.Name, list))
            Choices(list.Name, "list_name", $"\"{list.Name}\" stands for two lists, or cannot be a list's name. {Names.Rule}");
        var seen = new HashSet<(string, string)>();
        foreach (var choice in list.Choices)
        {
            var item = list.Name + "/" + choice.Name;
            if (!Names.IsChoice(choice.Name))
                Choices(item, "name", "A choice's name is made of letters, digits, underscores, hyphens and points, 64 at most, without spaces.");
            if (!seen.Add(AnswerChoice.KeyOf(choice with { Name = choice.Name.ToLowerInvariant() })))
                Choices(item, "name", $"The choice \"{choice.Name}\" stands twice in the list.");
            if (!HasText(choice.Label))
                Choices(item, "label", "The choice has no label.");
        }

        void Choices(string item, string column, string message) => _problems.Add(new InstrumentProblem("choices", null, column, item, null, message));
    }

    private void CheckNode(Node node, int repeats, int depth)
    {
        if (!Names.IsName(node.Name))
            _problems.Survey(node.Name, "name", $"\"{node.Name}\" cannot be a name. {Names.Rule}");
        if (!_names.Add(node.Name) || (node is Question { OrOther: true } question && !_names.Add(question.OtherName)))
            _problems.Survey(
                node.Name,
                "name",
                $"The name \"{node.Name}\" (or {node.Name}_other) stands twice, or differs from "
                    + "another only in capitals. Every item has a name of its own in the whole form."
            );
        if (depth > MaxDepth)
            _problems.Survey(node.Name, "type", $"Groups are nested more than {MaxDepth} deep.");
        if (node is Container container)
            CheckContainer(container, repeats + (node is Repeat ? 1 : 0), depth);
        else
            CheckQuestion((Question)node);
    }

    private void CheckContainer(Container container, int repeats, int depth)
    {
        if (container is Repeat && repeats > Repeat.MaxDepth)
            _problems.Survey(container.Name, "type", $"Repeats stand in repeats more than {Repeat.MaxDepth} deep.");
        if (!Looks.AreFollowed(container))
            RefuseAppearance(container);
        if (container.Nodes.Count == 0)
            _problems.Survey(container.Name, "type", "The group is empty.");
        foreach (var child in depth > MaxDepth ? [] : container.Nodes)
            CheckNode(child, repeats, depth + 1);
    }

    private void CheckQuestion(Question question)
    {
        if (question.Type != QuestionType.Calculate && !HasText(question.Label))
            _problems.Survey(question.Name, "label", "The question has no label.");
        if (question.Type == QuestionType.Calculate && question.Calculation is null)
            _problems.Survey(question.Name, "calculation", "A calculate needs a calculation.");
        if (!question.IsAsked && (question.Required ?? question.Constraint) is not null)
            _problems.Survey(
                question.Name,
                question.Required is null ? "constraint" : "required",
                "A note or worked-out value is not answered, so nothing can be required of it."
            );
        if (!Looks.AreFollowed(question))
            RefuseAppearance(question);
        if (question.Type == QuestionType.Range != question.Range is not null)
            _problems.Survey(question.Name, "parameters", "A range, and nothing else, has a start, an end and a step.");
        if (question.IsSelect && !_lists.ContainsKey(question.ListName))
            _problems.Survey(question.Name, "type", $"There is no list of choices named \"{question.ListName}\".");
        CheckDefault(question);
    }

    private void CheckDefault(Question question)
    {
        if (question.Default.Length == 0)
            return;
        if (!question.IsAsked)
            _problems.Survey(question.Name, "default", "A note or calculate is not answered and has no default.");
        else if (question.IsSelect && _lists.TryGetValue(question.ListName, out var list))
            CheckDefaultChoices(question, list);
        else if (AnswerParser.Parse(question, null, [question.Default]).Error is { } kind)
            _problems.Survey(question.Name, "default", $"The default is not an answer to the question. {Messages.Of(kind).In("en")}");
    }

    private void CheckDefaultChoices(Question question, ChoiceList list)
    {
        var chosen = question.Default.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var known = list.Choices.Select(choice => choice.Name).Concat(question.OrOther ? [AnswerChoice.Other] : []);
        if (chosen.Except(known, StringComparer.Ordinal).FirstOrDefault() is { } unknown)
            _problems.Survey(question.Name, "default", $"\"{unknown}\" is not in the list {list.Name}.");
        if (question.Type == QuestionType.SelectOne && chosen.Length > 1)
            _problems.Survey(question.Name, "default", "Only one choice can be the default.");
    }

    private void CheckFigure(FigureDefinition figure, HashSet<string> seen)
    {
        if (!Names.IsName(figure.Name))
            _problems.Figure(figure.Name, "name", $"\"{figure.Name}\" cannot be a name. {Names.Rule}");
        if (!seen.Add(figure.Name))
            _problems.Figure(figure.Name, "name", $"The figure \"{figure.Name}\" stands twice.");
        if (!HasText(figure.Label))
            _problems.Figure(figure.Name, "label", "The figure has no label.");
        if (figure.Kind == FigureStatistic.Quantile != figure.Level is not null || figure.Level is < 0 or > 1)
            _problems.Figure(figure.Name, "kind", "A quantile, and nothing else, has a level from 0 (the lowest) to 1 (the highest): quantile 0.25.");
        if (figure.Kind == FigureStatistic.Ratio && figure.Of is null)
            _problems.Figure(figure.Name, "of", "A ratio needs its denominator.");
        if (figure.Kind is not (FigureStatistic.Ratio or FigureStatistic.Share) && figure.Of is not null)
            _problems.Figure(figure.Name, "of", "Only a ratio or a share is \"of\" something. To choose responses, use where.");
    }

    private void RefuseAppearance(Node node) => _problems.Survey(node.Name, "appearance", $"The appearance \"{node.Appearance}\" is not followed here.");

    private static bool HasText(LocalizedText text) => !text.IsEmpty;
}
