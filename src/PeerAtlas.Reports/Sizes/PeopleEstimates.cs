using System.Globalization;
using PeerAtlas.Reports.Indicators;
using PeerAtlas.Statistics;
using PeerAtlas.Statistics.Estimation;
using PeerAtlas.Statistics.Intervals;
using PeerAtlas.Statistics.Populations;

namespace PeerAtlas.Reports.Sizes;

/// <summary>
/// Every estimate of the number of people, each person counted once, that a wave and what an analyst brought allow. They stand
/// side by side: the spread is what is known, and no one of them is the answer.
/// </summary>
internal static class PeopleEstimates
{
    /// <summary>
    /// A model whose AIC is more than this above the lowest fits the counts too poorly to be read. Source: K. P. Burnham and
    /// D. R. Anderson, Model Selection and Multimodel Inference (2002), section 2.6.
    /// </summary>
    public const double LargestDifferenceOfAic = 10;

    /// <summary>All estimates, method by method.</summary>
    /// <param name="lists">The partial lists; null without any.</param>
    /// <param name="numbers">Numbers from elsewhere.</param>
    /// <param name="persons">What the anonymous survey says.</param>
    /// <param name="jobs">The wave's estimate of all peer jobs; null without one.</param>
    public static IReadOnlyList<SizeLine> Of(PartialLists? lists, KnownNumbers numbers, WavePersons persons, Estimate? jobs) =>
        [.. lists is null ? [] : FromLists(lists), .. Multiplier(numbers, persons), .. Multiplicity(numbers, persons, jobs)];

    /// <summary>The estimates that fit as one table to draw; null when there is none.</summary>
    public static FigureTable? Table(IReadOnlyList<SizeLine> lines, string wave)
    {
        var shown = lines.Where(line => line.Fits).ToList();
        return shown.Count == 0
            ? null
            : new()
            {
                Name = "size.people",
                Title = "How many people: every method side by side",
                Columns = ["People"],
                Rows = [.. shown.Select(line => new FigureRow(line.Label, [AsFigure(line, wave)]))],
                Note =
                    "Each method makes assumptions of its own, named below. A figure without "
                    + "an interval has none in the literature; that does not make it surer.",
            };
    }

    private static IEnumerable<SizeLine> FromLists(PartialLists lists)
    {
        var size = SizeFromLists.Compute(lists);
        foreach (var (chapman, petersen) in size.Chapman.Zip(size.Petersen))
        {
            yield return Line(SizeMethod.TwoLists, "Chapman: " + Lists(chapman.Method), chapman, "nearly unbiased");
            yield return Line(SizeMethod.TwoLists, "Petersen: " + Lists(petersen.Method), petersen, "the same without the correction for few people on both");
        }

        if (size.SampleCoverage is { } coverage)
        {
            var detail = $"the lists cover {coverage.Coverage.ToString("0%", CultureInfo.InvariantCulture)} of all";
            yield return Line(SizeMethod.SampleCoverage, "Sample coverage: independent lists", Point(coverage.Independent), detail);
            yield return Line(SizeMethod.SampleCoverage, "Sample coverage: dependent lists, high coverage", Point(coverage.HighCoverage), detail);
            yield return Line(SizeMethod.SampleCoverage, "Sample coverage: dependent lists, one-step", Point(coverage.LowCoverage), detail);
        }

        var best = size.LogLinear.Where(model => double.IsFinite(model.Aic)).Select(model => model.Aic).DefaultIfEmpty(double.NaN).Min();
        foreach (var model in size.LogLinear)
        {
            yield return new(
                SizeMethod.LogLinear,
                "Log-linear: " + Dependent(model.Estimate.Method, lists),
                model.Estimate,
                size.Distinct,
                double.IsFinite(model.Aic)
                    ? string.Create(CultureInfo.InvariantCulture, $"AIC {model.Aic:0.0}, deviance {model.Deviance:0.0} on {model.DegreesOfFreedom}")
                    : "the counts cannot settle this model",
                IsNumber(model.Estimate) && model.Aic <= best + LargestDifferenceOfAic
            );
        }

        SizeLine Line(SizeMethod method, string label, PopulationEstimate estimate, string detail) =>
            new(method, label, estimate, size.Distinct, IsNumber(estimate) ? detail : "nobody is on both", IsNumber(estimate));

        PopulationEstimate Point(double value) => new("", value, double.NaN, double.NaN, double.NaN);
    }

    private static IEnumerable<SizeLine> Multiplier(KnownNumbers numbers, WavePersons persons)
    {
        if (numbers.Certified is not { } known || (persons.CertifiedShare ?? Typed(numbers.CertifiedShare, numbers.CertifiedShareBase)) is not { } share)
            yield break;
        var source = persons.CertifiedShare is null ? numbers.CertifiedShareSource : "this wave’s survey";
        var estimate = SizeFromSurvey.Multiplier(known, share);
        yield return new(
            SizeMethod.Multiplier,
            "Certified and employed ÷ share certified",
            estimate,
            share.N,
            $"{Whole(known)} certified and employed ({numbers.CertifiedSource}); {Percent(share.Value)} certified ({source})",
            IsNumber(estimate)
        );
    }

    private static IEnumerable<SizeLine> Multiplicity(KnownNumbers numbers, WavePersons persons, Estimate? jobs)
    {
        var all = jobs ?? (numbers.Jobs is { } typed ? Exact(typed) : null);
        if (all is null)
            yield break;
        var jobsWords = $"{Whole(all.Value)} jobs ({(jobs is null ? numbers.JobsSource : "this wave’s estimate for all organizations")})";
        if (persons.JobsPerPerson is { } each)
            yield return Line("Jobs ÷ jobs per person, everybody as likely to answer", each, "this wave’s survey");
        if (persons.JobsPerPersonByJob is { } byJob)
            yield return Line("Jobs ÷ jobs per person, more jobs more likely to answer", byJob, "this wave’s survey");
        if (persons.JobsPerPerson is null && numbers.JobsPerPerson is { } given)
            yield return Line("Jobs ÷ jobs per person", Exact(given), numbers.JobsPerPersonSource);

        SizeLine Line(string label, Estimate perPerson, string source)
        {
            var estimate = SizeFromSurvey.Multiplicity(all, perPerson);
            return new(
                SizeMethod.Multiplicity,
                label,
                estimate,
                perPerson.N,
                $"{jobsWords}; {perPerson.Value.ToString("0.00", CultureInfo.InvariantCulture)} jobs per person ({source})",
                IsNumber(estimate)
            );
        }
    }

    /// <summary>A share that was typed with the number that it rests on.</summary>
    private static Estimate? Typed(double? share, int? size)
    {
        if (share is not { } value || size is not { } n)
            return null;
        var interval = ProportionIntervals.Wilson(value, n);
        return new(value, Math.Sqrt(value * (1 - value) / n), interval.Low, interval.High, n - 1, n);
    }

    /// <summary>A number that was typed without an error.</summary>
    private static Estimate Exact(double value) => new(value, 0, value, value, 0, 1);

    private static Figure AsFigure(SizeLine line, string wave) =>
        new()
        {
            Name = "size.people",
            Label = line.Label,
            Kind = FigureKind.Total,
            Base = new(line.Method is SizeMethod.Multiplier or SizeMethod.Multiplicity ? "peer workers who answered" : "people on any list", line.Base),
            Estimate = line.Estimate.Value,
            // Without a standard error there is no interval, however exact the numbers that were typed.
            Interval =
                double.IsFinite(line.Estimate.Low) && double.IsFinite(line.Estimate.High) && line.Estimate.Low < line.Estimate.High
                    ? new(line.Estimate.Low, line.Estimate.High, "by the method")
                    : null,
            Source = new(wave, "size", line.Method.Heading()),
        };

    private static bool IsNumber(PopulationEstimate estimate) => double.IsFinite(estimate.Value);

    /// <summary>"payroll:register" after the method's name as "payroll and register".</summary>
    private static string Lists(string method)
    {
        var pair = method[(method.IndexOf(' ', StringComparison.Ordinal) + 1)..];
        return pair.Contains(':', StringComparison.Ordinal) ? pair.Replace(":", " and ", StringComparison.Ordinal) : string.Join(" and ", pair.AsEnumerable());
    }

    private static string Dependent(string model, PartialLists lists) =>
        model == string.Join(',', lists.Names)
            ? "lists independent"
            : string.Join(
                ", ",
                model
                    .Split(',')
                    .Select(pair =>
                        pair.Contains(':', StringComparison.Ordinal)
                            ? pair.Replace(":", " with ", StringComparison.Ordinal)
                            : string.Join(" with ", pair.AsEnumerable())
                    )
            );

    private static string Whole(double value) => value.ToString("#,0", CultureInfo.InvariantCulture);

    private static string Percent(double value) => value.ToString("0.0%", CultureInfo.InvariantCulture);
}
