using PeerAtlas.Statistics.Populations;

namespace PeerAtlas.Reports.Sizes;

/// <summary>From what an estimate of the number of people is made.</summary>
internal enum SizeMethod
{
    TwoLists,
    SampleCoverage,
    LogLinear,
    Multiplier,
    Multiplicity,
}

/// <summary>One estimate of the number of people.</summary>
/// <param name="Method">How it was made.</param>
/// <param name="Label">Its name: "Chapman, payroll and register".</param>
/// <param name="Estimate">The estimate; without a value when the data cannot give one.</param>
/// <param name="Base">On how many people it rests.</param>
/// <param name="Detail">More of how it was made: a model's fit; the numbers that went in.</param>
/// <param name="Fits">Whether it can be taken into account: it has a value, and a model fits the counts.</param>
internal sealed record SizeLine(SizeMethod Method, string Label, PopulationEstimate Estimate, int Base, string Detail, bool Fits);

/// <summary>What each method assumes, in plain words.</summary>
internal static class SizeWords
{
    public static string Heading(this SizeMethod method) =>
        method switch
        {
            SizeMethod.TwoLists => "Two lists at a time",
            SizeMethod.SampleCoverage => "Sample coverage of three lists",
            SizeMethod.LogLinear => "Log-linear models of all lists",
            SizeMethod.Multiplier => "Multiplier: certified people known from elsewhere",
            _ => "Multiplicity: jobs and jobs per person",
        };

    public static string Assumes(this SizeMethod method) =>
        method switch
        {
            SizeMethod.TwoLists => "Nobody joins or leaves between the lists, everybody is matched rightly, "
                + "and who is on one list is no more and no less likely to be on the other. "
                + "Where one list leads to the other, the estimate is too low; where people are on one list or the other, it is too high.",
            SizeMethod.SampleCoverage => "As before, but lists may depend on each other to a degree that the overlaps "
                + "show. It wants lists that overlap well: below a coverage of about 55 percent "
                + "read the one-step number, which is a lower bound when lists lead to each other.",
            SizeMethod.LogLinear =>
                "As before, and each model lets some pairs of lists depend on each other. No model can see a dependence of all lists at once, "
                    + "and models that fit the counts alike may differ widely in whom nobody has listed.",
            SizeMethod.Multiplier => "The count from elsewhere is complete and of the same people at the same "
                + "time, and certified people were as likely to answer the survey as others.",
            _ => "Agencies and peer workers mean the same jobs, organizations that did not answer "
                + "are like those that did, and those who answered hold as many jobs as others.",
        };
}
