using PeerAtlas.Statistics;
using PeerAtlas.Statistics.Disclosure;
using PeerAtlas.Statistics.ResponseRates;

namespace PeerAtlas.Census.Tabulation;

/// <summary>What happened in the collection, as figures: who was invited, who answered, what became of the codes.</summary>
internal static class ResponseTables
{
    /// <summary>The tables.</summary>
    /// <param name="facts">What happened.</param>
    /// <param name="wave">The wave's name.</param>
    /// <param name="everybody">All who answered the anonymous survey; null when there is none.</param>
    public static IEnumerable<FigureTable> Of(CollectionFacts facts, string wave, PersonGroup? everybody)
    {
        if (facts.Kinds.Count > 0)
        {
            yield return Organisations(facts, wave);
            yield return Rates(facts, wave);
        }

        if (facts.Strata.Count > 0)
            yield return Sample(facts.Strata, wave);

        // How many handed in is held together with what they said, which is not known while they are sealed.
        if (facts.Anonymous is { AreSealed: false } codes && everybody is { } persons)
            yield return Codes(codes, persons, wave);
    }

    private static FigureTable Organisations(CollectionFacts facts, string wave)
    {
        var all = new KindFacts("all", "All organizations", facts.Kinds.Sum(kind => kind.Invited), facts.Kinds.Sum(kind => kind.Answered));
        var kinds = facts.Kinds.Count > 1 ? facts.Kinds.Append(all) : [all];
        return new()
        {
            Name = "response.organizations",
            Title = "Organizations invited to the agency survey, and those that answered",
            Columns = ["Invited", "Answered", "Response rate"],
            Rows =
            [
                .. kinds.Select(kind => new FigureRow(kind.Label, [Count(kind, "invited", kind.Invited), Count(kind, "answered", kind.Answered), Rate(kind)])),
            ],
            Shape = FigureShape.Numbers,
            Note =
                "An organization counts once, however many responses it gave."
                + (facts.Strata.Count == 0 ? "" : " The wave asked a sample: only organizations that were drawn were invited."),
        };

        Figure Count(KindFacts kind, string what, int number) =>
            Counted($"response.{kind.Key}.{what}", $"{kind.Label}, {what}", number, new(Invited(facts), kind.Invited), wave);

        Figure Rate(KindFacts kind) =>
            Part($"response.{kind.Key}.rate", $"{kind.Label}, response rate", kind.Answered, new(Invited(facts), kind.Invited), wave);
    }

    /// <summary>The six rates of AAPOR, by organisations.</summary>
    private static FigureTable Rates(CollectionFacts facts, string wave)
    {
        var rates = AaporRates.Compute(facts.Dispositions);
        var counts = facts.Dispositions;
        List<(string Name, string Words, double Rate)> all =
        [
            ("rr1", "RR1: complete, of all that may be eligible (the lowest)", rates.RR1),
            ("rr2", "RR2: complete or partial, of all that may be eligible", rates.RR2),
            ("rr3", "RR3: complete, of those estimated to be eligible", rates.RR3),
            ("rr4", "RR4: complete or partial, of those estimated to be eligible", rates.RR4),
            ("rr5", "RR5: complete, of those known to be eligible (the highest)", rates.RR5),
            ("rr6", "RR6: complete or partial, of those known to be eligible", rates.RR6),
        ];
        if (WeightedRate(facts.Strata) is { } weighted)
            all.Add(("rr1_weighted", "RR1 weighted: each organization counts for as many of the frame as it was drawn from", weighted));
        return new()
        {
            Name = "response.rates",
            Title = "Response rates of the agency survey, as AAPOR defines them",
            Columns = ["Rate"],
            Rows = [.. all.Select(rate => new FigureRow(rate.Words, [Figure(rate.Name, rate.Words, rate.Rate)]))],
            Shape = FigureShape.Numbers,
            Note =
                $"By organizations. {counts.Complete} answered; {counts.Refused} refused or broke off; {counts.Other} opened the survey and left it; "
                + $"of {counts.UnknownEligibility} nothing was heard, so that it is not known whether they belong to those asked about. "
                + "An answer that was not handed in is not counted as partial, so that RR2, RR4 and RR6 are the same as RR1, RR3 and RR5.",
        };

        Figure Figure(string name, string label, double rate) =>
            new()
            {
                Name = "response." + name,
                Label = label,
                Kind = FigureKind.Share,
                Base = new(Invited(facts), counts.Total),
                Estimate = double.IsFinite(rate) ? rate : null,
                Source = new(wave, "response." + name, "AAPOR Standard Definitions"),
            };
    }

    private static string Invited(CollectionFacts facts) =>
        facts.Strata.Count == 0 ? "organizations invited" : "organizations drawn into the sample and invited";

    /// <summary>
    /// The share of the frame that would have answered, each organisation drawn weighing as many as it was drawn from; null where all weigh the same.
    /// </summary>
    private static double? WeightedRate(IReadOnlyList<StratumFacts> strata) =>
        strata.Select(stratum => (double)stratum.InFrame / stratum.Drawn).Distinct().Count() < 2
            ? null
            : strata.Sum(stratum => (double)stratum.InFrame / stratum.Drawn * stratum.Answered) / strata.Sum(stratum => stratum.InFrame);

    /// <summary>How the sample was drawn, and for how many of the frame each organisation that answered stands.</summary>
    private static FigureTable Sample(IReadOnlyList<StratumFacts> strata, string wave)
    {
        return new()
        {
            Name = "response.sample",
            Title = "The sample: organizations of the frame, drawn, and answered",
            Columns = ["In the frame", "Drawn", "Answered", "Each stands for"],
            Rows =
            [
                .. strata.Select(
                    (stratum, at) =>
                        new FigureRow(
                            stratum.Name,
                            [
                                Of(stratum, at, "in_frame", stratum.InFrame),
                                Of(stratum, at, "drawn", stratum.Drawn),
                                Of(stratum, at, "answered", stratum.Answered),
                                Weight(stratum, at),
                            ]
                        )
                ),
            ],
            Shape = FigureShape.Numbers,
            Note =
                "Strata as they were when the sample was drawn. Each organization that answered stands for the organizations of its stratum ÷ those of them "
                + "that answered, itself included.",
        };

        Figure Of(StratumFacts stratum, int at, string what, int number) =>
            Counted($"response.sample.{at + 1}.{what}", $"{stratum.Name}, {what.Replace('_', ' ')}", number, FrameOf(stratum), wave);

        Figure Weight(StratumFacts stratum, int at) =>
            Counted($"response.sample.{at + 1}.weight", $"{stratum.Name}, each stands for", 0, FrameOf(stratum), wave) with
            {
                Kind = FigureKind.Ratio,
                Count = null,
                Estimate = stratum.Weight,
            };

        static FigureBase FrameOf(StratumFacts stratum) => new("organizations of the frame when the sample was drawn", stratum.InFrame);
    }

    private static FigureTable Codes(AnonymousCounts codes, PersonGroup persons, string wave)
    {
        var issued = PersonKeys.Named("codes issued", codes.CodesIssued);
        var issuedBase = new FigureBase("codes handed to agencies", codes.CodesIssued);
        var rows = new List<FigureRow>
        {
            Row(
                Counted("response.codes.handed_in", "Answers handed in", codes.Answers, new("answers to the peer-worker survey", codes.Answers), wave),
                persons
            ),
        };
        var partitions = new List<PersonPartition>();
        if (codes.CodesIssued >= codes.Answers && codes.CodesIssued > 0)
        {
            partitions.Add(PersonPartition.Of(issued, persons));
            rows.Insert(0, Row(Counted("response.codes.issued", "Codes handed to agencies", codes.CodesIssued, issuedBase, wave), issued));
            rows.Add(Row(Part("response.codes.rate", "Answers as a share of codes handed to agencies", codes.Answers, issuedBase, wave), issued, persons));
        }

        if (codes.AgenciesThatSaid > 0)
            AddPassedOn(codes, persons, issued, wave, rows, partitions);
        return new()
        {
            Name = "response.codes",
            Title = "The anonymous survey: codes and answers",
            Columns = [""],
            Rows = rows,
            Shape = FigureShape.Numbers,
            Note =
                (
                    codes.CodesIssued == 0
                        ? "No codes were handed out, so that there is no response rate."
                        : $"{codes.AgenciesThatSaid} of {codes.Agencies} agencies said how many codes they passed on."
                ) + Unreadable(codes.Unreadable),
            Partitions = partitions,
        };
    }

    /// <summary>What agencies said they passed on, and the answers as a share of it.</summary>
    private static void AddPassedOn(
        AnonymousCounts codes,
        PersonGroup persons,
        PersonGroup issued,
        string wave,
        List<FigureRow> rows,
        List<PersonPartition> partitions
    )
    {
        var passedOn = PersonKeys.Named("codes passed on", codes.CodesPassedOn);
        // Those that did not say are taken to have passed on all: the rate is then the lowest that can be true.
        var most = PersonKeys.Named("codes passed on at most", codes.CodesIssued - codes.CodesOfThose + codes.CodesPassedOn);
        var said = new FigureBase("agencies that said how many they passed on", codes.AgenciesThatSaid);
        rows.Insert(1, Row(Counted("response.codes.passed_on", "Codes that agencies say they passed on", codes.CodesPassedOn, said, wave), passedOn));
        partitions.Add(PersonPartition.Of(issued, most));
        partitions.Add(PersonPartition.Of(most, passedOn));
        if (most.Count < codes.Answers)
            return;
        partitions.Add(PersonPartition.Of(most, persons));
        var answers = new FigureBase("codes that agencies passed on, or did not say", most.Count);
        rows.Add(Row(Part("response.codes.rate_passed_on", "Answers as a share of codes passed on", codes.Answers, answers, wave), most, persons));
    }

    private static FigureRow Row(Figure figure, params PersonGroup[] told) => new(figure.Label, [figure with { Persons = told }]);

    // From 1 to 10 is a number of persons that is not told.
    private static string Unreadable(int number) =>
        number switch
        {
            0 => "",
            <= 10 => " 10 or fewer more answers were handed in and could not be read; they are not counted.",
            _ => string.Create(
                System.Globalization.CultureInfo.InvariantCulture,
                $" {number:N0} more answers were handed in and could not be read; they are not counted."
            ),
        };

    private static Figure Counted(string name, string label, int number, FigureBase of, string wave) =>
        new()
        {
            Name = name,
            Label = label,
            Kind = FigureKind.Count,
            Base = of,
            Count = number,
            Estimate = number,
            Source = new(wave, name, "counted by the system"),
        };

    private static Figure Part(string name, string label, int part, FigureBase of, string wave) =>
        new()
        {
            Name = name,
            Label = label,
            Kind = FigureKind.Share,
            Base = of,
            Count = part <= of.Number ? part : null,
            Estimate = of.Number == 0 ? null : (double)part / of.Number,
            Source = new(wave, name, "counted by the system"),
        };
}
