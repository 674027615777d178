using PeerAtlas.Lists.Values;
using PeerAtlas.Tables;

namespace PeerAtlas.Lists.Guessing;

/// <summary>Finds further starts and ends beside the first ones.</summary>
internal static class FurtherTimes
{
    /// <summary>In and out again after a pause: as many further starts as ends.</summary>
    public static void Add(SheetSample sample, ListForm form, List<ProposedField> found, HashSet<int> taken)
    {
        if (form.Fields.FirstOrDefault(field => field.Between is not null) is not { Between: { } between } duration)
            return;
        var (start, end) = (found.FindIndex(one => one.Field.Name == between.Start), found.FindIndex(one => one.Field.Name == between.End));
        if (start < 0 || end < 0 || found.Exists(one => one.Field == duration && one.From == GuessedFrom.Header))
            return;
        var (starts, ends) = (TimesOf(sample, found[start], taken), TimesOf(sample, found[end], taken));
        // Where the day stands twice too, the times beside it are somebody else's.
        var day = found.Find(one => one.Field.Kind == FieldKind.Day) is { } of ? GridColumn.Of(of.Source.Columns[0]) : -1;
        var header = day < 0 ? "" : CleanText.Words(sample.HeaderOf(day));
        if (header.Length > 0 && Enumerable.Range(0, sample.Width).Any(column => column != day && CleanText.Words(sample.HeaderOf(column)) == header))
            return;
        if (starts.Count != ends.Count || starts.Count < 2 || starts.Zip(ends).Any(pair => pair.First > pair.Second))
            return;
        // Times that are there twice, with the day and without it, are no two stretches.
        if (starts.Skip(1).Any(column => IsSameTime(sample, starts[0], column)))
            return;
        // Nobody comes again before having left: those are other times of the same stretch, such as the planned ones.
        if (starts.Skip(1).Zip(ends).Any(pair => !Follows(sample, pair.Second, pair.First)))
            return;
        taken.UnionWith([.. starts, .. ends]);
        found[start] = found[start] with { Source = FieldSource.Of([.. starts.Select(GridColumn.Letters)]), From = GuessedFrom.Parts };
        found[end] = found[end] with { Source = FieldSource.Of([.. ends.Select(GridColumn.Letters)]), From = GuessedFrom.Parts };
    }

    private static bool IsSameTime(SheetSample sample, int one, int other) =>
        Pairs(sample, one, other) is { Count: > 0 } rows && rows.Count(pair => pair.One == pair.Other) * 2 > rows.Count;

    /// <summary>Whether a time is not before another one in nearly all rows that have both; a night may lie between now and then.</summary>
    private static bool Follows(SheetSample sample, int before, int after) =>
        Pairs(sample, before, after) is var rows && rows.Count(pair => pair.One <= pair.Other) * 10 >= rows.Count * 7;

    private static List<(int One, int Other)> Pairs(SheetSample sample, int one, int other) =>
        [
            .. sample
                .Body.Select(row =>
                    (
                        One: TimeText.TryRead(CleanText.Of(row[one]), out var first) ? first : -1,
                        Other: TimeText.TryRead(CleanText.Of(row[other]), out var second) ? second : -1
                    )
                )
                .Where(pair => pair is { One: >= 0, Other: >= 0 }),
        ];

    private static List<int> TimesOf(SheetSample sample, ProposedField proposed, HashSet<int> taken)
    {
        var first = GridColumn.Of(proposed.Source.Columns[0]);
        return
        [
            .. Enumerable
                .Range(0, sample.Width)
                .Where(column =>
                    column == first
                    || (
                        !taken.Contains(column)
                        && HeaderWords.Score(sample.HeaderOf(column), proposed.Field) >= 0.6
                        && new ContentShare(sample, column) is var share
                        && (share.IsEmpty || share.Of(proposed.Field) >= 0.6)
                    )
                ),
        ];
    }
}
