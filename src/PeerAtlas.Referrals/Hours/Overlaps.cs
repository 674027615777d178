using System.Globalization;
using PeerAtlas.Lists.Values;

namespace PeerAtlas.Referrals.Hours;

/// <summary>Records of one peer that begin before another of theirs has ended.</summary>
internal sealed class Overlaps
{
    private const int MinutesOfDay = 24 * 60;

    private readonly List<(Guid Peer, long From, long To, bool IsGroup, int Row)> spans = [];

    /// <summary>Hears of a record that has a start.</summary>
    /// <param name="record">The record.</param>
    /// <param name="start">When it began, as a time of day; empty when it says nothing of it.</param>
    /// <param name="row">Its row.</param>
    public void Note(StagedRecord record, string start, int row)
    {
        if (!TimeText.TryRead(start, out var minutes))
            return;
        var from = (record.Day.DayNumber * (long)MinutesOfDay) + minutes;
        spans.Add((record.Peer, from, from + record.Minutes, record.IsGroup, row));
    }

    /// <summary>What is told of them; null when there are none. A group has a record for each who came, at the same time.</summary>
    public string? Told()
    {
        const int MostPlaces = 3;
        var (count, first) = (0, new List<string>());
        foreach (var ofPeer in spans.GroupBy(span => span.Peer))
        {
            (Guid Peer, long From, long To, bool IsGroup, int Row)? longest = null;
            foreach (var span in ofPeer.OrderBy(span => span.From).ThenBy(span => span.To))
            {
                if (longest is { } before && span.From < before.To && !(span.IsGroup && before.IsGroup && span.From == before.From))
                {
                    count++;
                    if (first.Count < MostPlaces)
                        first.Add(string.Create(CultureInfo.InvariantCulture, $"rows {before.Row} and {span.Row}"));
                }

                if (longest is null || span.To > longest.Value.To)
                    longest = span;
            }
        }

        return count == 0
            ? null
            : string.Create(CultureInfo.InvariantCulture, $"{count:N0} {(count == 1 ? "record begins" : "records begin")} before another of the same peer has ")
                + $"ended, such as in {string.Join(", ", first)}. Their time counts twice. See whether starts, ends and days are read rightly.";
    }
}
