using System.Globalization;

namespace PeerAtlas.Census.Waves;

/// <summary>Which organisations of those that fit a wave asks.</summary>
public enum SampleKind
{
    /// <summary>All of them.</summary>
    Everybody,

    /// <summary>A random sample of all of them.</summary>
    Random,

    /// <summary>A random sample of those of each region.</summary>
    ByRegion,

    /// <summary>A random sample of those of each kind.</summary>
    ByKind,
}

/// <summary>How many organisations a wave asks, and of what. A number or percent holds for every stratum; without strata all are one.</summary>
/// <param name="Kind">Which organisations.</param>
/// <param name="Size">How many, or what percent; 0 for everybody.</param>
/// <param name="IsPercent">Whether <paramref name="Size"/> is a percent.</param>
public sealed record Sampling(SampleKind Kind, decimal Size, bool IsPercent)
{
    /// <summary>No sample.</summary>
    public static readonly Sampling Everybody = new(SampleKind.Everybody, 0, IsPercent: false);

    /// <summary>The size as people write it: "50" or "12.5%".</summary>
    public string SizeText => Kind == SampleKind.Everybody ? "" : Size.ToString("0.##", CultureInfo.InvariantCulture) + (IsPercent ? "%" : "");

    /// <summary>How many of a stratum are asked: a percent is rounded to the nearest whole, halves up; at least one, and never more than there are.</summary>
    public int Of(int inFrame)
    {
        if (Kind == SampleKind.Everybody)
            return inFrame;
        var wanted = IsPercent ? Math.Round(inFrame * Size / 100, MidpointRounding.AwayFromZero) : Size;
        return (int)Math.Min(inFrame, Math.Max(1, wanted));
    }

    /// <summary>Reads a size: a whole number from 1 up, or a percent above 0 and up to 100; null when it is neither.</summary>
    public static Sampling? Read(SampleKind kind, string size)
    {
        if (kind == SampleKind.Everybody)
            return Everybody;
        var isPercent = size.TrimEnd().EndsWith('%');
        var digits = isPercent ? size.TrimEnd()[..^1] : size;
        if (!decimal.TryParse(digits.Trim(), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) || number <= 0)
            return null;
        var fits = isPercent ? number <= 100 && decimal.Round(number, 2) == number : number == decimal.Floor(number) && number <= int.MaxValue;
        return fits ? new(kind, number, isPercent) : null;
    }

    /// <summary>As it is stored: "ByRegion 50", "Everybody".</summary>
    public override string ToString() => $"{Kind} {SizeText}".TrimEnd();

    /// <summary>Reads what <see cref="ToString"/> wrote.</summary>
    public static Sampling Parse(string text)
    {
        var parts = text.Split(' ');
        return Read(Enum.Parse<SampleKind>(parts[0]), parts.Length > 1 ? parts[1] : "") ?? throw new FormatException($"“{text}” says no sample.");
    }
}
