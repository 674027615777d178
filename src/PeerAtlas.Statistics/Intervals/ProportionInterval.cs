namespace PeerAtlas.Statistics.Intervals;

/// <summary>How the interval of a proportion is made. See <see cref="ProportionIntervals"/> for the formulas.</summary>
public enum ProportionInterval
{
    /// <summary>Score interval of Wilson (1927) on the effective sample size. The default of reports.</summary>
    Wilson,

    /// <summary>Normal interval on the log-odds scale, transformed back.</summary>
    Logit,

    /// <summary>Beta interval of Korn and Graubard (1998): Clopper–Pearson on the effective sample size.</summary>
    KornGraubard,

    /// <summary>Estimate ± t × standard error; can leave the range 0 to 1.</summary>
    Normal,
}
