using System.Text.RegularExpressions;

namespace PeerAtlas.Instruments;

/// <summary>
/// Turns expressions as people type them into ours: curly marks become straight, paths become <c>${name}</c>, names are those that items have
/// here, and what is left out counts as empty.
/// </summary>
internal sealed partial class TypedExpressions(SheetReader sheet, FormNames names, ChoiceLists lists, RemarkList remarks)
{
    private const string EmptyText = "''";

    private const string PartOfText =
        "The whole text must match the pattern, as in ODK Collect. ODK's web forms look for it anywhere in the text: ^ before it and $ behind it make "
        + "both alike.";

    private static readonly string[] Operators = ["and", "or", "div", "mod"];

    /// <summary>The expression of a column; null when there is none or it is refused.</summary>
    public Expression? Read(SurveyEntry entry, string column) => Read(entry, column, sheet.Text(entry.Row, column));

    /// <summary>An expression as it is typed for an item; null when it is empty or refused.</summary>
    public Expression? Read(SurveyEntry entry, string column, string typed)
    {
        if (typed.Length == 0)
            return null;
        // Ours are read first as they are: an expression of a workbook that was written here stays as it is, to the letter.
        var isFilter = column == "choice_filter";
        var text = typed.Length > Expression.MaxLength ? typed : Rewritten(typed, entry, column);
        if (Straight(typed) != typed && text != typed)
            remarks.Change("survey", entry.Row.Number, column, "Curly quotation marks are taken as straight ones.", entry.Name);
        try
        {
            var expression = Parse(text);
            Look(expression.Root, entry, column);
            return Renamed(expression, entry) is { } renamed ? Parse(renamed) : expression;
        }
        catch (ExpressionException exception)
        {
            Refuse(entry, column, exception, text == typed ? exception.Character : null);
            return null;
        }

        Expression Parse(string written) => isFilter ? Expression.ParseFilter(written) : Expression.Parse(written);
    }

    /// <summary>
    /// What other tools know and we do not is left out where nobody is asked more or less by it; a mistake stops the import everywhere.
    /// </summary>
    private void Refuse(SurveyEntry entry, string column, ExpressionException exception, int? place)
    {
        var effect = column switch
        {
            "constraint" => "The answer is not checked. ",
            "calculation" or "default" => "The value is always empty. ",
            _ => null,
        };
        if (exception.IsForeign && effect is not null)
            remarks.LeaveOut("survey", entry.Row.Number, column, effect + exception.Message, entry.Name);
        else
            remarks.Stop("survey", entry.Row.Number, column, exception.Message, entry.Name, place);
    }

    private string Rewritten(string typed, SurveyEntry entry, string column)
    {
        // A choice looked up by its path in a list is what pulldata() looks up.
        var text = Instance().Replace(typed, "pulldata('${list}', '${column}', '${key}', ${sought})");
        text = Current().Replace(text, "");
        return TypedText.Rewrite(text, code => Code(code, entry, column), quoted => Quoted(quoted, entry, column));
    }

    /// <summary>A question may be named in quotation marks too, as jr:choice-name() wants it.</summary>
    private string Quoted(string text, SurveyEntry entry, string column)
    {
        if (!text.Contains("${", StringComparison.Ordinal) && !text.Contains('/', StringComparison.Ordinal))
            return text;
        var code = Code(text.Trim(), entry, column);
        return Reference().Match(code) is { Success: true } match && match.Length == code.Length ? code : text;
    }

    /// <summary>
    /// Notes which columns of lists are named. One that holds choices of another list holds them under the names that they have here.
    /// </summary>
    private void Look(Syntax syntax, SurveyEntry entry, string inColumn)
    {
        foreach (var part in syntax.Parts)
            Look(part, entry, inColumn);
        if (syntax is CallSyntax { Function.Name: "regex", Arguments: [_, LiteralSyntax pattern] } && !IsWhole(pattern.Value.ToText()))
            remarks.Change("survey", entry.Row.Number, inColumn, PartOfText, entry.Name);
        if (syntax is ColumnSyntax named)
            lists.Use(entry.Type.ListName, named.Name);
        if (syntax is CallSyntax { Function.Name: "pulldata", Arguments: [LiteralSyntax list, LiteralSyntax column, LiteralSyntax key, _] })
            LookInto(list.Value.ToText(), column.Value.ToText(), key.Value.ToText(), entry, inColumn);
        if (syntax.Parts.ToList() is not [var left, var right])
            return;
        foreach (var (side, other) in new[] { (left, right), (right, left) })
        {
            if (side is ColumnSyntax follower && other is ReferenceSyntax reference && names.OfName(reference.Name) is { Type.ListName.Length: > 0 } of)
                lists.FollowColumn(entry.Type.ListName, follower.Name, of.Type.ListName);
        }
    }

    /// <summary>Whether a pattern means the same for the whole text and for a part of it.</summary>
    private static bool IsWhole(string pattern) =>
        (pattern.StartsWith('^') || pattern.StartsWith(".*", StringComparison.Ordinal))
        && (pattern.EndsWith('$') || pattern.EndsWith(".*", StringComparison.Ordinal));

    private void LookInto(string list, string column, string key, SurveyEntry entry, string inColumn)
    {
        if (!lists.Use(list, key) | !lists.Use(list, column))
            remarks.Change(
                "survey",
                entry.Row.Number,
                inColumn,
                $"There is no list {list}, so that what is looked up in it is empty. Send a zip file that holds the workbook and {list}.csv.",
                entry.Name
            );
    }

    /// <summary>The references in a text, such as a label, under the names that items have here.</summary>
    public string Fill(SurveyEntry entry, string column, string text)
    {
        if (!text.Contains("${", StringComparison.Ordinal))
            return text;
        if (Open().IsMatch(text))
        {
            remarks.Change("survey", entry.Row.Number, column, "A reference is opened in the text and not closed, so that it is no reference.", entry.Name);
            text = Open().Replace(text, "$ {");
        }
        return Reference().Replace(text, match => Named(match.Groups["name"].Value.Trim(), entry, column) is { } name ? Told(name) : match.Value).Trim();

        static string Told(string name) => name.StartsWith('$') ? name : "";
    }

    /// <summary>The expression with the names that choices have here; null when it names none that has another.</summary>
    private string? Renamed(Expression expression, SurveyEntry entry)
    {
        var changes = Choices(expression.Root, entry)
            .Select(choice => (choice.Literal, Own: lists.Own(choice.Of.Type.ListName, choice.Literal.Value.ToText())))
            .Where(change => change.Own != change.Literal.Value.ToText())
            .OrderByDescending(change => change.Literal.Character)
            .ToList();
        var text = expression.Text;
        foreach (var (literal, own) in changes)
            text = text[..literal.Character] + own + text[(literal.Character + literal.Value.ToText().Length)..];
        return changes.Count > 0 ? text : null;
    }

    /// <summary>The texts that are held against answers to select questions.</summary>
    private IEnumerable<(LiteralSyntax Literal, SurveyEntry Of)> Choices(Syntax syntax, SurveyEntry entry)
    {
        foreach (var inner in syntax.Parts.SelectMany(part => Choices(part, entry)))
            yield return inner;
        var parts = syntax is BinarySyntax { Operator: "=" or "!=" } or CallSyntax { Function.NamesChoice: true } ? syntax.Parts.ToList() : [];
        if (parts.Count != 2)
            yield break;
        foreach (var (question, choice) in new[] { (parts[0], parts[1]), (parts[1], parts[0]) })
        {
            var of =
                question is SelfSyntax ? entry
                : question is ReferenceSyntax reference ? names.OfName(reference.Name)
                : null;
            if (of is { Type.ListName.Length: > 0 } && choice is LiteralSyntax { Value.Kind: ValueKind.Text } literal)
                yield return (literal, of);
        }
    }

    private string Code(string code, SurveyEntry entry, string column)
    {
        code = Truth()
            .Replace(code, match =>
            {
                remarks.Change("survey", entry.Row.Number, column, "TRUE and FALSE are taken as true() and false().", entry.Name);
                return match.Value.ToLowerInvariant() + "()";
            });
        if (column != "choice_filter")
            code = Bare().Replace(code, match => Nothing(match.Value, entry, column));
        code = Position().Replace(code, "position(..)");
        code = Path().Replace(code, match => Followed(match, entry, column) ?? match.Value);
        return Reference().Replace(code, match => Named(match.Groups["name"].Value.Trim(), entry, column) ?? match.Value);
    }

    /// <summary>A name alone is a path to what is not there.</summary>
    private string Nothing(string word, SurveyEntry entry, string column)
    {
        if (Operators.Contains(word))
            return word;
        remarks.Change(
            "survey",
            entry.Row.Number,
            column,
            $"\"{word}\" is no question, text or function as it stands; it counts as not answered. "
                + $"A question is written ${{{word}}}, a text in quotation marks.",
            entry.Name
        );
        return EmptyText;
    }

    /// <summary>What a reference becomes; null when there is no such item, which is told when the instrument is made.</summary>
    private string? Named(string typed, SurveyEntry entry, string column)
    {
        if (typed.StartsWith("last-saved#", StringComparison.Ordinal))
        {
            remarks.Change(
                "survey",
                entry.Row.Number,
                column,
                "What somebody answered before is not kept for the next time; it counts as not answered.",
                entry.Name
            );
            return EmptyText;
        }
        var (item, isUnsure) = names.Find(typed, entry);
        if (item is null)
            return null;
        if (isUnsure)
            remarks.Change("survey", entry.Row.Number, column, $"${{{typed}}} can mean several items; the one in row {item.Row.Number} is taken.", entry.Name);
        return Meaning(item, entry, column);
    }

    private string Meaning(SurveyEntry item, SurveyEntry entry, string column)
    {
        if (item.LeftOut is null && item.Type.Kind != RowKind.BeginGroup)
            return $"${{{item.Name}}}";
        if (item.LeftOut is null)
        {
            remarks.Change("survey", entry.Row.Number, column, $"${{{item.TypedName}}} is a group, which has no value; it counts as not answered.", entry.Name);
            return EmptyText;
        }
        if (item.Type.Kind == RowKind.LeftOut && string.Equals(sheet.Text(item.Row, "type"), "today", StringComparison.OrdinalIgnoreCase))
            return "today()";
        remarks.Change(
            "survey",
            entry.Row.Number,
            column,
            $"${{{item.TypedName}}} is not asked here, so that it counts as not answered. Look whether this still asks what it should.",
            entry.Name
        );
        return EmptyText;
    }

    /// <summary>A path from the form down, or from the item that has the expression.</summary>
    private string? Followed(Match match, SurveyEntry entry, string column)
    {
        var steps = match.Value.Replace(" ", "", StringComparison.Ordinal).Split('/');
        SurveyEntry? found;
        if (steps[0].StartsWith('$'))
            found = names.Find(steps[0][2..^1].Trim(), entry).Item is { } group ? names.Follow(group, steps[1..]) : null;
        else if (steps[0].Length == 0)
            found = names.Follow(null, steps[2..]);
        else
            found = Relative(entry, steps[0] == "current()" ? steps[1..] : steps);
        if (found is not null)
            return Meaning(found, entry, column);
        remarks.Change("survey", entry.Row.Number, column, "A path leads to nothing in this form, so that it counts as not answered.", entry.Name);
        return EmptyText;
    }

    private SurveyEntry? Relative(SurveyEntry entry, string[] steps)
    {
        SurveyEntry? at = entry;
        var step = 0;
        for (; step < steps.Length && steps[step] is "." or ".."; step++)
        {
            if (steps[step] == "..")
                at = at?.Parent;
        }
        return names.Follow(at, steps[step..]);
    }

    private static string Straight(string typed) => typed.Replace('‘', '\'').Replace('’', '\'').Replace('“', '"').Replace('”', '"');

    [GeneratedRegex(
        @"instance\(\s*['""](?<list>[^'""]+)['""]\s*\)/root/item\[\s*(?<key>[\w.-]+)\s*=\s*(?<sought>[^\[\]]+?)\s*\]/(?<column>[\w.-]+)",
        RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking
    )]
    private static partial Regex Instance();

    [GeneratedRegex(@"current\(\)/(?=\.)", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Current();

    [GeneratedRegex(@"\$\{(?<name>[^{}]*)\}", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Reference();

    [GeneratedRegex(@"\b(TRUE|FALSE|True|False)\b(?!\s*\()", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Truth();

    [GeneratedRegex(@"(?<![\p{L}\p{Nd}_.$\{:/@-])[A-Za-z_][\p{L}\p{Nd}_.-]*(?![\p{L}\p{Nd}_.:}/-]|\s*\()", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Bare();

    [GeneratedRegex(@"\$\{(?![^{}]{0,100}\})", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Open();

    [GeneratedRegex(@"\bposition\(\s*\.\.(/\.\.)*\s*\)", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Position();

    private const string Step = @"[\p{L}_][\p{L}\p{M}\p{Nd}_.-]*";

    // A slash before which no value stands begins at the form.
    [GeneratedRegex(
        $@"(\$\{{[^{{}}]*\}}(/{Step})+|(current\(\)/)?(\.\.?/)+{Step}(/{Step})*|(/{Step}){{2,}})(?!\s*[\(\[])",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Path();
}
