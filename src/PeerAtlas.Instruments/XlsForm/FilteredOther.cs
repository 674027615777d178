namespace PeerAtlas.Instruments;

/// <summary>
/// Spells out what other tools do not take in one: a question that has both a filter of its choices and <c>or_other</c> gets a list of its
/// own with the choice "other", which the filter lets pass, and a question for its text. It asks the same.
/// </summary>
internal static class FilteredOther
{
    /// <summary>The instrument as other tools take it; itself where nothing of it is spelt out.</summary>
    public static Instrument SpeltOut(Instrument instrument)
    {
        if (!instrument.Questions.Any(Is))
            return instrument;
        var lists = instrument.ChoiceLists.ToList();
        var nodes = SpeltOut(instrument, instrument.Nodes, lists);
        return Instrument.Create(instrument.Definition with { Nodes = nodes, ChoiceLists = lists });
    }

    private static bool Is(Question question) => question is { OrOther: true, ChoiceFilter: not null };

    private static List<Node> SpeltOut(Instrument instrument, IReadOnlyList<Node> nodes, List<ChoiceList> lists)
    {
        var spelt = new List<Node>();
        foreach (var node in nodes)
        {
            if (node is Question question && Is(question))
                spelt.AddRange(SpeltOut(instrument, question, lists));
            else
                spelt.Add(node is Container container ? container with { Nodes = SpeltOut(instrument, container.Nodes, lists) } : node);
        }
        return spelt;
    }

    private static Question[] SpeltOut(Instrument instrument, Question question, List<ChoiceList> lists)
    {
        var list = question.Name + "_choices";
        while (lists.Exists(known => known.Name == list))
            list += "_";
        lists.Add(new(list, [.. instrument.ChoicesOf(question).Select(choice => choice with { Label = In(instrument, choice.Label) })]));
        return
        [
            question with
            {
                OrOther = false,
                ListName = list,
                ChoiceFilter = Expression.ParseFilter($"({question.ChoiceFilter!.Text}) or name = '{AnswerChoice.Other}'"),
            },
            new Question
            {
                Name = question.OtherName,
                Type = QuestionType.Text,
                Label = In(instrument, Messages.WhichOther),
                Relevant = Expression.Parse($"selected(${{{question.Name}}}, '{AnswerChoice.Other}')"),
            },
        ];
    }

    /// <summary>A text in the languages of the instrument and no others.</summary>
    private static LocalizedText In(Instrument instrument, LocalizedText text) =>
        new(instrument.Languages.Select(language => KeyValuePair.Create(language.Code, text.In(language.Code))));
}
