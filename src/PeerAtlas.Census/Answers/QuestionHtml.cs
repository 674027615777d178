using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using PeerAtlas.Instruments;

namespace PeerAtlas.Census.Answers;

/// <summary>
/// Writes the field of one question in one language. The markup is that of the usa-* tag helpers, which a test holds it to;
/// it is written directly, with the texts encoded once, because the anonymous survey's pages cost nearly nothing that way.
/// </summary>
internal sealed class QuestionHtml
{
    internal static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    private readonly Question question;
    private readonly FormWords words;
    private readonly string label;
    private readonly string hint;
    private readonly string guidance;
    private readonly string longest;
    private readonly WrittenChoice[] choices;

    /// <param name="question">The question.</param>
    /// <param name="choices">The choices that it offers.</param>
    /// <param name="language">The page's language.</param>
    /// <param name="answer">The HTML of an answer that a text names; null where no text names any.</param>
    public QuestionHtml(Question question, IReadOnlyList<AnswerChoice> choices, string language, Func<string, string>? answer = null)
    {
        this.question = question;
        words = FormWords.In(language);
        label = Text(question.Label, language, answer);
        hint = HintOf(question, language, answer);
        guidance = Text(question.Guidance, language, answer);
        longest = question.MaxLength.ToString(CultureInfo.InvariantCulture);
        this.choices = [.. choices.Select(choice => new WrittenChoice(choice.Name, Encoder.Encode(choice.Name), Text(choice.Label, language, answer)))];
        if (question.Range is { } range && RangeNumbers.AreListed(range))
            this.choices = [.. RangeNumbers.Of(range).Select(number => new WrittenChoice(number, number, number))];
    }

    /// <summary>A text encoded for the page; one that is not there in the page's language says which language it is in.</summary>
    public static string Text(LocalizedText text, string language, Func<string, string>? answer = null)
    {
        var encoded = LabelHtml.Of(text.In(language), answer);
        return text.IsEmpty || text.Has(language) || text.Texts[0].Key == "und"
            ? encoded
            : $"<span lang=\"{Encoder.Encode(text.Texts[0].Key)}\">{encoded}</span>";
    }

    /// <summary>What helps with the question; of a range, its numbers too where they are typed.</summary>
    private string HintOf(Question question, string language, Func<string, string>? answer)
    {
        var hint = Text(question.Hint, language, answer);
        if (question.Range is not { } range || RangeNumbers.AreListed(range))
            return hint;
        var numbers = words.FromTo(RangeNumbers.Text(range.Start), RangeNumbers.Text(range.End));
        return hint.Length == 0 ? numbers : $"{hint}<br>{numbers}";
    }

    /// <summary>Writes a note: words between questions, and what was worked out, if it shows that.</summary>
    public void WriteNote(TextWriter html, string? shown = null)
    {
        html.Write("<div class=\"pa-note\"><p>");
        html.Write(label);
        if (shown is not null)
            html.Write($"<br><strong>{shown}</strong>");
        html.Write("</p>");
        if (hint.Length > 0)
            html.Write($"<p class=\"usa-hint\">{hint}</p>");
        html.Write("</div>");
    }

    /// <summary>Writes the field; <paramref name="otherText"/> is what stands in the text of "other", where it is offered.</summary>
    public void Write(TextWriter html, in FieldState field, FieldState? otherText = null)
    {
        html.Write(field.Error is null ? "<div class=\"usa-form-group\"" : "<div class=\"usa-form-group usa-form-group--error\"");
        html.Write(
            field.Offer.Length == 0 ? ">"
            : field.Offered is null ? $" data-offer=\"{field.Offer}\">"
            : $" data-offer=\"{field.Offer}\" data-offers=\"{field.Name}\">"
        );
        if (question.Type == QuestionType.Rank)
        {
            WriteRank(html, field);
        }
        else if (question.Type == QuestionType.Acknowledge)
        {
            WriteAcknowledge(html, field);
        }
        else if (IsFieldset)
        {
            WriteFieldset(html, field);
        }
        else
        {
            WriteLabel(html, field);
            WriteHintAndError(html, field);
            WriteControl(html, field);
        }

        html.Write("</div>");
        if (otherText is { } other)
            WriteOther(html, other);
    }

    private bool IsFieldset =>
        question.Type == QuestionType.SelectMultiple
        || (question.Type == QuestionType.SelectOne && !question.Looks("minimal") && !question.Looks("autocomplete"))
        || (question is { Type: QuestionType.Range, Range: { } range } && question.Looks("likert") && RangeNumbers.AreListed(range));

    private bool IsRow => question.Looks("likert") || question.Looks("horizontal") || question.Looks("columns") || question.Looks("list-nolabel");

    private void WriteLabel(TextWriter html, in FieldState field)
    {
        html.Write(field.Error is null ? "<label class=\"usa-label\" for=\"" : "<label class=\"usa-label usa-label--error\" for=\"");
        html.Write(field.Id);
        html.Write("\">");
        WriteLabelContent(html, field);
        html.Write("</label>");
    }

    private void WriteLabelContent(TextWriter html, in FieldState field)
    {
        html.Write(label);
        if (field.IsRequired)
            html.Write(words.RequiredMark);
    }

    private void WriteHintAndError(TextWriter html, in FieldState field)
    {
        if (hint.Length > 0)
            html.Write($"<div class=\"usa-hint\" id=\"{field.Id}-hint\">{hint}</div>");
        if (guidance.Length > 0)
            html.Write($"<details class=\"pa-guidance\"><summary>{words.MoreHelp}</summary>{guidance}</details>");
        if (field.Error is not null)
            html.Write($"<div class=\"usa-error-message\" id=\"{field.Id}-error\">{words.ErrorMark}{Encoder.Encode(field.Error)}</div>");
        if (field.SavedMeanwhile is not null)
        {
            var saved = field.SavedMeanwhile.Length == 0 ? words.NothingSaved : Encoder.Encode(field.SavedMeanwhile);
            html.Write($"<div class=\"pa-meanwhile\" id=\"{field.Id}-saved\"><strong>{words.SavedMeanwhile}</strong>{saved}</div>");
        }
    }

    private void WriteDescription(TextWriter html, in FieldState field)
    {
        if (hint.Length == 0 && field.Error is null && field.SavedMeanwhile is null)
            return;
        var ids = new List<string>(3);
        if (hint.Length > 0)
            ids.Add(field.Id + "-hint");
        if (field.Error is not null)
            ids.Add(field.Id + "-error");
        if (field.SavedMeanwhile is not null)
            ids.Add(field.Id + "-saved");
        html.Write($" aria-describedby=\"{string.Join(' ', ids)}\"");
    }

    private static void WriteStates(TextWriter html, in FieldState field)
    {
        if (field.IsRequired)
            html.Write(" aria-required=\"true\"");
        if (field.Error is not null)
            html.Write(" aria-invalid=\"true\"");
    }

    private void WriteFieldset(TextWriter html, in FieldState field)
    {
        html.Write(IsRow ? "<fieldset class=\"usa-fieldset pa-row\"" : "<fieldset class=\"usa-fieldset\"");
        WriteDescription(html, field);
        if (question.Type != QuestionType.SelectMultiple)
        {
            html.Write(" role=\"radiogroup\"");
            WriteStates(html, field);
        }

        html.Write(field.Error is null ? "><legend class=\"usa-legend\">" : "><legend class=\"usa-legend usa-label--error\">");
        WriteLabelContent(html, field);
        html.Write("</legend>");
        WriteHintAndError(html, field);
        var isToOpen = question.Type == QuestionType.SelectMultiple && question.Looks("minimal");
        if (isToOpen)
            Write(
                html,
                "<details class=\"pa-guidance\"",
                field.Values.Count > 0 || field.Error is not null ? " open>" : ">",
                "<summary>",
                words.Select,
                "</summary>"
            );
        WriteChoices(html, field);
        html.Write(isToOpen ? "</details></fieldset>" : "</fieldset>");
    }

    private void WriteChoices(TextWriter html, in FieldState field)
    {
        var kind = question.Type == QuestionType.SelectMultiple ? "checkbox" : "radio";
        // Without the last a radio button that was chosen by mistake could not be taken back.
        var canBeTakenBack = kind == "radio" && !field.IsRequired && field.Values.Count > 0;
        ChoiceHtml.WriteBoxes(html, choices, field, kind, canBeTakenBack ? words.NoAnswer : null);
    }

    private void WriteControl(TextWriter html, in FieldState field)
    {
        var value = field.Values.Count > 0 ? field.Values[0] : "";
        switch (question)
        {
            case { Type: QuestionType.SelectOne }:
            case { Type: QuestionType.Range, Range: { } range } when RangeNumbers.AreListed(range):
                WriteSelect(html, field);
                break;
            case { Type: QuestionType.Text } when question.Looks("multiline"):
                WriteStart(html, "textarea", "usa-textarea", field);
                // Browsers drop one line break at the start of the content; this is the one.
                Write(html, " maxlength=\"", longest, "\" rows=\"5\">\n");
                Encoder.Encode(html, value);
                html.Write("</textarea>");
                break;
            case { Type: QuestionType.Text }:
                WriteInput(html, "usa-input", $" type=\"text\" maxlength=\"{longest}\"", value, field);
                break;
            case { Type: QuestionType.Date }:
                WriteInput(html, "usa-input usa-input--medium", " type=\"date\"", value, field);
                break;
            case { Type: QuestionType.Time }:
                WriteInput(html, "usa-input usa-input--medium", " type=\"time\"", value, field);
                break;
            case { Type: QuestionType.DateTime }:
                WriteInput(html, "usa-input", " type=\"datetime-local\"", value, field);
                break;
            case { Type: QuestionType.Integer }:
                WriteInput(html, "usa-input usa-input--medium", " type=\"text\" inputmode=\"numeric\" autocomplete=\"off\"", value, field);
                break;
            default:
                WriteInput(html, "usa-input usa-input--medium", " type=\"text\" inputmode=\"decimal\" autocomplete=\"off\"", value, field);
                break;
        }
    }

    private void WriteInput(TextWriter html, string cssClass, string attributes, string value, in FieldState field)
    {
        WriteStart(html, "input", cssClass, field);
        Write(html, attributes, " value=\"");
        Encoder.Encode(html, value);
        html.Write("\">");
    }

    private void WriteSelect(TextWriter html, in FieldState field)
    {
        WriteStart(html, "select", "usa-select", field);
        html.Write(">");
        ChoiceHtml.WriteOptions(html, choices, field, words.Select, field.Values.Contains);
        html.Write("</select>");
    }

    private void WriteStart(TextWriter html, string tag, string cssClass, in FieldState field)
    {
        Write(html, "<", tag, " class=\"", cssClass, field.Error is null ? "\" id=\"" : " usa-input--error\" id=\"", field.Id, "\" name=\"", field.Name, "\"");
        WriteStates(html, field);
        WriteDescription(html, field);
    }

    /// <summary>A place for each choice, from the first on.</summary>
    private void WriteRank(TextWriter html, in FieldState field)
    {
        html.Write("<fieldset class=\"usa-fieldset\"");
        WriteDescription(html, field);
        html.Write(field.Error is null ? "><legend class=\"usa-legend\">" : "><legend class=\"usa-legend usa-label--error\">");
        WriteLabelContent(html, field);
        html.Write("</legend>");
        WriteHintAndError(html, field);
        for (var place = 0; place < choices.Length; place++)
        {
            var id = place == 0 ? field.Id : string.Create(CultureInfo.InvariantCulture, $"{field.Id}-{place + 1}");
            var chosen = place < field.Values.Count ? field.Values[place] : "";
            html.Write($"<label class=\"usa-label\" for=\"{id}\">{words.Place} {(place + 1).ToString(CultureInfo.InvariantCulture)}</label>");
            Write(html, "<select class=\"usa-select\" id=\"", id, "\" name=\"", field.Name, "\">");
            ChoiceHtml.WriteOptions(html, choices, field, words.Select, value => value == chosen);
            html.Write("</select>");
        }

        html.Write("</fieldset>");
    }

    private void WriteAcknowledge(TextWriter html, in FieldState field)
    {
        WriteHintAndError(html, field);
        Write(html, "<div class=\"usa-checkbox\"><input class=\"usa-checkbox__input\" type=\"checkbox\" id=\"", field.Id, "\" name=\"", field.Name);
        html.Write(field.Values.Count > 0 ? "\" value=\"OK\" checked=\"checked\"" : "\" value=\"OK\"");
        WriteStates(html, field);
        WriteDescription(html, field);
        Write(html, "><label class=\"usa-checkbox__label\" for=\"", field.Id, "\">");
        WriteLabelContent(html, field);
        html.Write("</label></div>");
    }

    private void WriteOther(TextWriter html, in FieldState field)
    {
        Write(html, "<div class=\"pa-other\"><label class=\"usa-label\" for=\"", field.Id, "\">", words.OtherText);
        Write(html, " <span class=\"usa-sr-only\">", label, "</span></label>");
        Write(html, "<input class=\"usa-input\" type=\"text\" maxlength=\"", longest, "\" id=\"", field.Id, "\" name=\"", field.Name, "\" value=\"");
        Encoder.Encode(html, field.Values.Count > 0 ? field.Values[0] : "");
        html.Write("\"></div>");
    }

    private static void Write(TextWriter html, params ReadOnlySpan<string> parts)
    {
        foreach (var part in parts)
            html.Write(part);
    }
}
