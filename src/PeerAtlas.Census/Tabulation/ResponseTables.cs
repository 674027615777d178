using PeerAtlas.Statistics;

namespace PeerAtlas.Census.Tabulation;

/// <summary>What happened in the collection, as figures: who was invited, who answered, what became of the codes.</summary>
internal static class ResponseTables
{
    public static IEnumerable<FigureTable> Of(CollectionFacts facts, string wave)
    {
        if (facts.Kinds.Count > 0)
            yield return Organisations(facts, wave);
        if (facts.Anonymous is { CodesIssued: > 0 } codes)
            yield return Codes(codes, wave);
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
            Rows = [.. kinds.Select(kind => new FigureRow(kind.Label, [Count(kind, "invited", kind.Invited), Count(kind, "answered", kind.Answered), Rate(kind)]))],
            Shape = FigureShape.Numbers,
            Note = "An organization counts once, however many responses it gave.",
        };

        Figure Count(KindFacts kind, string what, int number) => Counted($"response.{kind.Key}.{what}", $"{kind.Label}, {what}", number, new("organizations invited", kind.Invited), wave);

        Figure Rate(KindFacts kind) => Part($"response.{kind.Key}.rate", $"{kind.Label}, response rate", kind.Answered, new("organizations invited", kind.Invited), wave);
    }

    private static FigureTable Codes(AnonymousCounts codes, string wave)
    {
        var issued = new FigureBase("codes handed to agencies", codes.CodesIssued);
        List<FigureRow> rows =
        [
            new("Codes handed to agencies", [Counted("response.codes.issued", "Codes handed to agencies", codes.CodesIssued, issued, wave)]),
            new("Answers handed in", [Counted("response.codes.handed_in", "Answers handed in", codes.Answers, issued, wave)]),
            new("Answers as a share of codes", [Part("response.codes.rate", "Answers as a share of codes handed to agencies", codes.Answers, issued, wave)]),
        ];
        if (codes.AgenciesThatSaid > 0)
        {
            var words = new FigureBase("agencies that said how many they passed on", codes.AgenciesThatSaid);
            rows.Insert(1, new("Codes that agencies say they passed on", [Counted("response.codes.passed_on", "Codes that agencies say they passed on", codes.CodesPassedOn, words, wave)]));
        }

        return new()
        {
            Name = "response.codes",
            Title = "The anonymous survey: codes and answers",
            Columns = [""],
            Rows = rows,
            Shape = FigureShape.Numbers,
            Note = $"{codes.AgenciesThatSaid} of {codes.Agencies} agencies said how many codes they passed on.",
        };
    }

    private static Figure Counted(string name, string label, int number, FigureBase of, string wave) => new()
    {
        Name = name,
        Label = label,
        Kind = FigureKind.Count,
        Base = of,
        Count = number,
        Estimate = number,
        Source = new(wave, name, "counted by the system"),
    };

    private static Figure Part(string name, string label, int part, FigureBase of, string wave) => new()
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
