using System.Globalization;
using PeerAtlas.Tables;

namespace PeerAtlas.Benchmarks.Tabulations;

/// <summary>Made-up answers: clusters of twenty with a mind of their own, unequal weights, 25 items of five levels, region and kind for margins.</summary>
internal static class TabulationData
{
    public const int Items = 25;
    public const int Levels = 5;
    public const int ClusterSize = 20;

    public static readonly string[] ItemNames = [.. Enumerable.Range(1, Items).Select(item => "q" + item.ToString(CultureInfo.InvariantCulture))];

    /// <summary>Margins by level, as shares of the population.</summary>
    public static readonly double[] Regions = [0.2, 0.15, 0.25, 0.1, 0.18, 0.12];

    public static readonly double[] Kinds = [0.5, 0.3, 0.2];

    /// <summary>Writes a file of so many respondents.</summary>
    public static void Write(string path, int respondents)
    {
        var random = new Random(20_260_922);
        using var writer = new StreamWriter(path);
        writer.WriteLine("cluster,weight,region,kind," + string.Join(',', ItemNames));
        var leaning = new double[Items];
        for (var row = 0; row < respondents; row++)
        {
            if (row % ClusterSize == 0)
            {
                for (var item = 0; item < Items; item++)
                    leaning[item] = random.NextDouble();
            }

            writer.Write(row / ClusterSize);
            writer.Write(',');
            writer.Write((0.5 + random.Next(1500) / 1000.0).ToString("0.000", CultureInfo.InvariantCulture));
            writer.Write(",r");
            writer.Write(random.Next(Regions.Length));
            writer.Write(",k");
            writer.Write(random.Next(Kinds.Length));
            for (var item = 0; item < Items; item++)
            {
                writer.Write(',');
                writer.Write(1 + (int)(Levels * (0.6 * random.NextDouble() + 0.4 * leaning[item])));
            }

            writer.WriteLine();
        }
    }

    /// <summary>Reads it as the command does.</summary>
    public static CsvColumns Read(string path)
    {
        using var stream = File.OpenRead(path);
        return CsvColumns.Read(stream, Path.GetFileName(path), ["weight"], ["cluster", "region", "kind", .. ItemNames]);
    }
}
