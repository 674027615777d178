using System.Globalization;

namespace PeerAtlas.Census.Answers;

/// <summary>A choice as it is written: its name, as it is and encoded, and its label's HTML.</summary>
internal readonly record struct WrittenChoice(string Value, string Encoded, string Label);

/// <summary>
/// Writes the choices of a question, as buttons and boxes or as a list to open. What other answers on the page keep from being offered stands
/// there hidden, for a browser that runs scripts; nothing of it is sent.
/// </summary>
internal static class ChoiceHtml
{
    /// <summary>Writes a button or box for each choice; the first that is offered has the field's own id, so that the error summary leads to it.</summary>
    /// <param name="html">Where to.</param>
    /// <param name="choices">The choices.</param>
    /// <param name="field">The field.</param>
    /// <param name="kind">"radio" or "checkbox".</param>
    /// <param name="noAnswer">What a last button says that takes an answer back; null without one.</param>
    public static void WriteBoxes(TextWriter html, WrittenChoice[] choices, in FieldState field, string kind, string? noAnswer)
    {
        var isOwnId = true;
        for (var at = 0; at < choices.Length; at++)
        {
            var isOffered = field.Offers(choices[at].Value);
            var number = isOwnId && isOffered ? "" : Number(at);
            isOwnId = isOwnId && !isOffered;
            WriteBox(html, field, kind, number, choices[at], field.Values.Contains(choices[at].Value), isOffered);
        }

        if (noAnswer is not null)
            WriteBox(html, field, kind, Number(choices.Length), new("", "", noAnswer), isChosen: false, isOffered: true);
    }

    /// <summary>Writes the options of a list to open, the empty one first.</summary>
    public static void WriteOptions(TextWriter html, WrittenChoice[] choices, in FieldState field, string select, Func<string, bool> isChosen)
    {
        Write(html, "<option value=\"\">", select, "</option>");
        foreach (var (value, encoded, label) in choices)
        {
            Write(html, "<option value=\"", encoded, isChosen(value) ? "\" selected=\"selected\"" : "\"");
            Write(html, field.Offers(value) ? ">" : " hidden disabled>", label, "</option>");
        }
    }

    private static string Number(int at) => "-" + (at + 1).ToString(CultureInfo.InvariantCulture);

    private static void WriteBox(TextWriter html, in FieldState field, string kind, string number, WrittenChoice choice, bool isChosen, bool isOffered)
    {
        Write(html, "<div class=\"usa-", kind, isOffered ? "\"" : "\" hidden", "><input class=\"usa-", kind, "__input\" type=\"", kind);
        Write(html, "\" id=\"", field.Id, number, "\" name=\"", field.Name, "\" value=\"", choice.Encoded, isChosen ? "\" checked=\"checked\"" : "\"");
        if (field.Error is not null && kind == "checkbox")
            html.Write(" aria-invalid=\"true\"");
        Write(html, isOffered ? "" : " disabled", "><label class=\"usa-", kind, "__label\" for=\"", field.Id, number, "\">", choice.Label, "</label></div>");
    }

    private static void Write(TextWriter html, params ReadOnlySpan<string> parts)
    {
        foreach (var part in parts)
            html.Write(part);
    }
}
