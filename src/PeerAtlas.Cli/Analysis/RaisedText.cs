using System.Text;

namespace PeerAtlas.Cli.Analysis;

/// <summary>Text that stands raised. Most of it is a mark that leads to a note, and no part of the number before it.</summary>
internal static class RaisedText
{
    /// <summary>What is to be read of it: the endings of "12th" and "1er", percent signs, powers of ten; of a mark nothing.</summary>
    /// <param name="raised">The text.</param>
    /// <param name="before">What stands before it.</param>
    public static string Read(string raised, StringBuilder before)
    {
        // A mark behind a plain 10 looks like a power: what the number is, nobody can tell.
        if (raised.Any(char.IsDigit) && EndsWithTen(before))
            return "^" + raised;
        for (var at = 1; at < raised.Length; at++)
        {
            if (char.IsLetter(raised[at - 1]) && char.IsLetter(raised[at]))
                return raised;
        }

        if (raised.Contains('%', StringComparison.Ordinal))
            return raised;
        return raised.Length > 0 && (char.IsWhiteSpace(raised[0]) || char.IsWhiteSpace(raised[^1])) ? " " : "";
    }

    private static bool EndsWithTen(StringBuilder before) =>
        before.Length >= 2 && before[^1] == '0' && before[^2] == '1' && (before.Length == 2 || !(char.IsDigit(before[^3]) || before[^3] is '.' or ','));
}
