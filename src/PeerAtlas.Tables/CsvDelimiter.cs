namespace PeerAtlas.Tables;

/// <summary>Tells what parts the cells of a text whose table may begin some lines down: what stands equally often in most lines.</summary>
internal static class CsvDelimiter
{
    private const string Known = ",;\t|";
    private const int MostLines = 60;
    private const int FewLines = 3;

    /// <summary>
    /// The delimiter; a comma when nothing speaks for another. A text whose few commas all stand in numbers has none, and none is looked for.
    /// </summary>
    public static char Find(ReadOnlySpan<char> start)
    {
        var lines = Count(start);
        if (lines.TrueForAll(line => line[1] + line[2] + line[3] == 0) && lines.Count(line => line[0] > 0) * 2 < lines.Count && AreInNumbers(start))
            return '\t';
        var (best, bestScore) = (',', 0.0);
        for (var kind = 0; kind < Known.Length; kind++)
        {
            var counts = lines.Select(line => line[kind]).Where(count => count > 0).ToList();
            if (counts.Count == 0)
                continue;
            // Commas in addresses come in any number, delimiters in one; many cells speak louder than a few.
            var usual = counts.GroupBy(count => count).OrderByDescending(same => same.Count()).ThenByDescending(same => same.Key).First();
            var score = (double)usual.Count() * Math.Min(usual.Key, 8) * usual.Count() / lines.Count;
            // What stands equally often in every line, the header too, hardly does so by chance.
            if (usual.Count() == lines.Count && lines.Count >= FewLines)
                score *= 10;
            if (score > bestScore)
                (best, bestScore) = (Known[kind], score);
        }

        return best;
    }

    /// <summary>Whether there are commas, and each parts the decimals of a number.</summary>
    private static bool AreInNumbers(ReadOnlySpan<char> text)
    {
        var any = false;
        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] != ',')
                continue;
            any = true;
            if (at == 0 || at + 1 == text.Length || !char.IsAsciiDigit(text[at - 1]) || !char.IsAsciiDigit(text[at + 1]))
                return false;
        }

        return any;
    }

    private static List<int[]> Count(ReadOnlySpan<char> text)
    {
        var lines = new List<int[]>();
        var counts = new int[Known.Length];
        var (quoted, any) = (false, false);
        foreach (var next in text)
        {
            if (next == '"')
                quoted = !quoted;
            if (!quoted && next is '\n' or '\r')
            {
                if (any)
                    lines.Add(counts);
                if (lines.Count == MostLines)
                    return lines;
                (counts, any) = (new int[Known.Length], false);
                continue;
            }

            any = true;
            if (!quoted && Known.IndexOf(next, StringComparison.Ordinal) is >= 0 and var kind)
                counts[kind]++;
        }

        // The last line may be cut off, and counts only when it is all there is.
        if (lines.Count == 0 && any)
            lines.Add(counts);
        return lines;
    }
}
