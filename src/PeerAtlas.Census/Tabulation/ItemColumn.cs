using System.Runtime.InteropServices;
using PeerAtlas.Instruments;

namespace PeerAtlas.Census.Tabulation;

/// <summary>
/// The answers to one question, one entry for each row. What is not answered is outside the question's base, but for a check-all
/// question: there to tick nothing is an answer, so that its base is everybody who was asked, or whom the instrument names.
/// </summary>
internal abstract class ItemColumn(Question question)
{
    private readonly List<bool> wasAsked = [];

    public Question Question { get; } = question;

    /// <summary>Rows that were asked and did not answer.</summary>
    public int Empty { get; private set; }

    /// <summary>Rows that were not asked.</summary>
    public int NotAsked { get; private set; }

    public static ItemColumn? For(Instrument instrument, Question question) =>
        question.Type switch
        {
            QuestionType.SelectOne => new ChoiceColumn(question, instrument.ChoicesOf(question)),
            QuestionType.SelectMultiple => new CheckAllColumn(question, instrument.ChoicesOf(question)),
            QuestionType.Integer or QuestionType.Decimal or QuestionType.Range => new NumberColumn(question),
            QuestionType.Calculate when !question.Label.IsEmpty => new NumberColumn(question),
            QuestionType.Date => new NumberColumn(question),
            _ => null,
        };

    /// <summary>Whether the row was asked, or answered all the same.</summary>
    public bool WasAsked(int row) => wasAsked[row];

    public void Add(AnswerSet answers, bool asked)
    {
        var answered = Put(answers, asked);
        wasAsked.Add(asked || answered);
        if (answered)
            return;
        if (asked)
            Empty++;
        else
            NotAsked++;
    }

    /// <summary>Adds a row; false when it has no answer.</summary>
    protected abstract bool Put(AnswerSet answers, bool asked);
}

/// <summary>One choice: its place in the list, or -1.</summary>
internal sealed class ChoiceColumn : ItemColumn
{
    private readonly Dictionary<string, int> places;
    private readonly List<int> codes = [];

    public ChoiceColumn(Question question, IReadOnlyList<AnswerChoice> choices)
        : base(question)
    {
        Choices = choices;
        places = choices.Select((choice, at) => (choice.Name, at)).ToDictionary(StringComparer.Ordinal);
    }

    public IReadOnlyList<AnswerChoice> Choices { get; }

    public ReadOnlySpan<int> Codes => CollectionsMarshal.AsSpan(codes);

    public int CodeOf(int row) => codes[row];

    protected override bool Put(AnswerSet answers, bool asked)
    {
        var code = places.TryGetValue(answers.Text(Question.Name), out var place) ? place : -1;
        codes.Add(code);
        return code >= 0;
    }
}

/// <summary>Several choices: for each whether it was ticked, 1 or 0, or -1 where the question was not asked.</summary>
internal sealed class CheckAllColumn(Question question, IReadOnlyList<AnswerChoice> choices) : ItemColumn(question)
{
    private readonly List<int>[] codes = [.. choices.Select(_ => new List<int>())];

    public IReadOnlyList<AnswerChoice> Choices { get; } = choices;

    /// <summary>What became of one choice in each row.</summary>
    /// <param name="choice">The choice's place.</param>
    /// <param name="inBase">Which rows count; null: those that were asked.</param>
    public int[] CodesOf(int choice, bool[]? inBase) =>
        inBase is null ? [.. codes[choice]] : [.. codes[choice].Select((code, row) => inBase[row] ? Math.Max(code, 0) : -1)];

    /// <summary>How many of the rows that count ticked nothing.</summary>
    public int WithoutAny(bool[]? inBase) => inBase is null ? Empty : inBase.Where((counts, row) => counts && codes.All(choice => choice[row] <= 0)).Count();

    protected override bool Put(AnswerSet answers, bool asked)
    {
        var ticked = answers.Choices(Question.Name);
        var answered = ticked.Any(name => Choices.Any(choice => choice.Name == name));
        for (var at = 0; at < codes.Length; at++)
            codes[at]
                .Add(
                    ticked.Contains(Choices[at].Name) ? 1
                    : asked ? 0
                    : -1
                );
        return answered;
    }
}

/// <summary>A number, or of a date the year; not a number where there is none.</summary>
internal sealed class NumberColumn(Question question) : ItemColumn(question)
{
    private readonly List<double> values = [];

    public bool IsDate => Question.Type == QuestionType.Date;

    public ReadOnlySpan<double> Values => CollectionsMarshal.AsSpan(values);

    protected override bool Put(AnswerSet answers, bool asked)
    {
        var value = (IsDate ? answers.Date(Question.Name)?.Year : answers.Number(Question.Name)) ?? double.NaN;
        values.Add(value);
        return !double.IsNaN(value);
    }
}
