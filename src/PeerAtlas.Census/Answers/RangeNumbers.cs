using System.Globalization;
using PeerAtlas.Instruments;

namespace PeerAtlas.Census.Answers;

/// <summary>The numbers of a range, in a list where they are few.</summary>
internal static class RangeNumbers
{
    private const int MostListed = 101;

    /// <summary>Whether they are few enough to be chosen from a list.</summary>
    public static bool AreListed(NumberRange range) => Count(range) <= MostListed;

    /// <summary>The numbers, from the first to the last.</summary>
    public static IEnumerable<string> Of(NumberRange range)
    {
        var step = range.End > range.Start ? range.Step : -range.Step;
        return Enumerable.Range(0, Count(range)).Select(at => Text(Math.Round(range.Start + (at * step), 10)));
    }

    /// <summary>A number as it is sent.</summary>
    public static string Text(double number) => ((decimal)number).ToString(CultureInfo.InvariantCulture);

    private static int Count(NumberRange range) => (int)Math.Min(Math.Floor(Math.Abs(range.End - range.Start) / range.Step + 1e-6), int.MaxValue - 1) + 1;
}
