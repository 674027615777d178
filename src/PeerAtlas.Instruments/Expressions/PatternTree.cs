using System.Globalization;
using System.Text.Json.Nodes;

namespace PeerAtlas.Instruments;

/// <summary>
/// Reads a pattern of regex() into a tree that a browser can match in time proportional to the text, code unit by code unit, as the server
/// does. A character class is a text that is a class in the browser's own language; the rest are arrays that begin with what they are.
/// </summary>
/// <param name="pattern">The pattern, which the server takes.</param>
internal sealed class PatternTree(string pattern)
{
    /// <summary>How many steps a matcher of it may have, counted repetition unrolled.</summary>
    private const int MaxSteps = 1_000;

    private static readonly Dictionary<char, char> Controls = new()
    {
        ['t'] = '\t',
        ['n'] = '\n',
        ['r'] = '\r',
        ['f'] = '\f',
        ['v'] = '\v',
        ['a'] = '\a',
        ['e'] = '\u001b',
    };

    // The category of surrogates and what is not assigned differ from one table of characters to the next.
    private static readonly HashSet<string> Categories = new(StringComparer.Ordinal)
    {
        "L",
        "Lu",
        "Ll",
        "Lt",
        "Lm",
        "Lo",
        "M",
        "Mn",
        "Mc",
        "Me",
        "N",
        "Nd",
        "Nl",
        "No",
        "P",
        "Pc",
        "Pd",
        "Ps",
        "Pe",
        "Pi",
        "Pf",
        "Po",
        "S",
        "Sm",
        "Sc",
        "Sk",
        "So",
        "Z",
        "Zs",
        "Zl",
        "Zp",
    };

    private int _at;

    private char? Next => _at < pattern.Length ? pattern[_at] : null;

    /// <summary>The tree; null when the pattern has something that only the server matches.</summary>
    public static JsonArray? Read(string pattern)
    {
        try
        {
            var reader = new PatternTree(pattern);
            var (tree, steps) = reader.Alternatives();
            if (reader._at < pattern.Length || steps > MaxSteps)
                return null;
            return tree as JsonArray ?? new JsonArray("all", tree);
        }
        catch (NotSupportedException)
        {
            return null;
        }
    }

    private (JsonNode Tree, int Steps) Alternatives()
    {
        var (first, steps) = Sequence();
        if (Next != '|')
            return (first, steps);
        var either = new JsonArray("or", first);
        while (Next == '|')
        {
            _at++;
            var (next, more) = Sequence();
            either.Add(next);
            steps += more + 2;
        }
        return (either, steps);
    }

    private (JsonNode Tree, int Steps) Sequence()
    {
        var parts = new JsonArray("all");
        var steps = 0;
        while (Next is not (null or '|' or ')'))
        {
            var (part, more) = Repeated(Part());
            parts.Add(part);
            steps += more;
        }
        return parts.Count == 2 ? (parts[1]!.DeepClone(), steps) : (parts, steps);
    }

    private (JsonNode Tree, int Steps) Part()
    {
        var first = pattern[_at++];
        return first switch
        {
            '(' => Group(),
            '[' => (Class(), 1),
            '.' => ("[^\\n]", 1),
            '^' => (new JsonArray("start"), 1),
            '$' => (new JsonArray("last"), 1),
            '\\' when Next is 'A' or 'z' or 'Z' => (
                new JsonArray(
                    pattern[_at++] switch
                    {
                        'A' => "start",
                        'z' => "end",
                        _ => "last",
                    }
                ),
                1
            ),
            '\\' => (Escaped() is var (set, character) && set is not null ? set : $"[{Quoted(character)}]", 1),
            _ => ($"[{Quoted(first)}]", 1),
        };
    }

    private (JsonNode Tree, int Steps) Group()
    {
        if (Next == '?')
        {
            if (string.CompareOrdinal(pattern, _at, "?:", 0, 2) != 0)
                throw new NotSupportedException();
            _at += 2;
        }
        var inner = Alternatives();
        if (Next != ')')
            throw new NotSupportedException();
        _at++;
        return inner;
    }

    private (JsonNode Tree, int Steps) Repeated((JsonNode Tree, int Steps) part)
    {
        if (Times() is not var (least, most))
            return part;
        // Whether a repetition is greedy does not change whether the whole text matches.
        if (Next == '?')
            _at++;
        var steps = most is { } limit ? (limit * (part.Steps + 1L)) + 1 : ((least + 1L) * part.Steps) + 2;
        if (steps > MaxSteps)
            throw new NotSupportedException();
        return (new JsonArray("times", least, most, part.Tree), (int)steps);
    }

    private (int Least, int? Most)? Times()
    {
        switch (Next)
        {
            case '*':
                _at++;
                return (0, null);
            case '+':
                _at++;
                return (1, null);
            case '?':
                _at++;
                return (0, 1);
            case '{':
                return Counted();
            default:
                return null;
        }
    }

    // A brace that counts nothing stands for itself.
    private (int Least, int? Most)? Counted()
    {
        var close = pattern.IndexOf('}', _at);
        if (close < 0)
            return null;
        var parts = pattern[(_at + 1)..close].Split(',');
        if (parts.Length > 2 || !TryCount(parts[0], out var least))
            return null;
        int? most = parts.Length == 1 ? least : null;
        if (parts.Length == 2 && parts[1].Length > 0)
        {
            if (!TryCount(parts[1], out var limit))
                return null;
            most = limit;
        }
        _at = close + 1;
        return (least, most);
    }

    private static bool TryCount(string digits, out int count) => int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out count);

    private string Class()
    {
        var isNegated = Next == '^';
        if (isNegated)
            _at++;
        var characters = "";
        var sets = new List<string>();
        for (var isFirst = true; Next != ']' || isFirst; isFirst = false)
        {
            var (set, low) = Member();
            if (set is null && Next == '-' && _at + 1 < pattern.Length && pattern[_at + 1] != ']')
            {
                _at++;
                if (Member() is not (null, var high))
                    throw new NotSupportedException();
                characters += $"{Quoted(low)}-{Quoted(high)}";
            }
            else if (set is null)
            {
                characters += Quoted(low);
            }
            else
            {
                sets.Add(set);
                if (Next == '-')
                    throw new NotSupportedException();
            }
        }
        _at++;
        if (characters.Length > 0)
            sets.Insert(0, $"[{characters}]");
        var any = sets.Count == 1 ? sets[0] : $"(?:{string.Join('|', sets)})";
        return isNegated ? $"(?!{any})[^]" : any;
    }

    private (string? Set, char Character) Member()
    {
        var next = Next ?? throw new NotSupportedException();
        _at++;
        // Classes within classes are taken away, or are nothing at all.
        if (next == '[')
            throw new NotSupportedException();
        return next == '\\' ? Escaped() : (null, next);
    }

    private (string? Set, char Character) Escaped()
    {
        var letter = Next ?? throw new NotSupportedException();
        _at++;
        return letter switch
        {
            'd' => ("\\p{Nd}", default),
            'D' => ("\\P{Nd}", default),
            'w' => ("[\\p{L}\\p{Mn}\\p{Nd}\\p{Pc}]", default),
            'W' => ("[^\\p{L}\\p{Mn}\\p{Nd}\\p{Pc}]", default),
            's' => ("[\\t-\\r\\x85\\p{Z}]", default),
            'S' => ("[^\\t-\\r\\x85\\p{Z}]", default),
            'p' or 'P' => ($"\\{letter}{{{Category()}}}", default),
            'x' => (null, Hex(2)),
            'u' => (null, Hex(4)),
            _ when Controls.TryGetValue(letter, out var control) => (null, control),
            _ when char.IsLetterOrDigit(letter) || letter == '_' => throw new NotSupportedException(),
            _ => (null, letter),
        };
    }

    private string Category()
    {
        var close = pattern.IndexOf('}', _at);
        if (Next != '{' || close < 0 || !Categories.Contains(pattern[(_at + 1)..close]))
            throw new NotSupportedException();
        var name = pattern[(_at + 1)..close];
        _at = close + 1;
        return name;
    }

    private char Hex(int digits)
    {
        if (_at + digits > pattern.Length)
            throw new NotSupportedException();
        var number = int.Parse(pattern.AsSpan(_at, digits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
        _at += digits;
        return (char)number;
    }

    // In braces, or the two halves of a character beyond the first plane would become one.
    private static string Quoted(char character) =>
        char.IsAsciiLetterOrDigit(character) ? character.ToString() : FormattableString.Invariant($"\\u{{{(int)character:x4}}}");
}
