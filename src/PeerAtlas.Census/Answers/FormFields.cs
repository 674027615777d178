using PeerAtlas.Instruments;

namespace PeerAtlas.Census.Answers;

/// <summary>
/// The names and ids of the form's fields. A question's name has no colon, so that the form's own fields and the ids cannot meet one.
/// </summary>
internal static class FormFields
{
    /// <summary>Which button was pressed.</summary>
    public const string Action = "survey:action";

    /// <summary>Which questions the person has seen on the page.</summary>
    public const string Shown = "survey:shown";

    /// <summary>The fingerprint of the page's answers as they were stored when it was shown.</summary>
    public const string Base = "survey:base";

    /// <summary>Which page was sent (anonymous survey).</summary>
    public const string Page = "survey:page";

    /// <summary>The code (anonymous survey).</summary>
    public const string Code = "survey:code";

    /// <summary>The ballot, in place of the code (anonymous survey).</summary>
    public const string Ballot = "survey:ballot";

    /// <summary>That somebody knowingly answers with the code itself, without a ballot (anonymous survey).</summary>
    public const string WithoutBallot = "survey:without-ballot";

    /// <summary>The answers to the other pages (anonymous survey).</summary>
    public const string Answers = "survey:answers";

    /// <summary>The id of what decides in the browser which questions are asked.</summary>
    public const string Logic = "survey:logic";

    /// <summary>The id of where it is said that a question appeared.</summary>
    public const string News = "survey:news";

    /// <summary>The id of a question's first control, or of a repeat.</summary>
    public static string Id(string question, Entry? entry = null) => (entry is null ? "q:" : EntryId(entry)) + question;

    /// <summary>The id of an entry of a repeat.</summary>
    public static string EntryId(Entry entry) => FormattableString.Invariant($"{Id(entry.Repeat, entry.Around)}:{entry.Place}:");

    /// <summary>A field's name without the entry in which it stands.</summary>
    public static string QuestionOf(string field) => field[(field.LastIndexOf("].", StringComparison.Ordinal) is var end and >= 0 ? end + 2 : 0)..];

    /// <summary>The names of what is asked within, the text of an "other" included, and the question each belongs to.</summary>
    public static IEnumerable<(string Name, Question Question)> QuestionsIn(IEnumerable<Node> nodes) =>
        nodes.SelectMany(node =>
            node switch
            {
                Question { IsAsked: true, OrOther: true } question => [(question.Name, question), (question.OtherName, question)],
                Question { IsAsked: true } question => [(question.Name, question)],
                Container container => QuestionsIn(container.Nodes),
                _ => Array.Empty<(string, Question)>(),
            }
        );
}
