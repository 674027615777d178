using System.Text;

namespace PeerAtlas.Instruments;

/// <summary>An expression as it is typed, parted into what stands in quotation marks and what does not, with straight marks.</summary>
internal static class TypedText
{
    private const string Single = "'‘’‚‛";
    private const string Double = "\"“”„‟";

    /// <summary>Applies a change to everything that does not stand in quotation marks, and makes curly marks straight.</summary>
    /// <param name="typed">The expression as it is typed.</param>
    /// <param name="change">Changes what stands outside of quotation marks.</param>
    /// <param name="changeQuoted">Changes what stands within them.</param>
    public static string Rewrite(string typed, Func<string, string> change, Func<string, string> changeQuoted)
    {
        var result = new StringBuilder(typed.Length);
        var code = new StringBuilder();
        for (var at = 0; at < typed.Length; at++)
        {
            var marks =
                Single.Contains(typed[at], StringComparison.Ordinal) ? Single
                : Double.Contains(typed[at], StringComparison.Ordinal) ? Double
                : null;
            if (marks is null)
            {
                code.Append(char.IsWhiteSpace(typed[at]) && typed[at] is not ('\n' or '\t') ? ' ' : typed[at]);
                continue;
            }
            var close = Close(typed, at, marks);
            result.Append(change(code.ToString()));
            code.Clear();
            if (close < 0)
                return result.Append(typed.AsSpan(at)).ToString();
            result.Append(Quoted(changeQuoted(typed[(at + 1)..close]), marks[0]));
            at = close;
        }
        return result.Append(change(code.ToString())).ToString();
    }

    /// <summary>A straight mark is closed by itself; a curly one by any of its kind.</summary>
    private static int Close(string typed, int open, string marks)
    {
        if (typed[open] == marks[0] && typed.IndexOf(marks[0], open + 1) is var straight and >= 0)
            return straight;
        return typed.IndexOfAny(marks.ToCharArray(), open + 1);
    }

    private static string Quoted(string text, char mark)
    {
        if (text.Contains(mark, StringComparison.Ordinal))
            mark = mark == '\'' ? '"' : '\'';
        return mark + text + mark;
    }
}
