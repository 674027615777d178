namespace PeerAtlas.Instruments;

/// <summary>Reads the column parameters: <c>start=0 end=10 step=1</c>, parted by blanks, commas or semicolons.</summary>
internal static class Parameters
{
    private const double MostSteps = 1_000_000;

    public static Dictionary<string, string> Of(SheetReader sheet, SurveyEntry entry) =>
        sheet
            .Text(entry.Row, "parameters")
            .Replace(" =", "=", StringComparison.Ordinal)
            .Replace("= ", "=", StringComparison.Ordinal)
            .Split([' ', ',', ';'], StringSplitOptions.RemoveEmptyEntries)
            .Select(part => part.Split('=', 2))
            .Where(part => part.Length == 2)
            .DistinctBy(part => part[0].ToLowerInvariant())
            .ToDictionary(part => part[0].ToLowerInvariant(), part => part[1], StringComparer.Ordinal);

    /// <summary>The numbers of a range; 0 to 10 where nothing else is said.</summary>
    public static NumberRange Range(SheetReader sheet, SurveyEntry entry, RemarkList remarks)
    {
        var parameters = Of(sheet, entry);
        var typed = sheet.Text(entry.Row, "parameters");
        if (typed.Length > 0 && parameters.Count == 0)
            remarks.NotUnderstood("survey", entry.Row.Number, "parameters", "The range is 0 to 10.", "Write them so: start=1 end=5 step=1.", entry.Name);
        var range = new NumberRange(Number("start", 0), Number("end", 10), Math.Abs(Number("step", 1)));
        if (range.Step > 0 && range.Start != range.End && Math.Abs(range.End - range.Start) / range.Step <= MostSteps)
            return range;
        const string Rule = "A range goes from start to another number, end, in steps above zero.";
        remarks.NotUnderstood("survey", entry.Row.Number, "parameters", "The range is 0 to 10.", Rule, entry.Name);
        return NumberRange.Usual;

        double Number(string name, double usual) =>
            parameters.TryGetValue(name, out var text) ? (Value.TryNumber(text, out var number) ? number : double.NaN) : usual;
    }

    /// <summary>Says what of the parameters of an item is not followed.</summary>
    public static void Remark(SheetReader sheet, SurveyEntry entry, RemarkList remarks)
    {
        if (entry.LeftOut is not null)
            return;
        foreach (var (name, value) in Of(sheet, entry))
        {
            var isRead =
                (entry.Type.IsFromFile && name is "value" or "label") || (entry.Type.Question == QuestionType.Range && name is "start" or "end" or "step");
            if (name == "randomize" && value is "true" or "yes" or "true()")
                remarks.LeaveOut("survey", entry.Row.Number, "parameters randomize", "Choices are shown in the order of their list.", entry.Name);
            else if (!isRead && name != "randomize")
                remarks.LeaveOut("survey", entry.Row.Number, "parameters " + name, "The parameter is not followed.", entry.Name);
        }
    }
}
