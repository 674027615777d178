namespace PeerAtlas.Tables;

/// <summary>
/// The decimal marks of one column of numbers. Where semicolons or tabs part the cells, as spreadsheets of many languages write them, a
/// comma may be the decimal mark. A column that can be read in two ways is refused, never guessed.
/// </summary>
/// <param name="delimiter">What parts the cells.</param>
internal sealed class DecimalMarks(char delimiter)
{
    private int comma;
    private int point;
    private bool isSurelyDecimal;

    /// <summary>The number with a point; as it is when there is nothing to change.</summary>
    public string Read(string cell, int row)
    {
        if (delimiter == ',')
            return cell;
        var at = cell.AsSpan().IndexOfAny(',', '.');
        if (at < 0 || cell.AsSpan(at + 1).ContainsAny(',', '.'))
            return cell;
        if (cell[at] == '.')
        {
            point = point == 0 ? row : point;
            return cell;
        }

        // "5," or "a,b" is for whoever reads the number to refuse.
        if (at + 1 == cell.Length || !char.IsAsciiDigit(cell[at + 1]))
            return cell;
        comma = comma == 0 ? row : comma;
        isSurelyDecimal |= !MayPartThousands(cell.AsSpan(), at);
        return string.Concat(cell.AsSpan(0, at), ".", cell.AsSpan(at + 1));
    }

    /// <summary>What makes the column ambiguous and in which row; null when nothing does.</summary>
    public (int Row, string Problem)? Ambiguity()
    {
        if (comma > 0 && point > 0)
        {
            var (first, here) = comma < point ? ("comma", "point") : ("point", "comma");
            return (
                Math.Max(comma, point),
                $"Row {Math.Min(comma, point)} has a number with a {first}, this one with a {here}: one of them may part thousands. "
                    + "Write all numbers of the column with the same decimal mark and without separators."
            );
        }

        return comma > 0 && !isSurelyDecimal
            ? (
                comma,
                "The comma may be a decimal mark or part thousands: every number of the column has three digits behind it. "
                    + "Write the numbers with a point, or without separators."
            )
            : null;
    }

    /// <summary>As in 1,234: one to three digits before it, the first not 0, and three behind.</summary>
    private static bool MayPartThousands(ReadOnlySpan<char> cell, int at)
    {
        var before = cell[..at].TrimStart("+-").Trim();
        return before.Length is >= 1 and <= 3 && before[0] != '0' && cell[(at + 1)..].Trim().Length == 3;
    }
}
