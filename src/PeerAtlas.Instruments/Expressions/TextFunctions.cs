using System.Security.Cryptography;
using System.Text;

namespace PeerAtlas.Instruments;

/// <summary>Functions of texts, beside those that every form uses.</summary>
internal static class TextFunctions
{
    public static IEnumerable<Function> All =>
        [
            Of("normalize-space", text => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))),
            Of("lower-case", text => text.ToLowerInvariant()),
            Of("upper-case", text => text.ToUpperInvariant()),
            Functions.Plain("boolean-from-string", 1, 1, a => frame => Value.Boolean(a[0](frame).ToText() is "true" or "1")),
            OfTwo("substring-before", (text, part) => text.IndexOf(part, StringComparison.Ordinal) is var at and >= 0 ? text[..at] : ""),
            OfTwo("substring-after", (text, part) => text.IndexOf(part, StringComparison.Ordinal) is var at and >= 0 ? text[(at + part.Length)..] : ""),
            Functions.Plain("substring", 2, 3, a =>
                frame => Substring(a[0](frame).ToText(), a[1](frame).ToNumber(), a.Length > 2 ? a[2](frame).ToNumber() : null)
            ),
            Functions.Plain("translate", 3, 3, a => frame => Value.Text(Translated(a[0](frame).ToText(), a[1](frame).ToText(), a[2](frame).ToText()))),
            Functions.Plain("digest", 2, 3, a => frame => Digest(a[0](frame).ToText(), a[1](frame).ToText(), a.Length > 2 ? a[2](frame).ToText() : "base64")),
            Functions.Set("concat", int.MaxValue, sets => frame => Joined("", sets, frame)),
            Functions.Set("join", int.MaxValue, sets => frame => Joined(Separator(sets, frame), sets[1..], frame), least: 1),
            Functions.Plain("checklist", 3, int.MaxValue, a => frame => Between(a.Skip(2).Count(x => x(frame).ToBoolean()), a, frame)),
            Functions.Plain("weighted-checklist", 4, int.MaxValue, a => frame => Between(Weight(a, frame), a, frame)),
        ];

    private static Function Of(string name, Func<string, string> apply) => Functions.Plain(name, 1, 1, a => frame => Value.Text(apply(a[0](frame).ToText())));

    private static Function OfTwo(string name, Func<string, string, string> apply) =>
        Functions.Plain(name, 2, 2, a => frame => Value.Text(apply(a[0](frame).ToText(), a[1](frame).ToText())));

    /// <summary>By places from 1, rounded, as XPath has it.</summary>
    private static Value Substring(string text, double from, double? length)
    {
        var first = Math.Floor(from + 0.5);
        var end = length is { } count ? first + Math.Floor(count + 0.5) : double.PositiveInfinity;
        return Value.Text(string.Concat(text.Where((_, at) => at + 1 >= first && at + 1 < end)));
    }

    private static string Translated(string text, string from, string to)
    {
        var result = new StringBuilder(text.Length);
        foreach (var letter in text)
        {
            var at = from.IndexOf(letter, StringComparison.Ordinal);
            if (at < 0)
                result.Append(letter);
            else if (at < to.Length)
                result.Append(to[at]);
        }
        return result.ToString();
    }

    // Forms name weak digests; they tell records apart here and protect nothing.
#pragma warning disable CA5350, CA5351
    private static Value Digest(string text, string kind, string encoding)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        var hash = kind.ToUpperInvariant() switch
        {
            "MD5" => MD5.HashData(bytes),
            "SHA-1" => SHA1.HashData(bytes),
            "SHA-256" => SHA256.HashData(bytes),
            "SHA-384" => SHA384.HashData(bytes),
            "SHA-512" => SHA512.HashData(bytes),
            _ => null,
        };
        return hash is null ? Value.Empty : Value.Text(encoding == "hex" ? Convert.ToHexStringLower(hash) : Convert.ToBase64String(hash));
    }
#pragma warning restore CA5350, CA5351

    private static string Separator(SetEvaluator[] sets, Frame frame) => sets[0](frame) is [var first, ..] ? first.ToText() : "";

    private static Value Joined(string separator, SetEvaluator[] sets, Frame frame)
    {
        var text = new StringBuilder();
        var isFirst = true;
        foreach (var value in sets.SelectMany(set => set(frame)))
        {
            if (!isFirst)
                text.Append(separator);
            isFirst = false;
            text.Append(value.ToText());
            if (text.Length > Value.MaxText)
                break;
        }
        return Value.Text(text.ToString());
    }

    /// <summary>Whether a number lies between the first two values; −1 is no bound.</summary>
    private static Value Between(double number, Evaluator[] a, Frame frame)
    {
        var (least, most) = (a[0](frame).ToNumber(), a[1](frame).ToNumber());
        return Value.Boolean((least == -1 || number >= least) && (most == -1 || number <= most));
    }

    private static double Weight(Evaluator[] a, Frame frame)
    {
        var weight = 0.0;
        for (var at = 2; at + 1 < a.Length; at += 2)
            weight += a[at](frame).ToBoolean() && a[at + 1](frame).ToNumber() is var more && double.IsFinite(more) ? more : 0;
        return weight;
    }
}
