using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;
using PeerAtlas.Instruments;

namespace PeerAtlas.Census.Answers;

/// <summary>The questions of one page as they stand for given answers: what goes between the form's tags.</summary>
/// <param name="form">The form.</param>
/// <param name="page">The page.</param>
/// <param name="sheet">The answers that stand in the fields.</param>
/// <param name="language">"en" or "es".</param>
internal sealed class FormPageHtml(SurveyForm form, Page page, AnswerSheet sheet, string language) : IHtmlContent
{
    private readonly StringBuilder shown = new();
    private readonly FormWords words = FormWords.In(language);
    private readonly PageLogic? logic = form.Logic(page);
    private bool isAside;

    /// <summary>What is said to be wrong; nothing before the page was sent.</summary>
    public IReadOnlyList<AnswerError> Errors { get; init; } = [];

    /// <summary>By field name, what somebody else saved while this was being typed.</summary>
    public IReadOnlyDictionary<string, string> SavedMeanwhile { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    public void WriteTo(TextWriter writer, HtmlEncoder encoder)
    {
        shown.Clear();
        if (page.Container is Repeat repeat)
            WriteRepeat(writer, repeat, null, isPage: true);
        else
            WriteNodes(writer, page.Nodes, null);
        // The server cannot see an empty radio group in what is sent; this says which questions the person has seen.
        writer.Write($"<input type=\"hidden\" name=\"{FormFields.Shown}\" value=\"{shown}\">");
        if (logic is not null)
            WriteLogic(writer, logic);
    }

    // A browser that runs scripts shows follow-up questions while the page is being answered.
    private void WriteLogic(TextWriter html, PageLogic decides)
    {
        html.Write($"<p class=\"usa-sr-only\" role=\"status\" id=\"{FormFields.News}\"");
        html.Write($" data-one=\"{words.OneAppeared}\" data-more=\"{words.MoreAppeared}\" data-other=\"{words.PageChanged}\"></p>");
        html.Write($"<script type=\"application/json\" id=\"{FormFields.Logic}\">");
        decides.WriteTo(html, sheet);
        html.Write("</script>");
    }

    private void WriteNodes(TextWriter html, IReadOnlyList<Node> nodes, Entry? entry)
    {
        foreach (var node in nodes)
            WriteNode(html, node, entry);
    }

    private void WriteNode(TextWriter html, Node node, Entry? entry)
    {
        var isAsked = !isAside && sheet.IsRelevant(node.Name, entry);
        if (logic?.Decides(node.Name) == true)
            WritePlace(html, node, entry, isAsked);
        else if (isAsked || (isAside && node.Relevant is null))
            WriteAsked(html, node, entry);
        else
            KeepUnasked(html, node, entry);
    }

    // What answers on the page may lead to stands in its place, aside, where nobody sees or hears it; what was answered is kept as ever.
    private void WritePlace(TextWriter html, Node node, Entry? entry, bool isAsked)
    {
        html.Write($"<div data-when=\"{Entry.FieldOf(entry, node.Name)}\"");
        html.Write(isAsked ? ">" : " hidden><template>");
        var wasAside = isAside;
        isAside = !isAsked;
        WriteAsked(html, node, entry);
        isAside = wasAside;
        if (!isAsked)
        {
            html.Write("</template>");
            KeepUnasked(html, node, entry);
        }

        html.Write("</div>");
    }

    private void WriteAsked(TextWriter html, Node node, Entry? entry)
    {
        switch (node)
        {
            case Question question:
                WriteQuestion(html, question, entry);
                break;
            case Repeat inner:
                WriteRepeat(html, inner, entry, isPage: false);
                break;
            case Container group:
                var answer = Answer(entry);
                if (!group.Label.IsEmpty)
                    html.Write($"<h2>{QuestionHtml.Text(group.Label, language, answer)}</h2>");
                if (!group.Hint.IsEmpty)
                    html.Write($"<p class=\"usa-hint\">{QuestionHtml.Text(group.Hint, language, answer)}</p>");
                if (group.Looks("table-list"))
                    html.Write("<div class=\"pa-table-list\">");
                WriteNodes(html, group.Nodes, entry);
                if (group.Looks("table-list"))
                    html.Write("</div>");
                break;
        }
    }

    private void WriteQuestion(TextWriter html, Question question, Entry? entry)
    {
        // Where answers on the page decide what is offered, the page holds all choices, and those that are not offered are hidden.
        var isFiltered = logic?.Filters(question) == true;
        var isOfItsOwn = question.ChoiceFilter is not null || form.Instrument.NamesAnswers(question);
        var offered = isOfItsOwn ? sheet.ChoicesOf(question, entry) : [];
        var writer = isOfItsOwn
            ? new QuestionHtml(question, isFiltered ? form.Instrument.ChoicesOf(question) : offered, language, Answer(entry))
            : form.Html(question, language);
        if (!question.IsAsked)
        {
            if (question.IsShown)
                writer.WriteNote(html, question.Calculation is null ? null : Answer(entry)(question.Name));
            return;
        }

        var field = Field(question.Name, entry) with
        {
            Offer = sheet.OfferMark(question, entry),
            Offered = isFiltered ? [.. offered.Select(choice => choice.Name)] : null,
        };
        if (!isAside)
        {
            if (shown.Length > 0)
                shown.Append(' ');
            shown.Append(field.Name).Append(field.Offer);
        }

        writer.Write(html, field, question.OrOther ? Field(question.OtherName, entry) : null);
    }

    private FieldState Field(string name, Entry? entry)
    {
        var field = Entry.FieldOf(entry, name);
        return new FieldState(
            field,
            FormFields.Id(name, entry),
            sheet.FieldValues(name, entry),
            isAside ? sheet.IsRequiredWhenAsked(name, entry) : sheet.IsRequired(name, entry),
            Errors.Count == 0 ? null : Errors.FirstOrDefault(error => error.Name == name && error.Entry == entry)?.Message.In(language),
            SavedMeanwhile.GetValueOrDefault(field)
        );
    }

    /// <summary>The HTML of an answer that a text names; a browser that runs scripts keeps it true while the page is being answered.</summary>
    private Func<string, string> Answer(Entry? entry) =>
        name =>
        {
            var text = QuestionHtml.Encoder.Encode(sheet.CurrentText(name, entry, language));
            return $"<span data-answer=\"{Entry.FieldOf(sheet.EntryOf(name, entry), name)}\">{text}</span>";
        };

    private void WriteRepeat(TextWriter html, Repeat repeat, Entry? around, bool isPage)
    {
        var title = repeat.Label.IsEmpty ? words.Entry : QuestionHtml.Text(repeat.Label, language, Answer(around));
        var heading = around is null ? "h2" : "h3";
        html.Write($"<div id=\"{FormFields.Id(repeat.Name, around)}\">");
        if (!isPage)
            html.Write($"<{heading}>{title}</{heading}>");
        if (!repeat.Hint.IsEmpty)
            html.Write($"<p class=\"usa-hint\">{QuestionHtml.Text(repeat.Hint, language, Answer(around))}</p>");
        if (around is null && SavedMeanwhile.TryGetValue(repeat.Name, out var saved))
            html.Write(
                $"<div class=\"pa-meanwhile\"><strong>{words.SavedMeanwhile}</strong>"
                    + $"{(saved.Length == 0 ? words.NothingSaved : QuestionHtml.Encoder.Encode(saved))}</div>"
            );

        foreach (var entry in sheet.Entries(repeat.Name, around))
            WriteEntry(html, repeat, entry, title);
        if (repeat.Count is null && sheet.HasRoom(repeat.Name, around))
            html.Write(
                $"<button class=\"usa-button usa-button--outline\" type=\"submit\" name=\"{FormFields.Action}\" "
                    + $"value=\"add:{Entry.FieldOf(around, repeat.Name)}\" formnovalidate>{words.Add}"
                    + $"<span class=\"usa-sr-only\">: {title}{Within(around)}</span></button>"
            );
        html.Write("</div>");
    }

    /// <summary>Which of several entries a button is about, for who does not see where it stands.</summary>
    private static string Within(Entry? around) => around is null ? "" : $" {Number(around)}";

    private static string Number(Entry entry) =>
        (entry.Around is null ? "" : Number(entry.Around) + ".") + (entry.Place + 1).ToString(CultureInfo.InvariantCulture);

    private void WriteEntry(TextWriter html, Repeat repeat, Entry entry, string title)
    {
        html.Write(
            "<fieldset class=\"usa-fieldset pa-instance\" "
                + $"id=\"{FormFields.EntryId(entry)}\"><legend class=\"usa-legend\">{title} {Number(entry)}</legend>"
        );
        WriteHidden(html, entry.Field, "1");
        WriteNodes(html, repeat.Nodes, entry);
        if (repeat.Count is not null)
        {
            html.Write("</fieldset>");
            return;
        }

        html.Write(
            $"<button class=\"usa-button usa-button--unstyled\" type=\"submit\" name=\"{FormFields.Action}\" "
                + $"value=\"remove:{Entry.FieldOf(entry.Around, repeat.Name)}:{entry.Place}\" formnovalidate>{words.Remove} "
                + $"<span class=\"usa-sr-only\">{title} </span>{Number(entry)}</button></fieldset>"
        );
    }

    // What was answered before an earlier answer made the question go away comes back if the question does.
    private void KeepUnasked(TextWriter html, Node node, Entry? entry)
    {
        switch (node)
        {
            case Repeat inner:
                foreach (var within in sheet.Entries(inner.Name, entry))
                {
                    WriteHidden(html, within.Field, "1");
                    foreach (var child in inner.Nodes)
                        KeepUnasked(html, child, within);
                }

                break;
            case Container group:
                foreach (var child in group.Nodes)
                    KeepUnasked(html, child, entry);
                break;
            default:
                foreach (var (name, _) in FormFields.QuestionsIn([node]))
                    KeepValues(html, name, entry);
                break;
        }
    }

    private void KeepValues(TextWriter html, string name, Entry? entry)
    {
        foreach (var value in sheet.FieldValues(name, entry))
            WriteHidden(html, Entry.FieldOf(entry, name), value);
    }

    private static void WriteHidden(TextWriter html, string name, string value)
    {
        html.Write("<input type=\"hidden\" name=\"");
        html.Write(name);
        html.Write("\" value=\"");
        QuestionHtml.Encoder.Encode(html, value);
        html.Write("\">");
    }
}
