using PeerAtlas.Lists.Values;

namespace PeerAtlas.Lists.Guessing;

/// <summary>Names of sheets that say whose log each is.</summary>
internal static class SheetNames
{
    /// <summary>The mapping that reads the peer from the names of the sheets; null where these are rather no names, or the peer stands elsewhere.</summary>
    public static ListMapping? OfPeers(ListForm form, ListMapping mapping, IReadOnlyList<string> sheets) =>
        form.Measure is not null
        && form.Find("peer") is { MayStandForFile: true } peer
        && mapping.Source(peer.Name) is not { Columns.Count: > 0 }
        && mapping.Across?.Header != peer.Name
        && sheets.Count > 1
        && AcrossGuess.AreNames(sheets)
        && sheets.All(IsName)
            ? mapping.With(peer.Name, FieldSource.Of(FieldSource.SheetName))
            : null;

    private static bool IsName(string sheet) =>
        sheet.All(next => char.IsLetter(next) || next is ' ' or '.' or '-' or '\'' or ',')
        && sheet.Count(char.IsLetter) >= 2
        && DayText.Weekday(sheet) is null
        && DayText.Read($"{sheet} 1", DayOrder.MonthFirst, 2000, out _) is not null
        && CleanText.Words(sheet).Split(' ').All(word => word is not ("week" or "semana" or "woche" or "sheet" or "month" or "total" or "totals"));
}
