using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using System.Text.Json.Serialization;
using PeerAtlas.Tables;

namespace PeerAtlas.Lists;

/// <summary>Mappings as JSON, strict on read: what it does not know it refuses.</summary>
public static class MappingJson
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        AllowDuplicateProperties = false,
        NumberHandling = JsonNumberHandling.Strict,
        PropertyNameCaseInsensitive = false,
        RespectNullableAnnotations = true,
        MaxDepth = 16,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
    };

    /// <summary>Writes a mapping.</summary>
    public static string Write(ListMapping mapping) => JsonSerializer.Serialize(mapping, Options);

    /// <summary>Reads a mapping for a form.</summary>
    /// <exception cref="TableException">It is no mapping, or names what the form does not have.</exception>
    public static ListMapping Read(string json, string fileName, ListForm form)
    {
        try
        {
            var mapping = JsonSerializer.Deserialize<ListMapping>(json, Options) ?? throw new TableException("The mapping is empty.", fileName);
            return MappingCheck.Problem(mapping, form) is { } problem ? throw new TableException(problem, fileName) : mapping;
        }
        catch (JsonException exception)
        {
            throw new TableException(
                $"This is no mapping: {exception.Path ?? "$"}, line {exception.LineNumber + 1}. Save it anew from the import page.",
                fileName,
                inner: exception
            );
        }
    }

    /// <summary>The JSON Schema of a mapping.</summary>
    public static JsonNode Schema() => JsonSchemaExporter.GetJsonSchemaAsNode(Options, typeof(ListMapping));
}

/// <summary>Holds a mapping against a form.</summary>
public static class MappingCheck
{
    private const int MostColumns = 20;

    /// <summary>What does not fit, in words; null when all does. Fields that are needed and have no source are told by <see cref="Missing"/>.</summary>
    public static string? Problem(ListMapping mapping, ListForm form)
    {
        if (!string.Equals(mapping.Form, form.Name, StringComparison.Ordinal))
            return $"The mapping is for \"{mapping.Form}\" and not for \"{form.Name}\".";
        if (mapping.HeaderRow is < 0 or > 1_048_576)
            return "The row of the headers is none that a sheet has.";
        if (mapping.Encoding is { } encoding && !TextEncodings.Has(encoding))
            return $"The encoding is none that is read. It may be one of: {string.Join(", ", TextEncodings.All.Select(known => known.Name))}.";
        if (ChosenRows.Read(mapping.LeftOutRows, out var part) is null)
            return $"\"{part}\" names no rows. Write their numbers, as 7, 40-60.";
        if (mapping.Cells.Count > CellText.Most || mapping.Cells.FirstOrDefault(cell => !cell.IsGood) is not null)
            return $"Cells that are written anew have a sheet, a row, the letters of a column and at most 200 characters, and are at most {CellText.Most}.";
        if (mapping.Shape is { } shape && !ShapedSheet.IsGood(shape))
            return "The shape of the rows needs the letters of its columns.";
        if (mapping.Year is < 1900 or > 2199)
            return "The year is not one from 1900 to 2199.";
        foreach (var (name, source) in mapping.Fields)
        {
            if (form.Find(name) is not { } field || field.Name != name)
                return $"The form has no field \"{name}\". It has: {string.Join(", ", form.Fields.Select(known => known.Name))}.";
            if (OfSource(field, source) is { } problem)
                return problem;
        }

        return mapping.Across is { } across ? OfAcross(across, form) : null;
    }

    /// <summary>The fields that are needed and that nothing gives.</summary>
    public static IReadOnlyList<ListField> Missing(ListMapping mapping, ListForm form) =>
        [.. form.Fields.Where(field => field.IsNeeded && !IsGiven(field, mapping))];

    private static bool IsGiven(ListField field, ListMapping mapping) =>
        mapping.Source(field.Name) is { } source && (source.Columns.Count > 0 || !string.IsNullOrEmpty(source.Value))
        || (field.Made != KeyMade.No && mapping.MakeKeys)
        || (mapping.Across is { } across && (across.Header == field.Name || across.Cell == field.Name))
        || (field.Between is var (start, end) && mapping.Fields.ContainsKey(start) && mapping.Fields.ContainsKey(end));

    private static string? OfSource(ListField field, FieldSource source)
    {
        if (source.Columns.Count > 1 && !field.MayJoin)
            return $"Only one column can give \"{field.Label}\".";
        if (source.Columns.Count > 2 && field.Kind == FieldKind.Duration)
            return $"At most two columns can give \"{field.Label}\": hours, then minutes.";
        if (source.Columns.Count > MostColumns)
            return $"At most {MostColumns} columns can give \"{field.Label}\".";
        if (source.Columns.FirstOrDefault(column => GridColumn.Of(column) < 0 && !FieldReader.IsOfSheet(source)) is { } unknown)
            return $"\"{unknown}\" is not the letters of a column.";
        if (source.Value is { Length: > 0 } && source.Columns.Count == 0 && !field.MayStandForFile)
            return $"One value cannot stand for the whole file in \"{field.Label}\".";
        return
            field.Kind is FieldKind.Choice or FieldKind.Reference
            && source.Words.Where(pair => !IsNew(field, pair)).Select(pair => pair.Value).Append(source.Otherwise ?? "").FirstOrDefault(IsUnknown) is { } word
            ? $"\"{word}\" is no word of \"{field.Label}\"."
            : null;

        bool IsUnknown(string word) => word.Length > 0 && !source.AddUnknown && field.Known.All(known => known.Key != word);
    }

    /// <summary>A word that stands for itself is to be added to what a reference may name.</summary>
    internal static bool IsNew(ListField field, KeyValuePair<string, string> word) => field.Kind == FieldKind.Reference && word.Key == word.Value;

    private static string? OfAcross(AcrossColumns across, ListForm form)
    {
        if (!form.MayGoAcross)
            return "The form takes no days as columns.";
        if (form.Find(across.Header) is null || across.Header == across.Cell || form.AcrossCell is not { } cell || across.Cell != cell.Name)
            return "Days or activities as columns need a field for what their headers say and one for the duration.";
        return across is { CountsWeeks: true, WeekColumn: null } || across.Columns.Append(across.WeekColumn ?? "A").Any(column => GridColumn.Of(column) < 0)
            ? "Days as columns need the letters of columns."
            : null;
    }
}
