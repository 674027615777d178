using System.Collections.Concurrent;
using System.Text.RegularExpressions;

namespace PeerAtlas.Instruments;

/// <summary>
/// The patterns of regex(). One that is written down is checked when the form is read. One that is worked out, from answers or columns of
/// choices, is checked when it is known; where it is no pattern, or one that would take long to read, it never matches.
/// </summary>
internal static class Patterns
{
    private const int MostKept = 1_000;
    private static readonly TimeSpan MatchTimeout = TimeSpan.FromMilliseconds(100);

    // Building a matcher takes some milliseconds, and each reading of a form asks for the same ones.
    private static readonly ConcurrentDictionary<string, Regex> Written = new(StringComparer.Ordinal);

    // Apart from those, so that what people answer does not crowd them out.
    private static readonly ConcurrentDictionary<string, Regex?> WorkedOut = new(StringComparer.Ordinal);

    /// <summary>Refuses a pattern that is written down and cannot be run in time proportional to the text.</summary>
    public static void Check(CallSyntax call)
    {
        if (call.Arguments[1] is not LiteralSyntax pattern)
            return;
        if (pattern.Value.Kind != ValueKind.Text)
            throw new ExpressionException("regex() takes its pattern as a text in quotation marks.", pattern.Character);
        if (OfText(pattern.Value.ToText()) is null)
            throw new ExpressionException(
                "The pattern of regex() is not one that is supported: it has a mistake, looks around or back, or counts too high.",
                pattern.Character,
                isForeign: true
            );
    }

    public static Evaluator Build(CallSyntax call, Evaluator[] arguments)
    {
        var (text, pattern) = (arguments[0], arguments[1]);
        if (call.Arguments[1] is not LiteralSyntax written)
            return frame => Value.Boolean(Matches(OfAnswers(pattern(frame).ToText()), text(frame).ToText()));
        var regex = OfText(written.Value.ToText());
        return frame => Value.Boolean(Matches(regex, text(frame).ToText()));
    }

    private static bool Matches(Regex? regex, string text)
    {
        try
        {
            return regex?.IsMatch(text) == true;
        }
        catch (RegexMatchTimeoutException)
        {
            return false;
        }
    }

    private static Regex? OfText(string pattern)
    {
        if (Written.TryGetValue(pattern, out var known))
            return known;
        return Make(pattern) is { } made ? Keep(Written, pattern, made) : null;
    }

    /// <summary>Also held to what a browser may be given, which bounds how large the matcher becomes: anybody may have typed it.</summary>
    private static Regex? OfAnswers(string pattern)
    {
        if (IsTooLong(pattern))
            return null;
        return WorkedOut.TryGetValue(pattern, out var known)
            ? known
            : Keep(WorkedOut, pattern, Make(pattern) is { } made && PatternTree.Read(pattern) is not null ? made : null);
    }

    private static T Keep<T>(ConcurrentDictionary<string, T> kept, string pattern, T made)
    {
        if (kept.Count >= MostKept)
            kept.Clear();
        return kept[pattern] = made;
    }

    // Counted repetition is unrolled, and nested it multiplies; two digits are what forms need.
    private static bool IsTooLong(string pattern) =>
        pattern.Length > 500 || Regex.Count(pattern, @"\{\d*,?\d{3,}", RegexOptions.NonBacktracking) > 0 || pattern.Count(next => next == '{') > 10;

    /// <summary>The pattern must match the whole text, as in XLSForm. It is built twice so that no parenthesis in it can close ours.</summary>
    private static Regex? Make(string pattern)
    {
        const RegexOptions Options = RegexOptions.NonBacktracking | RegexOptions.CultureInvariant;
        if (IsTooLong(pattern))
            return null;
        try
        {
            _ = new Regex(pattern, Options, MatchTimeout);
            return new Regex($@"\A(?:{pattern})\z", Options, MatchTimeout);
        }
        catch (Exception exception) when (exception is ArgumentException or NotSupportedException)
        {
            return null;
        }
    }
}
