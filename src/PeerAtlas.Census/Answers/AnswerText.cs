using System.Security.Cryptography;
using System.Text;
using PeerAtlas.Design;
using PeerAtlas.Instruments;

namespace PeerAtlas.Census.Answers;

/// <summary>An answer as people read it.</summary>
/// <param name="Label">The question.</param>
/// <param name="Text">The answer in words; empty when there is none.</param>
/// <param name="FieldId">The id of its field on its page.</param>
/// <param name="Error">What is missing or wrong.</param>
internal sealed record AnswerLine(string Label, string Text, string FieldId, string? Error);

/// <summary>Answers in words: for the review, the printed copy and the comparison of two people's answers.</summary>
internal static class AnswerText
{
    /// <summary>What is asked on a page, with its answers.</summary>
    public static IReadOnlyList<AnswerLine> Lines(SurveyForm form, Page page, AnswerSheet sheet, string language)
    {
        var errors = sheet.ErrorsOn(page).ToLookup(error => (error.Name, error.Instance), error => error.Message.In(language));
        return [.. Lines(page.Container is Repeat repeat ? [repeat] : page.Nodes, null, null)];

        IEnumerable<AnswerLine> Lines(IEnumerable<Node> nodes, Repeat? around, int? instance) =>
            nodes.SelectMany(node =>
                node switch
                {
                    Question { IsAsked: true } question when sheet.IsRelevant(question.Name, instance) => [Line(question, around, instance)],
                    Repeat inner when sheet.IsRelevant(inner.Name) => Enumerable
                        .Range(0, sheet.InstanceCount(inner.Name))
                        .SelectMany(at => Lines(inner.Nodes, inner, at)),
                    Group group => Lines(group.Nodes, around, instance),
                    _ => Enumerable.Empty<AnswerLine>(),
                }
            );

        AnswerLine Line(Question question, Repeat? around, int? instance)
        {
            var entry = around is null
                ? ""
                : $"{(around.Label.IsEmpty ? FormWords.In(language).Entry : LabelHtml.Plain(around.Label.In(language)))} {instance + 1}: ";
            var id = FormFields.Id(question.Name, around?.Name, instance);
            return new(
                entry + LabelHtml.Plain(sheet.Filled(question.Label, instance, answer => answer).In(language)),
                Of(form, question, sheet, instance, language),
                id,
                errors[(question.Name, instance)].FirstOrDefault()
            );
        }
    }

    /// <summary>One answer: labels of choices, a date in the reader's order; what could not be read as it was typed.</summary>
    public static string Of(SurveyForm form, Question question, AnswerSheet sheet, int? instance, string language)
    {
        var values = sheet.FieldValues(question.Name, instance);
        if (question.IsSelect)
        {
            var other = question.OrOther && sheet.FieldValues(question.OtherName, instance) is [var text, ..] ? text : null;
            var chosen = form.Instrument.ChoicesOf(question).Where(choice => values.Contains(choice.Name));
            if (question.Type == QuestionType.Rank)
                chosen = chosen.OrderBy(choice => values.ToList().IndexOf(choice.Name));
            return string.Join(
                ", ",
                chosen.Select(choice =>
                    LabelHtml.Plain(choice.Label.In(language)) + (choice.Name == AnswerChoice.Other && other is not null ? $" ({other})" : "")
                )
            );
        }

        var value = values.Count > 0 ? values[0] : "";
        if (question.Type == QuestionType.DateTime && value.Length >= 16 && DateOnly.TryParseExact(value[..10], "yyyy-MM-dd", out var day))
            return $"{Day(day, language)}, {value[11..16]}";
        return question.Type == QuestionType.Date && DateOnly.TryParseExact(value, "yyyy-MM-dd", out var date) ? Day(date, language) : value;
    }

    /// <summary>A day in words: March 31, 2026.</summary>
    public static string Day(DateOnly day, string language) => LanguageCode.Day(day, language);

    /// <summary>The same for the same answers to a page: tells whether somebody else changed them.</summary>
    public static string Fingerprint(Page page, AnswerSet answers)
    {
        var text = new StringBuilder();
        foreach (var node in page.Container is Repeat repeat ? [repeat] : page.Nodes)
            Add(node, answers);
        return Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())).AsSpan(0, 12));

        void Add(Node node, AnswerSet from)
        {
            switch (node)
            {
                case Question { IsAsked: true } question:
                    text.Append(from.Text(question.Name)).Append('\u001f').Append(question.OrOther ? from.Text(question.OtherName) : "").Append('\u001e');
                    break;
                case Repeat inner:
                    foreach (var instance in from.Instances(inner.Name))
                    {
                        foreach (var child in inner.Nodes)
                            Add(child, instance);
                        text.Append('\u001d');
                    }

                    break;
                case Container group:
                    foreach (var child in group.Nodes)
                        Add(child, from);
                    break;
            }
        }
    }

    /// <summary>By field name, the stored answers to a page that differ from those that were typed.</summary>
    public static IReadOnlyDictionary<string, string> Differences(SurveyForm form, Page page, AnswerSheet typed, AnswerSheet stored, string language)
    {
        var differences = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var node in page.Container is Repeat repeat ? [repeat] : page.Nodes)
            Compare(node);
        return differences;

        void Compare(Node node)
        {
            switch (node)
            {
                case Question { IsAsked: true } question:
                    var saved = Of(form, question, stored, null, language);
                    if (saved != Of(form, question, typed, null, language))
                        differences[question.Name] = saved;
                    break;
                case Repeat inner:
                    var entries = Entries(form, inner, stored, language);
                    if (entries != Entries(form, inner, typed, language))
                        differences[inner.Name] = entries;
                    break;
                case Container group:
                    foreach (var child in group.Nodes)
                        Compare(child);
                    break;
            }
        }
    }

    private static string Entries(SurveyForm form, Repeat inner, AnswerSheet sheet, string language) =>
        string.Join(
            "; ",
            Enumerable
                .Range(0, sheet.InstanceCount(inner.Name))
                .Select(instance =>
                    $"{instance + 1}: "
                    + string.Join(
                        ", ",
                        FormFields
                            .QuestionsIn(inner.Nodes)
                            .Where(item => item.Name == item.Question.Name)
                            .Select(item => $"{LabelHtml.Plain(item.Question.Label.In(language))} {Of(form, item.Question, sheet, instance, language)}")
                    )
                )
        );
}
