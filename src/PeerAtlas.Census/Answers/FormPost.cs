using System.Globalization;
using Microsoft.AspNetCore.Http;
using PeerAtlas.Instruments;

namespace PeerAtlas.Census.Answers;

/// <summary>What a respondent wants to do with the page that was sent.</summary>
internal enum FormStep
{
    /// <summary>On to the next page.</summary>
    Next,

    /// <summary>On, with answers to come back to later.</summary>
    Later,

    /// <summary>To the page before.</summary>
    Back,

    /// <summary>Away, to come back another day.</summary>
    Leave,

    /// <summary>To all answers.</summary>
    Review,

    /// <summary>To a page that the browser's history names (anonymous survey).</summary>
    Show,

    /// <summary>Hand in (anonymous survey).</summary>
    HandIn,

    /// <summary>Stay: another language, another entry, one entry less.</summary>
    Stay,
}

/// <summary>A page of the form as it was sent: hostile until read.</summary>
internal sealed class FormPost
{
    /// <summary>What the action begins with that shows a page by its name.</summary>
    public const string ShowAction = "show:";

    private FormPost(Page page, FormStep step, AnswerSheet sheet, IReadOnlySet<string> seen)
    {
        Page = page;
        Step = step;
        Sheet = sheet;
        Errors = sheet.ErrorsOn(page);
        NewFields = [.. Asked(page, sheet).Where(field => !seen.Contains(field.Seen)).Select(field => field.Id)];
    }

    /// <summary>The page.</summary>
    public Page Page { get; }

    /// <summary>What to do.</summary>
    public FormStep Step { get; }

    /// <summary>The page to show, for <see cref="FormStep.Show"/>; null for the review.</summary>
    public Page? Target { get; private init; }

    /// <summary>Whether the page to show stands before this one, so that this one is seen again on the way to the review.</summary>
    private bool GoesBack { get; init; }

    /// <summary>All answers with those of the page put in.</summary>
    public AnswerSheet Sheet { get; }

    /// <summary>What is missing or not taken on the page.</summary>
    public IReadOnlyList<AnswerError> Errors { get; }

    /// <summary>What was typed on the page and cannot be kept as an answer, such as words where a number belongs.</summary>
    public IReadOnlyList<AnswerError> Unreadable => [.. Errors.Where(error => error.Kind is not (AnswerErrorKind.Required or AnswerErrorKind.Constraint))];

    /// <summary>The ids of questions that are asked because of answers on this very page, and were not seen yet.</summary>
    public IReadOnlyList<string> NewFields { get; }

    /// <summary>What keeps the respondent on the page.</summary>
    public IReadOnlyList<AnswerError> Hindrances =>
        Step switch
        {
            FormStep.Next or FormStep.HandIn => Errors,
            FormStep.Show when GoesBack => [],
            FormStep.Show or FormStep.Later or FormStep.Back or FormStep.Leave or FormStep.Review => Unreadable,
            _ => [],
        };

    /// <summary>Whether the page must be shown again before the step is taken.</summary>
    public bool Stays => Step == FormStep.Stay || Hindrances.Count > 0 || (Step is FormStep.Next or FormStep.HandIn && NewFields.Count > 0);

    /// <summary>Reads a page.</summary>
    /// <param name="form">The form.</param>
    /// <param name="page">Which of its pages.</param>
    /// <param name="sent">What was sent.</param>
    /// <param name="before">The answers to the other pages.</param>
    /// <param name="today">The authority's day.</param>
    /// <param name="switchesLanguage">Whether the page was sent by the language switch.</param>
    public static FormPost Read(SurveyForm form, Page page, IFormCollection sent, AnswerSet before, DateOnly today, bool switchesLanguage)
    {
        var action = sent[FormFields.Action].ToString().Split(':');
        var step = switchesLanguage
            ? FormStep.Stay
            : action[0] switch
            {
                "later" => FormStep.Later,
                "back" => FormStep.Back,
                "leave" => FormStep.Leave,
                "review" => FormStep.Review,
                "hand-in" => FormStep.HandIn,
                "show" => FormStep.Show,
                "add" or "remove" => FormStep.Stay,
                _ => FormStep.Next,
            };
        FormInput input = name => sent[name];
        if (action is ["add", var added] && form.Instrument.Find(FormFields.QuestionOf(added)) is Repeat)
            input = WithAnother(input, added);
        if (action is ["remove", var repeat, var place] && int.TryParse(place, NumberStyles.None, CultureInfo.InvariantCulture, out var removed))
            input = Without(input, repeat, removed);
        var seen = sent[FormFields.Shown].ToString().Split(' ').ToHashSet(StringComparer.Ordinal);
        var target = step == FormStep.Show ? form.Find(string.Join(':', action[1..])) : null;
        return new FormPost(page, step, AnswerSheet.Read(form.Instrument, WithOther(input, page), today, page, before), seen)
        {
            Target = target,
            GoesBack = target is not null && form.Pages.TakeWhile(other => other != page).Contains(target),
        };
    }

    // A text for "other" without its box ticked means the box.
    private static FormInput WithOther(FormInput input, Page page)
    {
        var others = FormFields
            .QuestionsIn(page.Nodes)
            .Where(item => item.Question.OrOther && item.Name == item.Question.Name)
            .ToDictionary(item => item.Name, item => item.Question, StringComparer.Ordinal);
        if (others.Count == 0)
            return input;
        return name =>
        {
            var given = input(name);
            if (!others.TryGetValue(FormFields.QuestionOf(name), out var question))
                return given;
            if (input(name + "_other") is not [{ } text] || string.IsNullOrWhiteSpace(text))
                return given;
            var chosen = given.Where(value => !string.IsNullOrEmpty(value)).ToList();
            return question.Type == QuestionType.SelectMultiple || chosen.Count == 0 ? [.. chosen, AnswerChoice.Other] : given;
        };
    }

    /// <param name="input">What was sent.</param>
    /// <param name="repeat">The repeat, behind the entry in which it stands.</param>
    private static FormInput WithAnother(FormInput input, string repeat)
    {
        var count = 0;
        while (count < Repeat.MaxInstances && input(EntryField(repeat, count)).Count > 0)
            count++;
        var added = EntryField(repeat, count);
        return name => name == added ? [AnswerSheet.NewEntry] : input(name);
    }

    private static FormInput Without(FormInput input, string repeat, int removed) =>
        name =>
        {
            if (!name.StartsWith(repeat + "[", StringComparison.Ordinal))
                return input(name);
            var start = repeat.Length + 1;
            var end = name.IndexOf(']', start);
            var place = int.Parse(name.AsSpan(start, end - start), CultureInfo.InvariantCulture);
            return input(place < removed ? name : EntryField(repeat, place + 1) + name[(end + 1)..]);
        };

    private static string EntryField(string repeat, int place) => FormattableString.Invariant($"{repeat}[{place}]");

    private static IEnumerable<(string Seen, string Id)> Asked(Page page, AnswerSheet sheet) =>
        Asked(page.Container is Repeat repeat ? [repeat] : page.Nodes, sheet, entry: null);

    private static IEnumerable<(string Seen, string Id)> Asked(IReadOnlyList<Node> nodes, AnswerSheet sheet, Entry? entry) =>
        nodes.SelectMany(node =>
            node switch
            {
                Question { IsAsked: true } question when sheet.IsRelevant(question.Name, entry) =>
                [
                    (Entry.FieldOf(entry, question.Name) + sheet.OfferMark(question, entry), FormFields.Id(question.Name, entry)),
                ],
                Repeat repeat when sheet.IsRelevant(repeat.Name, entry) => sheet
                    .Entries(repeat.Name, entry)
                    .SelectMany(within => Asked(repeat.Nodes, sheet, within)),
                Group group => Asked(group.Nodes, sheet, entry),
                _ => [],
            }
        );
}
