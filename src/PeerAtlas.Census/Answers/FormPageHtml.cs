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
            WriteRepeat(writer, repeat, isPage: true);
        else
            WriteNodes(writer, page.Nodes, null, 0);
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

    private void WriteNodes(TextWriter html, IReadOnlyList<Node> nodes, Repeat? repeat, int instance)
    {
        foreach (var node in nodes)
            WriteNode(html, node, repeat, instance);
    }

    private void WriteNode(TextWriter html, Node node, Repeat? repeat, int instance)
    {
        var isAsked = !isAside && sheet.IsRelevant(node.Name, repeat is null ? null : instance);
        if (logic?.Decides(node.Name) == true)
            WritePlace(html, node, repeat, instance, isAsked);
        else if (isAsked || (isAside && node.Relevant is null))
            WriteAsked(html, node, repeat, instance);
        else
            KeepUnasked(html, node, repeat, instance);
    }

    // What answers on the page may lead to stands in its place, aside, where nobody sees or hears it; what was answered is kept as ever.
    private void WritePlace(TextWriter html, Node node, Repeat? repeat, int instance, bool isAsked)
    {
        html.Write($"<div data-when=\"{FormFields.Name(node.Name, repeat, instance)}\"");
        html.Write(isAsked ? ">" : " hidden><template>");
        var wasAside = isAside;
        isAside = !isAsked;
        WriteAsked(html, node, repeat, instance);
        isAside = wasAside;
        if (!isAsked)
        {
            html.Write("</template>");
            KeepUnasked(html, node, repeat, instance);
        }

        html.Write("</div>");
    }

    private void WriteAsked(TextWriter html, Node node, Repeat? repeat, int instance)
    {
        switch (node)
        {
            case Question question:
                WriteQuestion(html, question, repeat, instance);
                break;
            case Repeat inner:
                WriteRepeat(html, inner, isPage: false);
                break;
            case Container group:
                var answer = Answer(repeat, instance);
                if (!group.Label.IsEmpty)
                    html.Write($"<h2>{QuestionHtml.Text(group.Label, language, answer)}</h2>");
                if (!group.Hint.IsEmpty)
                    html.Write($"<p class=\"usa-hint\">{QuestionHtml.Text(group.Hint, language, answer)}</p>");
                if (group.Looks("table-list"))
                    html.Write("<div class=\"pa-table-list\">");
                WriteNodes(html, group.Nodes, repeat, instance);
                if (group.Looks("table-list"))
                    html.Write("</div>");
                break;
        }
    }

    private void WriteQuestion(TextWriter html, Question question, Repeat? repeat, int instance)
    {
        int? place = repeat is null ? null : instance;
        var writer =
            question.ChoiceFilter is not null || form.Instrument.NamesAnswers(question)
                ? new QuestionHtml(question, sheet.ChoicesOf(question, place), language, Answer(repeat, instance))
                : form.Html(question, language);
        if (!question.IsAsked)
        {
            if (question.IsShown)
                writer.WriteNote(html, question.Calculation is null ? null : Answer(repeat, instance)(question.Name));
            return;
        }

        var field = Field(question.Name, repeat, instance) with { Offer = FormFields.OfferMark(question, sheet, place) };
        if (!isAside)
        {
            if (shown.Length > 0)
                shown.Append(' ');
            shown.Append(field.Name).Append(field.Offer);
        }

        writer.Write(html, field, question.OrOther ? Field(question.OtherName, repeat, instance) : null);
    }

    private FieldState Field(string name, Repeat? repeat, int instance)
    {
        int? place = repeat is null ? null : instance;
        var fieldName = FormFields.Name(name, repeat, instance);
        return new FieldState(
            fieldName,
            FormFields.Id(name, repeat?.Name, place),
            sheet.FieldValues(name, place),
            isAside ? sheet.IsRequiredWhenAsked(name, place) : sheet.IsRequired(name, place),
            Errors.Count == 0 ? null : Errors.FirstOrDefault(error => error.Name == name && error.Instance == place)?.Message.In(language),
            SavedMeanwhile.GetValueOrDefault(fieldName)
        );
    }

    /// <summary>The HTML of an answer that a text names; a browser that runs scripts keeps it true while the page is being answered.</summary>
    private Func<string, string> Answer(Repeat? around, int instance) =>
        name =>
        {
            var repeat = form.Instrument.RepeatOf(name);
            var place = repeat == around ? instance : 0;
            var text = QuestionHtml.Encoder.Encode(sheet.CurrentText(name, repeat is null ? null : place));
            return $"<span data-answer=\"{FormFields.Name(name, repeat, place)}\">{text}</span>";
        };

    private void WriteRepeat(TextWriter html, Repeat repeat, bool isPage)
    {
        var title = repeat.Label.IsEmpty ? words.Entry : QuestionHtml.Text(repeat.Label, language, Answer(null, 0));
        html.Write($"<div id=\"{FormFields.Id(repeat.Name)}\">");
        if (!isPage)
            html.Write($"<h2>{title}</h2>");
        if (!repeat.Hint.IsEmpty)
            html.Write($"<p class=\"usa-hint\">{QuestionHtml.Text(repeat.Hint, language)}</p>");
        if (SavedMeanwhile.TryGetValue(repeat.Name, out var saved))
            html.Write(
                $"<div class=\"pa-meanwhile\"><strong>{words.SavedMeanwhile}</strong>"
                    + $"{(saved.Length == 0 ? words.NothingSaved : QuestionHtml.Encoder.Encode(saved))}</div>"
            );

        var count = sheet.InstanceCount(repeat.Name);
        for (var instance = 0; instance < count; instance++)
            WriteInstance(html, repeat, instance, title);
        if (count < Repeat.MaxInstances && repeat.Count is null)
            html.Write(
                $"<button class=\"usa-button usa-button--outline\" type=\"submit\" name=\"{FormFields.Action}\" "
                    + $"value=\"add:{repeat.Name}\" formnovalidate>{words.Add}<span class=\"usa-sr-only\">: {title}</span></button>"
            );
        html.Write("</div>");
    }

    private void WriteInstance(TextWriter html, Repeat repeat, int instance, string title)
    {
        var number = (instance + 1).ToString(CultureInfo.InvariantCulture);
        html.Write(
            "<fieldset class=\"usa-fieldset pa-instance\" "
                + $"id=\"{FormFields.Id("", repeat.Name, instance)}\"><legend class=\"usa-legend\">{title} {number}</legend>"
        );
        WriteHidden(html, FormFields.Instance(repeat.Name, instance), "1");
        WriteNodes(html, repeat.Nodes, repeat, instance);
        if (repeat.Count is not null)
        {
            html.Write("</fieldset>");
            return;
        }

        html.Write(
            $"<button class=\"usa-button usa-button--unstyled\" type=\"submit\" name=\"{FormFields.Action}\" "
                + $"value=\"remove:{repeat.Name}:{instance}\" formnovalidate>{words.Remove} "
                + $"<span class=\"usa-sr-only\">{title} </span>{number}</button></fieldset>"
        );
    }

    // What was answered before an earlier answer made the question go away comes back if the question does.
    private void KeepUnasked(TextWriter html, Node node, Repeat? repeat, int instance)
    {
        if (node is Repeat inner)
            KeepInstances(html, inner);
        else if (node is Container group)
            foreach (var child in group.Nodes)
                KeepUnasked(html, child, repeat, instance);
        else
            foreach (var (name, _) in FormFields.QuestionsIn([node]))
                KeepValues(html, name, repeat, instance);
    }

    private void KeepInstances(TextWriter html, Repeat repeat)
    {
        for (var instance = 0; instance < sheet.InstanceCount(repeat.Name); instance++)
        {
            WriteHidden(html, FormFields.Instance(repeat.Name, instance), "1");
            foreach (var (name, _) in FormFields.QuestionsIn(repeat.Nodes))
                KeepValues(html, name, repeat, instance);
        }
    }

    private void KeepValues(TextWriter html, string name, Repeat? repeat, int instance)
    {
        foreach (var value in sheet.FieldValues(name, repeat is null ? null : instance))
            WriteHidden(html, FormFields.Name(name, repeat, instance), value);
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
