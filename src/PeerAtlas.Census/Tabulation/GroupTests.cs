using System.Globalization;
using PeerAtlas.Statistics.Estimation;

namespace PeerAtlas.Census.Tabulation;

/// <summary>Says under a table by group whether the groups differ by more than chance.</summary>
internal static class GroupTests
{
    // Cochran's old rule of thumb, for tables of whatever size: with less, the test's distribution is a guess.
    private const double SmallestExpected = 5;
    private const double MostBelow = 0.2;
    private const double Significant = 0.05;

    /// <summary>The Rao–Scott test in plain words; why there is none where answers are too few.</summary>
    public static string Words(Tabulator.ItemContext context, Grouping grouping)
    {
        if (context.Item is not ChoiceColumn choice)
            return "";
        int[] groups = [.. context.Rows.ResponseOfRow.Select(response => grouping.GroupOfResponse[response])];
        if (!HasEnough(choice, groups, grouping.Groups.Count))
            return "Too few answers to test whether the groups differ: differences here may be chance.";
        var test = RaoScott.Test(context.Design, choice.Codes, choice.Choices.Count, groups, grouping.Groups.Count);
        if (double.IsNaN(test.P))
            return "Too few organizations to test whether the groups differ: differences here may be chance.";
        var p = test.P < 0.001 ? "p < 0.001" : "p = " + test.P.ToString(test.P < 0.1 ? "0.000" : "0.00", CultureInfo.InvariantCulture);
        return test.P < Significant
            ? $"The groups differ by more than chance explains (Rao–Scott test, {p}). It does not say which of them do."
            : $"Chance alone could explain how the groups differ (Rao–Scott test, {p}). That does not show that they are alike.";
    }

    private static bool HasEnough(ChoiceColumn choice, int[] groups, int groupCount)
    {
        var byChoice = new double[choice.Choices.Count];
        var byGroup = new double[groupCount];
        for (var row = 0; row < groups.Length; row++)
        {
            if (choice.CodeOf(row) < 0)
                continue;
            byChoice[choice.CodeOf(row)]++;
            byGroup[groups[row]]++;
        }

        var n = byChoice.Sum();
        var expected = byChoice.Where(count => count > 0).SelectMany(count => byGroup.Where(of => of > 0).Select(of => count * of / n)).ToList();
        return expected.Count >= 4 && expected.Count(value => value < SmallestExpected) <= MostBelow * expected.Count;
    }
}
