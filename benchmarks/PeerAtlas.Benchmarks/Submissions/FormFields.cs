using System.Text;

namespace PeerAtlas.Benchmarks.Submissions;

/// <summary>A field of a form as it stands in a page. The type of a text input is its keyboard where it names one.</summary>
internal readonly record struct FormField(string Type, string Name, string Value);

/// <summary>Finds the fields of a form: enough of HTML for the pages that the site writes.</summary>
internal ref struct FormFields(ReadOnlySpan<byte> form)
{
    private ReadOnlySpan<byte> rest = form[..(form.IndexOf("</form>"u8) is var end and >= 0 ? end : form.Length)];

    public FormField Current { get; private set; }

    public readonly FormFields GetEnumerator() => this;

    public bool MoveNext()
    {
        while (true)
        {
            var start = rest.IndexOf((byte)'<');
            if (start < 0) return false;
            rest = rest[(start + 1)..];
            var kind = rest.StartsWith("input "u8) ? "input" : rest.StartsWith("textarea "u8) ? "textarea" : rest.StartsWith("button "u8) ? "button" : null;
            if (kind is null) continue;

            var tag = rest[..rest.IndexOf((byte)'>')];
            var name = Attribute(tag, " name=\""u8);
            if (name.Length == 0) continue;
            Current = new FormField(kind switch { "button" => "button", "textarea" => "text", _ => TypeOf(tag) }, name, Attribute(tag, " value=\""u8));
            return true;
        }
    }

    private static string TypeOf(ReadOnlySpan<byte> tag)
    {
        var keyboard = Attribute(tag, " inputmode=\""u8);
        return keyboard.Length > 0 ? keyboard : Attribute(tag, " type=\""u8);
    }

    private static string Attribute(ReadOnlySpan<byte> tag, ReadOnlySpan<byte> start)
    {
        var at = tag.IndexOf(start);
        if (at < 0) return "";
        var value = tag[(at + start.Length)..];
        value = value[..value.IndexOf((byte)'"')];
        var text = Encoding.UTF8.GetString(value);
        return value.Contains((byte)'&') ? System.Net.WebUtility.HtmlDecode(text) : text;
    }
}
