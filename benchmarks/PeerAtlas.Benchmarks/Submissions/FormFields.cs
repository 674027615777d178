namespace PeerAtlas.Benchmarks.Submissions;

/// <summary>A field of a form as it stands in a page, its value still encoded for HTML. The type of a text input is its keyboard where it names one.</summary>
internal readonly ref struct FormField(ReadOnlySpan<byte> type, ReadOnlySpan<byte> name, ReadOnlySpan<byte> value)
{
    public ReadOnlySpan<byte> Type { get; } = type;

    public ReadOnlySpan<byte> Name { get; } = name;

    public ReadOnlySpan<byte> Value { get; } = value;
}

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
            if (start < 0)
                return false;
            rest = rest[(start + 1)..];
            var isButton = rest.StartsWith("button "u8);
            var isArea = rest.StartsWith("textarea "u8);
            if (!isButton && !isArea && !rest.StartsWith("input "u8))
                continue;

            var tag = rest[..rest.IndexOf((byte)'>')];
            var name = Attribute(tag, " name=\""u8);
            if (name.Length == 0)
                continue;
            Current = new FormField(
                isButton ? "button"u8
                    : isArea ? "text"u8
                    : TypeOf(tag),
                name,
                Attribute(tag, " value=\""u8)
            );
            return true;
        }
    }

    private static ReadOnlySpan<byte> TypeOf(ReadOnlySpan<byte> tag)
    {
        var keyboard = Attribute(tag, " inputmode=\""u8);
        return keyboard.Length > 0 ? keyboard : Attribute(tag, " type=\""u8);
    }

    private static ReadOnlySpan<byte> Attribute(ReadOnlySpan<byte> tag, ReadOnlySpan<byte> start)
    {
        var at = tag.IndexOf(start);
        if (at < 0)
            return [];
        var value = tag[(at + start.Length)..];
        return value[..value.IndexOf((byte)'"')];
    }
}
