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
        var errors = sheet.ErrorsOn(page).ToLookup(error => (error.Name, error.Entry), error => error.Message.In(language));
        return [.. Lines(page.Container is Repeat repeat ? [repeat] : page.Nodes, null, "")];

        IEnumerable<AnswerLine> Lines(IEnumerable<Node> nodes, Entry? entry, string where) =>
            nodes.SelectMany(node =>
                node switch
                {
                    Question { IsAsked: true } question when sheet.IsRelevant(question.Name, entry) => [Line(question, entry, where)],
                    Repeat inner when sheet.IsRelevant(inner.Name, entry) => sheet
                        .Entries(inner.Name, entry)
                        .SelectMany(within => Lines(inner.Nodes, within, where + Place(inner, within))),
                    Group group => Lines(group.Nodes, entry, where),
                    _ => Enumerable.Empty<AnswerLine>(),
                }
            );

        string Place(Repeat repeat, Entry entry) =>
            $"{(repeat.Label.IsEmpty ? FormWords.In(language).Entry : Plain(repeat.Label, entry.Around))} {entry.Place + 1}: ";

        AnswerLine Line(Question question, Entry? entry, string where) =>
            new(
                where + Plain(question.Label, entry),
                Of(form, question, sheet, entry, language),
                FormFields.Id(question.Name, entry),
                errors[(question.Name, entry)].FirstOrDefault()
            );

        string Plain(LocalizedText text, Entry? entry) => LabelHtml.Plain(sheet.Filled(text, entry, answer => answer).In(language));
    }

    /// <summary>One answer: labels of choices, a date in the reader's order; what could not be read as it was typed.</summary>
    public static string Of(SurveyForm form, Question question, AnswerSheet sheet, Entry? entry, string language)
    {
        var values = sheet.FieldValues(question.Name, entry);
        if (question.IsSelect)
        {
            var other = question.OrOther && sheet.FieldValues(question.OtherName, entry) is [var text, ..] ? text : null;
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

                    text.Append('\u001c');
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
                    var entries = Entries(form, inner, stored, null, language);
                    if (entries != Entries(form, inner, typed, null, language))
                        differences[inner.Name] = entries;
                    break;
                case Container group:
                    foreach (var child in group.Nodes)
                        Compare(child);
                    break;
            }
        }
    }

    private static string Entries(SurveyForm form, Repeat repeat, AnswerSheet sheet, Entry? around, string language)
    {
        return string.Join("; ", sheet.Entries(repeat.Name, around).Select(entry => $"{entry.Place + 1}: {string.Join(", ", Answered(repeat.Nodes, entry))}"));

        IEnumerable<string> Answered(IEnumerable<Node> nodes, Entry entry) =>
            nodes.SelectMany(node =>
                node switch
                {
                    Question { IsAsked: true } question => [$"{LabelHtml.Plain(question.Label.In(language))} {Of(form, question, sheet, entry, language)}"],
                    Repeat inner => [$"{LabelHtml.Plain(inner.Label.In(language))} ({Entries(form, inner, sheet, entry, language)})"],
                    Group group => Answered(group.Nodes, entry),
                    _ => Enumerable.Empty<string>(),
                }
            );
    }
}
