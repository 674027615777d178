using System.Globalization;
using PeerAtlas.Directory.Teams;
using PeerAtlas.Tables;

namespace PeerAtlas.Referrals.Board;

/// <summary>
/// The share of a caseload that had peer support where peers were placed alike, as participants of a study estimated it: a published
/// reference and not a target. The figures stand, with their source, in <c>published-shares.csv</c> beside this file.
/// </summary>
/// <param name="Low">The lower estimate.</param>
/// <param name="High">The upper one; the same where there was one only.</param>
/// <param name="Setting">How the study describes the placing, in words.</param>
/// <param name="Source">Where it comes from.</param>
public sealed record PublishedShare(double Low, double High, string Setting, string Source)
{
    private static readonly Lazy<IReadOnlyDictionary<StaffingPattern, PublishedShare>> All = new(Read);

    /// <summary>The published estimate for a pattern.</summary>
    public static PublishedShare For(StaffingPattern pattern) => All.Value[pattern];

    /// <summary>In words: "52% to 65%".</summary>
    public string Words => Low == High ? Percent(Low) : $"{Percent(Low)} to {Percent(High)}";

    private static string Percent(double share) => share.ToString("0%", CultureInfo.InvariantCulture);

    private static Dictionary<StaffingPattern, PublishedShare> Read()
    {
        const string File = "published-shares.csv";
        using var stream = typeof(PublishedShare).Assembly.GetManifestResourceStream(File)!;
        return CsvTable
            .Read(stream, File)
            .ToDictionary(
                row => Enum.Parse<StaffingPattern>(row["pattern"]),
                row => new PublishedShare(
                    double.Parse(row["low"], CultureInfo.InvariantCulture),
                    double.Parse(row["high"], CultureInfo.InvariantCulture),
                    row["setting"],
                    row["source"]
                )
            );
    }
}
