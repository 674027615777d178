namespace PeerAtlas.Instruments;

/// <summary>Reads the sheet figures, which is ours.</summary>
internal sealed class FigureReader(SheetReader sheet, IReadOnlyList<InstrumentLanguage> languages, RemarkList remarks)
{
    public IReadOnlyList<FigureDefinition> Read() => [.. sheet.Rows.Select(Read).OfType<FigureDefinition>()];

    private FigureDefinition? Read(FormRow row)
    {
        var name = sheet.Text(row, "name");
        if (!QuestionTypes.TryParseKind(sheet.Text(row, "kind"), out var kind, out var level))
            remarks.Stop(
                "figures",
                row.Number,
                "kind",
                $"\"{sheet.Text(row, "kind")}\" is not a kind of figure. Write total, "
                    + "mean, median, share, ratio, or quantile with its level, as in quantile 0.25.",
                name
            );
        if (sheet.Text(row, "value").Length == 0)
            remarks.Stop("figures", row.Number, "value", "A figure needs a value.", name);
        return Expression(row, "value", name) is { } value
            ? new FigureDefinition
            {
                Name = name,
                Label = sheet.Texts(row, "label", languages),
                Kind = kind,
                Level = level,
                Value = value,
                Of = Expression(row, "of", name),
                Where = Expression(row, "where", name),
                Note = sheet.Text(row, "note"),
            }
            : null;
    }

    private Expression? Expression(FormRow row, string column, string item)
    {
        var text = sheet.Text(row, column);
        if (text.Length == 0)
            return null;
        try
        {
            return Instruments.Expression.Parse(text);
        }
        catch (ExpressionException exception)
        {
            remarks.Stop("figures", row.Number, column, exception.Message, item, exception.Character);
            return null;
        }
    }
}
