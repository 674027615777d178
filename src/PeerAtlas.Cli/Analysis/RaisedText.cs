namespace PeerAtlas.Cli.Analysis;

/// <summary>Text that stands raised. Most of it is a mark that leads to a note, and no part of the number before it.</summary>
internal static class RaisedText
{
    /// <summary>What is to be read of it: the endings of "12th" and "1er", and percent signs; of a mark nothing.</summary>
    public static string Read(string raised)
    {
        for (var at = 1; at < raised.Length; at++)
        {
            if (char.IsLetter(raised[at - 1]) && char.IsLetter(raised[at]))
                return raised;
        }

        if (raised.Contains('%', StringComparison.Ordinal))
            return raised;
        return raised.Length > 0 && (char.IsWhiteSpace(raised[0]) || char.IsWhiteSpace(raised[^1])) ? " " : "";
    }
}
