using PeerAtlas.Instruments;

namespace PeerAtlas.Census.Tabulation;

/// <summary>Counts the answers in words, question by question. The words themselves are read when somebody wants them.</summary>
internal sealed class TextColumns
{
    private readonly List<(string Name, string Label, IReadOnlyList<Repeat> Repeats)> questions = [];
    private readonly Dictionary<string, int> counts = new(StringComparer.Ordinal);

    public TextColumns(Instrument instrument)
    {
        foreach (var question in instrument.Questions)
        {
            var repeats = instrument.RepeatsAround(question.Name);
            var label = question.Label.IsEmpty ? question.Name : question.Label.In("en");
            if (question.Type == QuestionType.Text)
                questions.Add((question.Name, label, repeats));
            else if (question is { IsSelect: true, OrOther: true })
                questions.Add((question.OtherName, label + " (other)", repeats));
        }
    }

    public void Add(AnswerSet answers)
    {
        foreach (var (name, _, repeats) in questions)
        {
            var given = repeats.Count == 0 ? (answers.Has(name) ? 1 : 0) : answers.EntriesOf(repeats).Count(entry => entry.Answers.Has(name));
            counts[name] = counts.GetValueOrDefault(name) + given;
        }
    }

    /// <summary>The questions that somebody answered.</summary>
    public IEnumerable<TextQuestion> Questions(string survey) =>
        from question in questions
        let count = counts.GetValueOrDefault(question.Name)
        where count > 0
        select new TextQuestion($"{survey}.{question.Name}", survey == Tabulation.Agency, question.Label, count);
}
