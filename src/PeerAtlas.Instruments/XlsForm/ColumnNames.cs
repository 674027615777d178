namespace PeerAtlas.Instruments;

/// <summary>The names of columns as people and other tools write them.</summary>
internal static class ColumnNames
{
    private static readonly Dictionary<string, string> Aliases = new(StringComparer.Ordinal)
    {
        ["caption"] = "label",
        ["relevance"] = "relevant",
        ["calculate"] = "calculation",
        ["constraining_message"] = "constraint_message",
        ["constraint_msg"] = "constraint_message",
        ["jr:constraintmsg"] = "constraint_message",
        ["requiredmsg"] = "required_message",
        ["jr:requiredmsg"] = "required_message",
        ["readonly"] = "read_only",
        ["command"] = "type",
        ["tag"] = "name",
        ["value"] = "name",
        ["count"] = "repeat_count",
        ["jr:count"] = "repeat_count",
        ["image"] = "media::image",
        ["big-image"] = "media::big-image",
        ["audio"] = "media::audio",
        ["video"] = "media::video",
        ["title"] = "form_title",
        ["set_form_title"] = "form_title",
        ["id_string"] = "form_id",
        ["set_form_id"] = "form_id",
        ["default_lang"] = "default_language",
    };

    /// <summary>How a title in another language is written so that other tools read the form.</summary>
    public const string TitleIn = "form_title in ";

    /// <summary>Parts of a form's XML under which other tools let a column stand.</summary>
    private static readonly string[] Prefixes = ["bind", "control", "body"];

    /// <summary>The column that a header means, in lower case with underscores, and what stands behind it, a language or nothing.</summary>
    /// <param name="header">The header.</param>
    /// <param name="known">The columns that the sheet may have: what is one is no other name for another.</param>
    public static (string Key, string Language) Read(string header, IReadOnlyCollection<string> known)
    {
        if (header.StartsWith(TitleIn, StringComparison.OrdinalIgnoreCase))
            return ("form_title", header[TitleIn.Length..].Trim());
        // One colon parts a language too, but for names that have one of their own.
        var parts = header.Contains("::", StringComparison.Ordinal)
            ? header.Split("::", StringSplitOptions.TrimEntries)
            : header.Replace("jr:", "jr\0", StringComparison.Ordinal).Split(':', StringSplitOptions.TrimEntries);
        parts = Array.ConvertAll(parts, part => part.Replace('\0', ':'));
        var first = Key(parts[0]);
        if (parts.Length > 1 && Prefixes.Contains(first))
            parts = parts[1..];
        else if (parts.Length > 1 && first == "media")
            parts = ["media::" + Key(parts[1]), .. parts[2..]];
        var key = parts[0].StartsWith("media::", StringComparison.Ordinal) ? parts[0] : Key(parts[0]);
        return (known.Contains(key) ? key : Aliases.GetValueOrDefault(key, key), string.Join("::", parts[1..]));
    }

    /// <summary>The known name that a misspelt one may mean; null when none is near.</summary>
    public static string? Near(string key, IEnumerable<string> known) =>
        key.Length < 4 ? null : known.FirstOrDefault(name => name != key && Distance(name, key) <= (name.Length > 6 ? 2 : 1));

    private static string Key(string text) => string.Join('_', text.ToLowerInvariant().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>How many letters must be put in, taken out or changed to make one of the other.</summary>
    private static int Distance(string left, string right)
    {
        var above = Enumerable.Range(0, right.Length + 1).ToArray();
        for (var at = 1; at <= left.Length; at++)
        {
            var row = new int[right.Length + 1];
            row[0] = at;
            for (var to = 1; to <= right.Length; to++)
                row[to] = Math.Min(Math.Min(row[to - 1], above[to]) + 1, above[to - 1] + (left[at - 1] == right[to - 1] ? 0 : 1));
            above = row;
        }
        return above[^1];
    }
}
