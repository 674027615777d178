using System.Text.RegularExpressions;

namespace PeerAtlas.Instruments;

/// <summary>
/// Turns expressions as people type them into ours: curly marks become straight, paths become <c>${name}</c>, names are those that items have
/// here, and what is left out counts as empty.
/// </summary>
internal sealed partial class TypedExpressions(SheetReader sheet, FormNames names, ChoiceLists lists, RemarkList remarks)
{
    private const string PartOfText =
        "The whole text must match the pattern, as in ODK Collect. ODK's web forms look for it anywhere in the text: ^ before it and $ behind it make "
        + "both alike.";

    private readonly TypedNames _names = new(sheet, names, remarks);

    // Tells nothing: a text in quotation marks may look like a path and be none.
    private readonly TypedNames _quiet = new(sheet, names, new RemarkList());

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
            var expression = Closed(text, entry, column) is { } mended ? Parse(mended) : Parse(text);
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

    /// <summary>The expression with what is opened and never closed closed at its end, which is told; null when nothing is.</summary>
    private string? Closed(string text, SurveyEntry entry, string column)
    {
        var depth = 0;
        TypedText.Rewrite(
            text,
            code =>
            {
                depth += code.Count(character => character == '(') - code.Count(character => character == ')');
                return code;
            },
            quoted => quoted
        );
        if (depth is < 1 or > 5)
            return null;
        remarks.Change(
            "survey",
            entry.Row.Number,
            column,
            "A parenthesis is opened and never closed. It is closed at the end; look whether that is what is meant.",
            entry.Name
        );
        return text + new string(')', depth);
    }

    /// <summary>What other tools know and we do not is left out where nobody is asked more or less by it.</summary>
    private void Refuse(SurveyEntry entry, string column, ExpressionException exception, int? place)
    {
        if (exception.IsForeign && column is "constraint" or "calculation" or "default")
            remarks.LeaveOut("survey", entry.Row.Number, column, $"{Unread.Effect(column)} {exception.Message}", entry.Name);
        else
            remarks.NotUnderstood("survey", entry.Row.Number, column, Unread.Effect(column), exception.Message, entry.Name, place);
    }

    private string Rewritten(string typed, SurveyEntry entry, string column)
    {
        // A choice looked up by its path in a list is what pulldata() looks up.
        var text = Instance().Replace(typed, "pulldata('${list}', '${column}', '${key}', ${sought})");
        text = Current().Replace(text, "");
        try
        {
            text = Elsewhere().Replace(text, _ => KeptElsewhere(entry, column));
            return TypedText.Rewrite(text, code => _names.Code(code, entry, column), quoted => Quoted(quoted, entry, column));
        }
        catch (RegexMatchTimeoutException)
        {
            // Nobody types what takes so long to read; it is refused as it stands.
            return typed;
        }
    }

    /// <summary>What another program keeps, such as of somebody whom it knows, is like a question that is left out.</summary>
    private string KeptElsewhere(SurveyEntry entry, string column)
    {
        remarks.Change(
            "survey",
            entry.Row.Number,
            column,
            "What another program keeps, instance(), is not here, so that it counts as not answered. Look whether this still asks what it should.",
            entry.Name
        );
        return "''";
    }

    /// <summary>A question may be named in quotation marks too, as jr:choice-name() wants it.</summary>
    private string Quoted(string text, SurveyEntry entry, string column)
    {
        if (!text.Contains("${", StringComparison.Ordinal) && !text.Contains('/', StringComparison.Ordinal))
            return text;
        return TypedNames.IsReference(_quiet.Code(text.Trim(), entry, column)) ? _names.Code(text.Trim(), entry, column) : text;
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
    public string Fill(SurveyEntry entry, string column, string text) => _names.Fill(entry, column, text);

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

    private static string Straight(string typed) => typed.Replace('‘', '\'').Replace('’', '\'').Replace('“', '"').Replace('”', '"');

    [GeneratedRegex(
        @"instance\(\s*['""](?<list>[^'""]+)['""]\s*\)/root/item\[\s*(?<key>[\w.-]+)\s*=\s*(?<sought>[^\[\]]+?)\s*\]/(?<column>[\w.-]+)",
        RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking
    )]
    private static partial Regex Instance();

    // Not what is chosen by a condition, and not the rows of a list.
    [GeneratedRegex(
        @"instance\(\s*['""‘’“”][^'""‘’“”]+['""‘’“”]\s*\)/(?!root\b)[\w.-]+(/[\w.-]+)*(?![\w./-]|\s*[\(\[])",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Elsewhere();

    [GeneratedRegex(@"current\(\)/(?=\.)", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Current();
}
