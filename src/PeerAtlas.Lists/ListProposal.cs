namespace PeerAtlas.Lists;

/// <summary>A column of a sheet, to choose from.</summary>
/// <param name="Letters">Its letters.</param>
/// <param name="Header">Its header; empty when it has none.</param>
/// <param name="Samples">Its first values.</param>
public sealed record SheetColumn(string Letters, string Header, IReadOnlyList<string> Samples)
{
    /// <summary>Whether it is no column of the file, and was made of its rows.</summary>
    public bool IsMade => Tables.GridColumn.Of(Letters) >= ShapedSheet.Added;

    /// <summary>Whether many of its cells name an address of mail.</summary>
    public bool HasMails { get; init; }
}

/// <summary>A sheet of a file, to choose from.</summary>
/// <param name="Name">Its name.</param>
/// <param name="IsHidden">Whether the workbook hides it.</param>
/// <param name="IsProposed">Whether it is proposed to be read.</param>
/// <param name="HeaderRow">The row that looks like its header; 0 when none does.</param>
/// <param name="Columns">Its columns.</param>
public sealed record ProposedSheet(string Name, bool IsHidden, bool IsProposed, int HeaderRow, IReadOnlyList<SheetColumn> Columns);

/// <summary>What a field's source was guessed from.</summary>
public enum GuessedFrom
{
    /// <summary>The words of the header.</summary>
    Header,

    /// <summary>What stands in the column.</summary>
    Content,

    /// <summary>Several columns that belong together.</summary>
    Parts,
}

/// <summary>A field for which a source was found.</summary>
/// <param name="Field">The field.</param>
/// <param name="Source">Its source.</param>
/// <param name="Confidence">How sure the guess is, from 0 to 1.</param>
/// <param name="From">What it was guessed from.</param>
public sealed record ProposedField(ListField Field, FieldSource Source, double Confidence, GuessedFrom From);

/// <summary>What only the person knows.</summary>
public enum QuestionKind
{
    /// <summary>Where a field that is needed comes from: a column, or one value for the whole file.</summary>
    Source,

    /// <summary>What stands for the empty cells of a field that is needed.</summary>
    EmptyCells,

    /// <summary>Which number of a day comes first.</summary>
    DayOrder,

    /// <summary>The year of days without one.</summary>
    Year,

    /// <summary>The week of weekdays that stand as columns.</summary>
    Week,

    /// <summary>The month of days that stand as columns by their numbers.</summary>
    Month,

    /// <summary>What a duration without a unit counts.</summary>
    DurationUnit,

    /// <summary>What words of the file stand for.</summary>
    Words,
}

/// <summary>A question whose answer belongs into the mapping.</summary>
/// <param name="Kind">What is asked.</param>
/// <param name="Field">The field of which it is; null when it is of the whole file.</param>
/// <param name="Text">The question, in words.</param>
/// <param name="Values">The words or values of the file of which it is, the most frequent first.</param>
public sealed record ListQuestion(QuestionKind Kind, ListField? Field, string Text, IReadOnlyList<string> Values);

/// <summary>A sheet that lacks columns which the first has.</summary>
/// <param name="Sheet">The sheet.</param>
/// <param name="Headers">The headers of these columns.</param>
public sealed record SheetLack(string Sheet, IReadOnlyList<string> Headers);

/// <summary>How a file could be read: a mapping that can be applied as it is or changed.</summary>
/// <param name="Mapping">The mapping.</param>
/// <param name="Sheets">The sheets, with what to choose from.</param>
/// <param name="Fields">The fields for which a source was found.</param>
/// <param name="Questions">What only the person knows.</param>
/// <param name="FirstRows">The first rows as they would be read, those that are left out too.</param>
public sealed record ListProposal(
    ListMapping Mapping,
    IReadOnlyList<ProposedSheet> Sheets,
    IReadOnlyList<ProposedField> Fields,
    IReadOnlyList<ListQuestion> Questions,
    IReadOnlyList<MappedRow> FirstRows
)
{
    /// <summary>How the rows may stand, where one is not one record, whether they are read so or not; null where nothing speaks for it.</summary>
    public SheetShape? PossibleShape { get; init; }

    /// <summary>Columns of days or durations of a log under a header that is read elsewhere, and that are not read.</summary>
    public IReadOnlyList<string> Beside { get; init; } = [];

    /// <summary>A column that is not read and differs in every row, as identifiers do; null when there is none, or an identifier is read.</summary>
    public SheetColumn? Telling { get; init; }

    /// <summary>How many rows above the header are filled as those below it: they may be records, and the header another row.</summary>
    public int FilledAbove { get; init; }

    /// <summary>Sheets that are read and lack columns of the first.</summary>
    public IReadOnlyList<SheetLack> Lacking { get; init; } = [];

    /// <summary>The same, asking about all words that reading the whole file met and nobody knows: guesses stand on its first rows.</summary>
    public ListProposal AskingOf(RowCounts counts)
    {
        var asked = Questions.Select(question =>
            question is { Kind: QuestionKind.Words, Field: { } field }
                ? question with
                {
                    Values = [.. question.Values.Union(counts.UnknownWords(field), StringComparer.OrdinalIgnoreCase).Take(Guessing.Questions.MostWords)],
                }
                : question
        );
        var further = counts
            .Problems.Where(problem => problem.Fault == ValueFault.UnknownWord)
            .Where(problem => !Questions.Any(question => question.Kind == QuestionKind.Words && question.Field == problem.Field))
            .Select(problem => Guessing.Questions.AboutWords(problem.Field, [.. counts.UnknownWords(problem.Field).Take(Guessing.Questions.MostWords)]));
        return this with { Questions = [.. asked, .. further] };
    }

    /// <summary>Columns side by side that are read as durations and look like starts, with their ends beside them.</summary>
    public IReadOnlyList<string> StartsAcross { get; init; } = [];

    /// <summary>Whether no cell of the row with the headers says what is wanted, so that it may be a record.</summary>
    public bool HasDoubtfulHeader { get; init; }

    /// <summary>The column that is read as the name although its header says nothing of it; null when there is none.</summary>
    public SheetColumn? DoubtfulName { get; init; }
}
