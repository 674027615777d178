using System.Globalization;
using PeerAtlas.Reports.Narratives;
using PeerAtlas.Statistics;

namespace PeerAtlas.Reports.Documents;

/// <summary>Writes, in plain words, what limits the figures, from what happened in the collection and from what the report shows.</summary>
internal static class Limitations
{
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-US");

    /// <summary>The names of the figures whose numbers of persons the text on codes tells.</summary>
    public static IReadOnlyList<string> FiguresTold { get; } = [HandedIn, Issued, PassedOn];

    private const string HandedIn = "response.codes.handed_in";
    private const string Issued = "response.codes.issued";
    private const string PassedOn = "response.codes.passed_on";

    public static IReadOnlyList<LimitationBlock> Write(WaveFacts facts, IReadOnlyList<Figure> shown, UnreliableFigures presentation, FigureBook figures)
    {
        LimitationBlock?[] blocks =
        [
            OfSample(facts),
            NonResponse(facts),
            SeveralResponses(facts),
            Codes(facts, figures),
            Unreadable(facts),
            FewAnswers(facts),
            Uncertain(shown, presentation),
            Protected(shown),
            Imported(facts),
        ];
        return [.. blocks.OfType<LimitationBlock>()];
    }

    private static LimitationBlock? OfSample(WaveFacts facts)
    {
        if (facts.Sample is not { } sample)
            return null;
        var silent =
            sample.Silent.Count == 0
                ? ""
                : $" Nobody answered in {string.Join(", ", sample.Silent)}, so that the figures do not speak of {Organizations(sample.InSilent)} there.";
        var alone =
            sample.Alone.Count == 0
                ? ""
                : $" In {string.Join(", ", sample.Alone)}, one organization answered for all: how much these differ is not known, and intervals are a guess.";
        return new(
            "Not everybody was asked",
            $"{Number(sample.Drawn)} of {Organizations(sample.InFrame)} were drawn at random and asked. In each stratum of the sample, those that answered "
                + $"stand for all. The intervals allow for the chance of the draw.{silent}{alone} The lowest and highest answers are those of the sample: "
                + "others may lie beyond them."
        );
    }

    private static LimitationBlock? NonResponse(WaveFacts facts)
    {
        const string Heading = "Not everybody answered";
        if (facts.Kinds.Count == 0)
        {
            return new(
                Heading,
                "It is not on record how many organizations were invited, so no response rate can be given. "
                    + "Organizations that did not answer may differ from those that did."
            );
        }

        var invited = facts.Kinds.Sum(kind => kind.Invited);
        var answered = facts.Kinds.Sum(kind => kind.Answered);
        if (answered >= invited)
            return null;
        var byKind =
            facts.Kinds.Count < 2 ? "" : " By kind: " + string.Join("; ", facts.Kinds.Select(kind => $"{kind.Kind} {kind.Answered} of {kind.Invited}")) + ".";
        return new(
            Heading,
            $"{Number(answered)} of {Organizations(invited)} that were {(facts.Sample is null ? "invited" : "drawn")} answered "
                + $"({Percent(answered, invited)}).{byKind} Organizations that did not answer may differ from those that did, and "
                + (facts.Sample is null ? "nothing in these figures corrects for that." : "the figures take them to be like the others of their stratum.")
        );
    }

    private static LimitationBlock? SeveralResponses(WaveFacts facts) =>
        facts.OrganisationsWithSeveral == 0
            ? null
            : new(
                "Some organizations answered more than once",
                $"{Organizations(facts.OrganisationsWithSeveral)} gave {Number(facts.ResponsesOfThose)} "
                    + $"of the {Number(facts.Responses)} responses, for several of their parts. "
                    + "Each response counts as one, so these organizations weigh more than others. The "
                    + "intervals allow for it: responses of one organization are taken as one cluster."
            );

    private static LimitationBlock? Codes(WaveFacts facts, FigureBook figures)
    {
        if (facts.Anonymous is not { } survey)
            return null;
        if (survey.AreSealed)
        {
            return new(
                "The answers of peer workers are not in this report",
                "They were still sealed when it was made. How many there are, and what they say, is told after two analysts have opened them."
            );
        }

        const string Heading = "How many peer workers were reached is known only in part";
        var answers = Persons(HandedIn, survey.Answers);
        if (survey.CodesIssued == 0)
            return new(Heading, $"{Answered(answers)} It is not on record how many were invited, so no response rate can be given.");

        var silent = survey.Agencies - survey.AgenciesThatSaid;
        var passed = Persons(PassedOn, survey.CodesPassedOn);
        var passedOn =
            silent == 0
                ? $"The agencies say that they passed on {passed ?? "some"} of them."
                : $"{Number(survey.AgenciesThatSaid)} of {Number(survey.Agencies)} agencies say how many they "
                    + $"passed on{(passed is null ? "" : $", {passed} in all")}; {Number(silent)} did not say.";
        return new(
            Heading,
            $"Agencies were given {Persons(Issued, survey.CodesIssued) ?? "a number of"} codes for peer workers. {passedOn} "
                + $"{Answered(answers)} Nobody knows which agencies' peer workers they came from.{CarriesOver(facts)}"
        );

        // A number that together with others would show 10 or fewer persons is not told.
        string? Persons(string figure, int number) => figures.Find(figure) is { } guarded && figures.IsWithheld(guarded) ? null : Limitations.Persons(number);

        static string Answered(string? number) =>
            number is null
                ? "How many peer workers answered is not told exactly, so that nobody can work out how few left a question open."
                : $"{number} answers were handed in.";
    }

    private static string CarriesOver(WaveFacts facts) =>
        facts.Sample is null
            ? ""
            : " The agencies that had codes are a sample, whose weights do not carry over: what peer workers say holds for those who answered.";

    private static LimitationBlock? Unreadable(WaveFacts facts) =>
        facts.Anonymous is not { Unreadable: > 0 and var lost }
            ? null
            : new(
                "Answers that could not be read",
                $"{Persons(lost)} answers of peer workers were handed in and were damaged before they were opened. They could not be read and are in no figure."
            );

    private static LimitationBlock? FewAnswers(WaveFacts facts) =>
        facts.Responses is 0 or >= 100
            ? null
            : new(
                "Small numbers",
                $"The agency survey rests on {Number(facts.Responses)} {(facts.Responses == 1 ? "response" : "responses")} from "
                    + $"{Organizations(facts.Organisations)}. One answer more or less moves a percentage by {Step(facts.Responses)} points or more."
            );

    private static LimitationBlock? Uncertain(IReadOnlyList<Figure> figures, UnreliableFigures presentation)
    {
        var uncertain = figures.Count(FigureBook.IsUncertain);
        if (uncertain == 0)
            return null;
        var count = $"{Number(uncertain)} of {Number(figures.Count)} figures in this report";
        return presentation == UnreliableFigures.Withhold
            ? new(
                "Figures that are withheld",
                $"{count} are too uncertain to show by the presentation standards of the National Center for Health Statistics. They are withheld."
            )
            : new(
                "Figures that are unreliable",
                $"{count} are too uncertain by the presentation standards of the National "
                    + "Center for Health Statistics. They are shown and marked; do not rely on them."
            );
    }

    private static LimitationBlock? Protected(IReadOnlyList<Figure> shown)
    {
        var withheld = shown.Count(FigureBook.ProtectsPersons);
        return withheld == 0
            ? null
            : new(
                "Figures that are withheld to protect people",
                $"{Number(withheld)} of {Number(shown.Count)} figures in this report speak of 10 or fewer "
                    + "persons, or would let a reader work such a number out together with others. They are withheld."
            );
    }

    private static LimitationBlock? Imported(WaveFacts facts) =>
        facts.ImportedResponses == 0
            ? null
            : new(
                "Answers from another system",
                $"{Number(facts.ImportedResponses)} of {Number(facts.Responses)} responses to the agency survey were "
                    + "imported from a file. Skips and checks were applied when they were imported, not while people answered."
            );

    private static string Organizations(int number) => Number(number) + (number == 1 ? " organization" : " organizations");

    /// <summary>A number of persons; one from 1 to 10 could point at somebody and is never published.</summary>
    private static string Persons(int number) => number is >= 1 and <= 10 ? "10 or fewer" : Number(number);

    private static string Number(int number) => number.ToString("N0", English);

    private static string Percent(int part, int whole) => Math.Round(100.0 * part / whole, MidpointRounding.AwayFromZero).ToString("N0", English) + "%";

    private static string Step(int responses) => Math.Max(1, Math.Floor(100.0 / responses)).ToString("N0", English);
}
