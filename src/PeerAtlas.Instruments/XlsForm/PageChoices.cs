using System.Globalization;

namespace PeerAtlas.Instruments;

/// <summary>
/// How many choices a page draws. Each question draws its own, so that a long list many times over would make a page that fills a server's memory
/// and that no phone opens.
/// </summary>
internal static class PageChoices
{
    private const int Most = 100_000;

    /// <summary>Stops a form one of whose pages would draw too many. What a filter leaves of a list is not known beforehand, and not counted.</summary>
    public static void Check(Instrument instrument, RemarkList remarks)
    {
        var counts = instrument.ChoiceLists.ToDictionary(list => list.Name, list => list.Choices.Count, StringComparer.Ordinal);
        foreach (var page in instrument.Pages)
        {
            if (Drawn(page.Container is { } container ? container.Nodes : page.Nodes, counts) is > Most and var drawn)
                remarks.Stop(
                    "survey",
                    null,
                    "choices of a page",
                    $"The page would draw more choices ({drawn.ToString("N0", CultureInfo.InvariantCulture)}) than can be on one page (100,000). "
                        + "Put the questions on pages of their own, or give them a choice_filter.",
                    page.Name
                );
        }
    }

    private static long Drawn(IEnumerable<Node> nodes, Dictionary<string, int> counts) =>
        nodes.Sum(node =>
            node switch
            {
                Container container => Drawn(container.Nodes, counts),
                Question { ListName.Length: > 0, ChoiceFilter: null } question => counts.GetValueOrDefault(question.ListName),
                _ => 0L,
            }
        );
}
