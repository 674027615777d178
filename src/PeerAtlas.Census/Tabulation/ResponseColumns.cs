using System.Globalization;
using PeerAtlas.Instruments;
using PeerAtlas.Tables;

namespace PeerAtlas.Census.Tabulation;

/// <summary>The columns of a file of responses: whose they are, then the questions by name, for each entry of a repeat its own.</summary>
internal static class ResponseColumns
{
    public const string Organisation = "organization";

    /// <summary>The British spelling, which is read too.</summary>
    public const string OrganisationSpeltOtherwise = "organisation";

    public const string Unit = "unit";
    public const string UnitName = "unit_name";
    public const string CompletedOn = "completed_on";

    /// <summary>What stands before the questions in a file of agency responses.</summary>
    public static IReadOnlyList<string> Leading { get; } = [Organisation, Unit, UnitName, CompletedOn];

    /// <summary>The stratum of a sample, the weight, and the organisations of the frame in the stratum: strata, weights and fpc of R's svydesign.</summary>
    public static IReadOnlyList<string> Sample { get; } = ["sample_stratum", "sample_weight", "sample_fpc"];

    /// <summary>The names under which a response gives answers and what was worked out of them, without the entries of repeats.</summary>
    public static IEnumerable<string> Names(Instrument instrument, Repeat? repeat) =>
        from question in instrument.Questions
        where (question.IsAsked || question.Calculation is not null) && instrument.RepeatOf(question.Name) == repeat
        from name in question is { IsSelect: true, OrOther: true } ? new[] { question.Name, question.OtherName } : [question.Name]
        select name;

    /// <summary>The repeats of an instrument.</summary>
    public static IEnumerable<Repeat> Repeats(Instrument instrument) =>
        instrument.Questions.Select(question => instrument.RepeatOf(question.Name)).OfType<Repeat>().Distinct();

    /// <summary>Whether a column holds answers to a question of the instrument.</summary>
    public static bool IsKnown(Instrument instrument, string column)
    {
        var parts = column.Split("].");
        var places = parts[..^1].Select(part => part.Split('[')).ToList();
        if (!places.TrueForAll(place => place is [_, var number] && IsPlace(number)))
            return false;
        return Ways(instrument)
            .Any(way =>
                way.Select(repeat => repeat.Name).SequenceEqual(places.Select(place => place[0]), StringComparer.OrdinalIgnoreCase)
                && Names(instrument, way is [.., var last] ? last : null).Contains(parts[^1], StringComparer.OrdinalIgnoreCase)
            );
    }

    private static bool IsPlace(string number) => int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var at) && at < Repeat.MaxInstances;

    /// <summary>The repeats that lead to each repeat and it itself, and none for what stands in none.</summary>
    private static IEnumerable<IReadOnlyList<Repeat>> Ways(Instrument instrument) =>
        Repeats(instrument).Select(repeat => (IReadOnlyList<Repeat>)[.. instrument.RepeatsAround(repeat.Name), repeat]).Prepend([]);

    /// <summary>Whether a column holds answers that are numbers.</summary>
    public static bool IsNumber(Instrument instrument, string column) =>
        (instrument.Find(QuestionOf(column)) as Question)?.Type is QuestionType.Integer or QuestionType.Decimal or QuestionType.Range;

    /// <summary>A row as a form would have sent it: several choices apart, and for each entry of a repeat a sign that it is there.</summary>
    public static FormInput Input(Instrument instrument, TableRow row, IReadOnlyList<string> columns) =>
        name =>
        {
            if (name.EndsWith(']'))
                return columns.Any(column => column.StartsWith(name + ".", StringComparison.OrdinalIgnoreCase) && row[column].Length > 0) ? ["1"] : [];
            var cell = row[name];
            if (cell.Length == 0)
                return [];
            var question = instrument.Find(QuestionOf(name)) as Question;
            return question?.HasManyChoices == true ? cell.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries) : [cell];
        };

    /// <summary>The name of a question without the entry of a repeat before it.</summary>
    private static string QuestionOf(string column) => column.Contains("].", StringComparison.Ordinal) ? column[(column.LastIndexOf('.') + 1)..] : column;
}
