using System.Globalization;
using PeerAtlas.Lists.Values;
using PeerAtlas.Tables;

namespace PeerAtlas.Lists.Guessing;

/// <summary>Finds a day whose number, month and year stand in columns of their own.</summary>
internal static class DayParts
{
    private static readonly ListField Number = new("number", "", FieldKind.Text) { Words = ["day", "dia", "tag", "jour", "dag", "giorno", "date"] };

    private static readonly ListField Month = new("month", "", FieldKind.Text) { Words = ["month", "mes", "monat", "mois", "maand", "mese", "maned", "manad"] };

    private static readonly ListField Year = new("year", "", FieldKind.Text) { Words = ["year", "years", "ano", "jahr", "annee", "jaar", "anno", "ar"] };

    /// <summary>Puts the three columns in the place of the day, where all three are there.</summary>
    public static void Join(SheetSample sample, ListForm form, List<ProposedField> found, HashSet<int> taken)
    {
        if (form.Subject is not { Kind: FieldKind.Day, MayJoin: true } day)
            return;
        var guessed = found.Find(one => one.Field == day);
        if (guessed is { Source.Columns: [var letters] } && new ContentShare(sample, GridColumn.Of(letters)).DaysOfMonth < 0.8)
            return;
        var (number, month, year) = (Column(sample, Number, IsDay), Column(sample, Month, IsMonth), Column(sample, Year, IsYear));
        if (number < 0 || month < 0 || year < 0 || number == month)
            return;
        found.RemoveAll(one =>
            one.Field == day
            || one.Source.Columns.Any(column => GridColumn.Of(column) == number || GridColumn.Of(column) == month || GridColumn.Of(column) == year)
        );
        found.Add(new(day, FieldSource.Of(GridColumn.Letters(number), GridColumn.Letters(month), GridColumn.Letters(year)), 0.8, GuessedFrom.Parts));
        taken.UnionWith([number, month, year]);
    }

    private static int Column(SheetSample sample, ListField named, Func<string, bool> isOne) =>
        Enumerable
            .Range(0, sample.Width)
            .Where(column => HeaderWords.Score(sample.HeaderOf(column), named) >= 0.7)
            .FirstOrDefault(column => sample.Values(column).Take(200).ToList() is { Count: > 0 } values && values.Count(isOne) * 10 >= values.Count * 9, -1);

    private static bool IsDay(string text) => AcrossRows.NumberOfDay(text) is not null;

    private static bool IsMonth(string text) =>
        (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is >= 1 and <= 12)
        || DayText.Read($"{text} 1", DayOrder.MonthFirst, 2000, out _) is null;

    private static bool IsYear(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is >= 1990 and <= 2100;
}
