using PeerAtlas.Lists.Values;
using PeerAtlas.Tables;

namespace PeerAtlas.Lists.Guessing;

/// <summary>Finds a duration whose whole hours stand in one column and whose minutes stand in the next.</summary>
internal static class HoursAndMinutes
{
    private static readonly ListField Hours = new("hours", "", FieldKind.Text)
    {
        Words = ["hours", "hour", "hrs", "hr", "h", "horas", "hora", "stunden", "std", "heures", "uren", "uur", "timer", "time", "timmar", "ore", "godziny"],
    };

    private static readonly ListField Minutes = new("minutes", "", FieldKind.Text)
    {
        Words = ["minutes", "minute", "mins", "min", "m", "minutos", "minuten", "minuut", "minutter", "minuter", "minuti", "minuty"],
    };

    /// <summary>The duration with both columns; null when it stands in one.</summary>
    public static ProposedField? Join(SheetSample sample, List<ProposedField> found, HashSet<int> taken)
    {
        if (found.Find(one => one.Field is { Kind: FieldKind.Duration, IsNeeded: true, MayJoin: true } && one.Source.Columns.Count == 1) is not { } duration)
            return null;
        var column = GridColumn.Of(duration.Source.Columns[0]);
        foreach (var hours in new[] { column, column - 1 })
        {
            var minutes = hours + 1;
            var other = hours == column ? minutes : hours;
            if (other < 0 || other >= sample.Width || taken.Contains(other) || !AreNamed(sample, hours, minutes))
                continue;
            if (!IsWhole(sample, hours, most: 1_000) || !IsWhole(sample, minutes, most: 59))
                continue;
            taken.Add(other);
            return duration with { Source = FieldSource.Of(GridColumn.Letters(hours), GridColumn.Letters(minutes)), From = GuessedFrom.Parts };
        }

        return null;
    }

    /// <summary>Whether two headers say hours and minutes, or the same before these words, as "total_hour" and "total_minute" do.</summary>
    private static bool AreNamed(SheetSample sample, int hours, int minutes) =>
        (IsNamed(sample, hours, Hours) && IsNamed(sample, minutes, Minutes))
        || (Before(sample, hours, Hours) is { Length: > 0 } before && before == Before(sample, minutes, Minutes));

    private static string? Before(SheetSample sample, int column, ListField words) =>
        CleanText.Words(sample.HeaderOf(column)) is var header
        && header.LastIndexOf(' ') is > 0 and var end
        && words.Words.Contains(header[(end + 1)..], StringComparer.Ordinal)
            ? header[..end]
            : null;

    private static bool IsNamed(SheetSample sample, int column, ListField words) => HeaderWords.Score(sample.HeaderOf(column), words) >= 0.6;

    private static bool IsWhole(SheetSample sample, int column, int most) =>
        sample.AllValues(column).Any()
        && sample.AllValues(column).All(value => NumberText.TryRead(value, false, out var number) && number == Math.Truncate(number) && number <= most);
}
