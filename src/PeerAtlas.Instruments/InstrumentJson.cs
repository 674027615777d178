using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace PeerAtlas.Instruments;

/// <summary>The stored form of an instrument: JSON, the same for equal instruments.</summary>
public static class InstrumentJson
{
    private static readonly JsonWriterOptions Compact = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    /// <summary>Writes an instrument.</summary>
    public static string Write(Instrument instrument)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, Compact))
            Write(writer, instrument);
        return Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length);
    }

    /// <summary>Reads what <see cref="Write(Instrument)"/> wrote, and checks it as if it were new.</summary>
    /// <exception cref="JsonException">It is not the stored form of an instrument.</exception>
    /// <exception cref="InstrumentException">It is, but something in it is wrong.</exception>
    public static Instrument Read(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return Instrument.Create(InstrumentJsonReader.Read(document.RootElement));
        }
        catch (Exception exception) when (exception is InvalidOperationException or KeyNotFoundException or FormatException or ExpressionException)
        {
            throw new JsonException("The text is not the stored form of an instrument: " + exception.Message, exception);
        }
    }

    private static void Write(Utf8JsonWriter writer, Instrument instrument)
    {
        writer.WriteStartObject();
        writer.WriteString("name", instrument.Name);
        Put(writer, "version", instrument.Version);
        Put(writer, "title", instrument.Title);
        writer.WriteStartArray("languages");
        foreach (var language in instrument.Languages)
            writer.WriteStringValue(language.ToString());
        writer.WriteEndArray();
        writer.WriteString("default_language", instrument.DefaultLanguage.ToString());
        WriteNodes(writer, instrument.Nodes);
        writer.WriteStartArray("choices");
        foreach (var list in instrument.ChoiceLists)
            Write(writer, list);
        writer.WriteEndArray();
        writer.WriteStartArray("figures");
        foreach (var figure in instrument.Figures)
            Write(writer, figure);
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void WriteNodes(Utf8JsonWriter writer, IReadOnlyList<Node> nodes)
    {
        writer.WriteStartArray("nodes");
        foreach (var node in nodes)
        {
            writer.WriteStartObject();
            writer.WriteString(
                "type",
                node is Question question ? question.Type.Name()
                    : node is Repeat ? "repeat"
                    : "group"
            );
            writer.WriteString("name", node.Name);
            Put(writer, "label", node.Label);
            Put(writer, "hint", node.Hint);
            Put(writer, "relevant", node.Relevant);
            Put(writer, "appearance", node.Appearance);
            Put(writer, "count", (node as Repeat)?.Count);
            if (node is Container container)
                WriteNodes(writer, container.Nodes);
            else
                WriteQuestion(writer, (Question)node);
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
    }

    private static void WriteQuestion(Utf8JsonWriter writer, Question question)
    {
        Put(writer, "list", question.ListName);
        if (question.OrOther)
            writer.WriteBoolean("or_other", true);
        Put(writer, "required", question.Required);
        Put(writer, "required_message", question.RequiredMessage);
        Put(writer, "constraint", question.Constraint);
        Put(writer, "constraint_message", question.ConstraintMessage);
        Put(writer, "calculation", question.Calculation);
        Put(writer, "default", question.Default);
        Put(writer, "default_calculation", question.DefaultCalculation);
        Put(writer, "choice_filter", question.ChoiceFilter);
        Put(writer, "guidance", question.Guidance);
        if (question.Range is { } range)
        {
            writer.WriteStartObject("range");
            writer.WriteNumber("start", range.Start);
            writer.WriteNumber("end", range.End);
            writer.WriteNumber("step", range.Step);
            writer.WriteEndObject();
        }
    }

    private static void Write(Utf8JsonWriter writer, ChoiceList list)
    {
        writer.WriteStartObject();
        writer.WriteString("name", list.Name);
        writer.WriteStartArray("choices");
        foreach (var choice in list.Choices)
        {
            writer.WriteStartObject();
            writer.WriteString("name", choice.Name);
            Put(writer, "label", choice.Label);
            if (choice.Columns.Count > 0)
                WriteColumns(writer, choice.Columns);
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void WriteColumns(Utf8JsonWriter writer, IReadOnlyDictionary<string, string> columns)
    {
        writer.WriteStartObject("columns");
        foreach (var (column, cell) in columns.OrderBy(column => column.Key, StringComparer.Ordinal))
            writer.WriteString(column, cell);
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, FigureDefinition figure)
    {
        writer.WriteStartObject();
        writer.WriteString("name", figure.Name);
        Put(writer, "label", figure.Label);
        writer.WriteString("kind", QuestionTypes.KindText(figure));
        Put(writer, "value", figure.Value);
        Put(writer, "of", figure.Of);
        Put(writer, "where", figure.Where);
        Put(writer, "note", figure.Note);
        writer.WriteEndObject();
    }

    private static void Put(Utf8JsonWriter writer, string name, string text)
    {
        if (text.Length > 0)
            writer.WriteString(name, text);
    }

    private static void Put(Utf8JsonWriter writer, string name, Expression? expression) => Put(writer, name, expression?.Text ?? "");

    private static void Put(Utf8JsonWriter writer, string name, LocalizedText text)
    {
        if (text.IsEmpty)
            return;
        writer.WriteStartObject(name);
        foreach (var (code, words) in text.Texts)
            writer.WriteString(code, words);
        writer.WriteEndObject();
    }
}
