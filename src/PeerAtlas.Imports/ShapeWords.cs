using PeerAtlas.Lists;

namespace PeerAtlas.Imports;

/// <summary>Shapes of sheets in words.</summary>
internal static class ShapeWords
{
    /// <summary>What becomes of rows that stand so.</summary>
    public static string Becomes(RowShape shape) =>
        shape == RowShape.TablesBeside ? "Each part of a row is read as a record of its own." : "What belongs together is read as one record.";

    /// <summary>How the rows stand, behind "The rows".</summary>
    public static string Of(RowShape shape) =>
        shape switch
        {
            RowShape.DaysAbove => "stand under their day",
            RowShape.InAndOut => "come in pairs: one for the start, one for the end",
            RowShape.TablesBeside => "stand in tables side by side, under the same headers again",
            RowShape.Diary => "are lines of a text, which say a day or how long something took",
            _ => "have cells with a day and its times in each",
        };
}
