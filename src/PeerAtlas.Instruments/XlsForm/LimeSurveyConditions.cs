using System.Globalization;
using System.Text.RegularExpressions;

namespace PeerAtlas.Instruments;

/// <summary>When questions of LimeSurvey are asked and what their answers must satisfy, in our expressions.</summary>
/// <param name="parts">The survey.</param>
/// <param name="names">What names stand for.</param>
/// <param name="remarks">Takes what is not taken as it is written.</param>
internal sealed partial class LimeSurveyConditions(LimeSurveyParts parts, LimeSurveyNames names, RemarkList remarks)
{
    private const string Order = "Choices and questions stand in the order of the survey.";

    /// <summary>Attributes that say something of the answers and are not followed.</summary>
    public static IReadOnlyList<(string Attribute, string Effect)> NotFollowed { get; } =
    [
        ("random_order", Order),
        ("answer_order", Order),
        ("subquestion_order", Order),
        ("random_group", Order),
        ("parent_order", Order),
        ("time_limit", "Nobody is held to a time."),
        ("other_replace_text", "The choice of something else is called Other."),
        ("other_comment_mandatory", "The text of Other may be left empty."),
        ("prefix", "What stands before the field is not shown."),
        ("suffix", "What stands behind the field is not shown."),
        ("location_mapservice", "No map is shown; the place is written."),
    ];

    /// <summary>When a question is asked; empty when always.</summary>
    public string Of(LimeSurveyItem question)
    {
        var typed = question.Row["relevance"];
        if (typed.Trim() is "" or "1" && Older(question) is { Length: > 0 } older)
            typed = older;
        return Read(typed, question, "relevance");
    }

    /// <summary>When a row of a table is asked; empty when always.</summary>
    public string OfRow(LimeSurveyItem question, LimeSurveyItem row)
    {
        var conditions = new List<string> { Read(row.Row["relevance"], question, "relevance of a row") };
        foreach (var (source, excludes) in Sources(question))
        {
            if (Answered(source, row.Code) is { } answered)
                conditions.Add(excludes ? $"not({answered})" : answered);
        }
        return string.Join(" and ", conditions.Where(condition => condition.Length > 0));
    }

    /// <summary>Which choices are offered by what was ticked before; empty when all are.</summary>
    public string FilterOf(LimeSurveyItem question)
    {
        var filters = new List<string>();
        foreach (var (source, excludes) in Sources(question))
        {
            var codes = question.Row["type"] is "M" or "P" ? LimeSurveyNames.Rows(question) : question.Answers;
            var offered = codes.Select(choice => (choice.Code, When: Answered(source, choice.Code))).Where(choice => choice.When is not null);
            foreach (var (code, when) in offered)
                filters.Add($"(name != '{code}' or {(excludes ? $"not({when})" : when)})");
        }
        foreach (var option in question.Row["type"] is "M" or "P" ? LimeSurveyNames.Rows(question) : [])
        {
            if (Read(option.Row["relevance"], question, "relevance of an option") is { Length: > 0 } when)
                filters.Add($"(name != '{option.Code}' or {when})");
        }
        return string.Join(" and ", filters);
    }

    /// <summary>What an answer must satisfy; empty for everything.</summary>
    public string ConstraintOf(LimeSurveyItem question, string type)
    {
        var isNumber = type is "N" or "K" or ":";
        var isSeveral = type is "M" or "P";
        List<string> conditions =
        [
            isNumber ? Bound(question, "min_num_value_n", ". >= {0}") : "",
            isNumber ? Bound(question, "max_num_value_n", ". <= {0}") : "",
            type == "K" && question.Attribute("slider_layout") == "1" ? Bound(question, "slider_min", ". >= {0}") : "",
            type == "K" && question.Attribute("slider_layout") == "1" ? Bound(question, "slider_max", ". <= {0}") : "",
            isSeveral ? Bound(question, "min_answers", "count-selected(.) >= {0}") : "",
            isSeveral ? Bound(question, "max_answers", "count-selected(.) <= {0}") : "",
            type is "S" or "T" or "U" or "Q" ? Bound(question, "maximum_chars", "string-length(.) <= {0}") : "",
            type == ":" ? Bound(question, "multiflexible_min", ". >= {0}") : "",
            type == ":" ? Bound(question, "multiflexible_max", ". <= {0}") : "",
            type == "D" ? Bound(question, "date_min", ". >= {0}") : "",
            type == "D" ? Bound(question, "date_max", ". <= {0}") : "",
            question.Row["preg"].Trim() is { Length: > 0 } preg && type is "S" or "T" or "U" or "N" or "Q" or "K" or ";" ? Matches(question, preg) : "",
            Checked(question, "em_validation_sq"),
            question.Subquestions.Count == 0 ? Checked(question, "em_validation_q") : "",
        ];
        foreach (
            var alone in isSeveral
                ? question.Attribute("exclude_all_others").Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
                : []
        )
            conditions.Add($"not(selected(., '{alone}') and count-selected(.) > 1)");
        return string.Join(" and ", conditions.Where(condition => condition.Length > 0));
    }

    /// <summary>What says something of all answers of a table, and is not checked; empty when nothing does.</summary>
    public static string NotChecked(LimeSurveyItem question) =>
        string.Join(
            ", ",
            new[] { "em_validation_q", "min_num_value", "max_num_value", "equals_num_value", "min_answers", "max_answers" }.Where(attribute =>
                question.Attribute(attribute).Trim() is not ("" or "0")
            )
        );

    /// <summary>How an equation is worked out.</summary>
    public string Equation(LimeSurveyItem question)
    {
        var typed = question.Attribute("equation") is { Length: > 0 } own ? own : question.Text("question", parts.Languages[0]);
        var pieces = Piece().Matches(WithoutTags().Replace(typed, "").Trim()).Select(match => match.Value).ToList();
        try
        {
            var read = pieces
                .Select(piece =>
                    piece.StartsWith('{')
                        ? Told(LimeSurveyLogic.Read(names, piece[1..^1]), question, "equation")
                        : $"'{piece.Replace("'", "’", StringComparison.Ordinal)}'"
                )
                .ToList();
            return read.Count == 1 ? read[0] : $"concat({string.Join(", ", read)})";
        }
        catch (LimeSurveyLogicException exception)
        {
            remarks.LeaveOut("survey", question.Number, "equation", "The value is always empty. " + exception.Message, question.Code);
            return "''";
        }
    }

    /// <summary>A condition that decides who is asked; what cannot be turned stops the import.</summary>
    public string Read(string typed, LimeSurveyItem of, string what)
    {
        typed = typed.Trim();
        if (typed is "" or "1")
            return "";
        if (typed == "0")
            return "false()";
        try
        {
            var read = LimeSurveyLogic.Read(names, typed, of: of);
            if (Hard().IsMatch(typed) && !typed.Contains(".NAOK", StringComparison.Ordinal))
                remarks.Change(
                    "survey",
                    of.Number,
                    what,
                    "A question that is not asked counts as not answered, as with .NAOK; without it LimeSurvey would not ask this one either.",
                    of.Code
                );
            return Told(read, of, what);
        }
        catch (LimeSurveyLogicException exception)
        {
            remarks.NotUnderstood("survey", of.Number, what, Unread.Effect("relevant"), $"{exception.Message} {typed}", of.Code);
            return "";
        }
    }

    private string Told((string Text, IReadOnlyList<string> Missing) read, LimeSurveyItem of, string what)
    {
        foreach (var missing in read.Missing)
            remarks.Change(
                "survey",
                of.Number,
                what,
                $"{missing} is not in the survey; it counts as not answered. Look whether this still asks what it should.",
                of.Code
            );
        return read.Text;
    }

    private string Bound(LimeSurveyItem question, string attribute, string form)
    {
        var typed = question.Attribute(attribute).Trim();
        if (typed.Length == 0 || (typed == "0" && attribute.EndsWith("answers", StringComparison.Ordinal)))
            return "";
        try
        {
            var bound = DateOnly.TryParseExact(typed, "yyyy-MM-dd", out _) ? $"date('{typed}')" : LimeSurveyLogic.Read(names, typed.Trim('{', '}'), ".").Text;
            return string.Format(CultureInfo.InvariantCulture, form, bound);
        }
        catch (LimeSurveyLogicException)
        {
            remarks.LeaveOut("survey", question.Number, attribute, "The bound is not checked.", question.Code);
            return "";
        }
    }

    private string Matches(LimeSurveyItem question, string pattern)
    {
        if (LimeSurveyFunctions.Pattern(pattern) is { } whole)
            return $"regex(., '{whole}')";
        remarks.LeaveOut("survey", question.Number, "preg", "How the text is written is not checked.", question.Code);
        return "";
    }

    private string Checked(LimeSurveyItem question, string attribute)
    {
        var typed = question.Attribute(attribute).Trim();
        if (typed.Length == 0)
            return "";
        try
        {
            return LimeSurveyLogic.Read(names, typed, ".", question).Text;
        }
        catch (LimeSurveyLogicException exception)
        {
            remarks.LeaveOut("survey", question.Number, attribute, "The answer is not checked. " + exception.Message, question.Code);
            return "";
        }
    }

    /// <summary>The questions whose answered rows decide which rows of this one are asked.</summary>
    private IEnumerable<(LimeSurveyItem Source, bool Excludes)> Sources(LimeSurveyItem question)
    {
        foreach (var (attribute, excludes) in new[] { ("array_filter", false), ("array_filter_exclude", true) })
        {
            foreach (var code in question.Attribute(attribute).Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            {
                if (parts.Questions.FirstOrDefault(other => other.Code == code) is { } source)
                    yield return (source, excludes);
                else
                    remarks.Change("survey", question.Number, attribute, $"{code} is not in the survey, so that all rows are asked.", question.Code);
            }
        }
    }

    /// <summary>Whether a row of a question is answered; null when it has no such row.</summary>
    private string? Answered(LimeSurveyItem source, string code)
    {
        var prefix = $"{source.Code}_{code}";
        var cells = LimeSurveyNames.PartsOf(source).Where(part => part == prefix || part.StartsWith(prefix + "_", StringComparison.Ordinal)).ToList();
        if (source.Row["type"] == ":" && source.Attribute("multiflexible_checkbox") == "1")
            return LimeSurveyNames.Rows(source).Any(row => row.Code == code) ? $"${{{Names.Tidy(source.Code)}_{code}}} != ''" : null;
        var answered = cells.Select(names.Find).OfType<LimeSurveyName>().Select(name => name.Ticked ?? $"{name.Value} != ''").ToList();
        return answered.Count == 0 ? null : $"({string.Join(" or ", answered)})";
    }

    /// <summary>
    /// The older table of conditions as an expression: those of one question are alternatives, several questions must all fit, and scenarios are
    /// alternatives.
    /// </summary>
    private string Older(LimeSurveyItem question) =>
        string.Join(" or ", parts.Conditions(question).GroupBy(row => row["scenario"], StringComparer.Ordinal).Select(Scenario));

    private string Scenario(IEnumerable<LimeSurveyRow> rows)
    {
        var alternatives = rows.GroupBy(row => row["cqid"], StringComparer.Ordinal).Select(same => $"({string.Join(" or ", same.Select(Compared))})");
        return $"({string.Join(" and ", alternatives)})";
    }

    private string Compared(LimeSurveyRow row)
    {
        var (field, method, value) = (row["cfieldname"].TrimStart('+'), row["method"].Trim(), row["value"].Trim());
        var source = parts.Questions.FirstOrDefault(question => question.Row["qid"] == row["cqid"]);
        if (source?.Row["type"] is "M" or "P" && !row["cfieldname"].StartsWith('+'))
            return $"{source.Code}_{value} == 'Y'";
        if (method == "RX")
            return $"regexMatch('{(value.StartsWith('/') ? value : $"/{value}/")}', {field}.NAOK)";
        if (value.Length == 0)
            return method == "!=" ? $"!is_empty({field}.NAOK)" : $"is_empty({field}.NAOK)";
        var other = value.StartsWith('@') ? value.Trim('@') : $"'{value.Replace("'", "", StringComparison.Ordinal)}'";
        return $"{field}.NAOK {(method.Length == 0 ? "==" : method)} {other}";
    }

    /// <summary>What comes out otherwise for a question that is not asked.</summary>
    [GeneratedRegex(@"!=|\bne\b|!|is_empty", RegexOptions.NonBacktracking)]
    private static partial Regex Hard();

    [GeneratedRegex(@"\{[^{}]*\}|[^{}]+", RegexOptions.NonBacktracking)]
    private static partial Regex Piece();

    [GeneratedRegex(@"<[^<>]*>", RegexOptions.NonBacktracking)]
    private static partial Regex WithoutTags();
}
