using System.Globalization;
using System.Text;
using System.Text.Json;

namespace PeerAtlas.Badges.Json;

/// <summary>Writes JSON in the one form that RFC 8785 gives it: no white space, nothing escaped but what has to be.</summary>
internal static class CanonicalJson
{
    /// <param name="json">What is written.</param>
    /// <param name="isSorted">Members stand in the order of their names, as that form has it, or in the order that they have.</param>
    public static string Write(JsonElement json, bool isSorted = true)
    {
        var text = new StringBuilder();
        Write(json, text, isSorted);
        return text.ToString();
    }

    private static void Write(JsonElement json, StringBuilder text, bool isSorted)
    {
        switch (json.ValueKind)
        {
            case JsonValueKind.Object:
                text.Append('{');
                var members = isSorted ? json.EnumerateObject().OrderBy(member => member.Name, StringComparer.Ordinal) : json.EnumerateObject().AsEnumerable();
                foreach (var (member, number) in members.Select((member, number) => (member, number)))
                {
                    text.Append(number > 0 ? "," : "");
                    WriteText(member.Name, text);
                    text.Append(':');
                    Write(member.Value, text, isSorted);
                }
                text.Append('}');
                break;
            case JsonValueKind.Array:
                text.Append('[');
                foreach (var (item, number) in json.EnumerateArray().Select((item, number) => (item, number)))
                {
                    text.Append(number > 0 ? "," : "");
                    Write(item, text, isSorted);
                }
                text.Append(']');
                break;
            case JsonValueKind.String:
                WriteText(json.GetString()!, text);
                break;
            case JsonValueKind.Number:
                text.Append(Number(json.GetDouble()));
                break;
            default:
                text.Append(json.GetRawText());
                break;
        }
    }

    private static void WriteText(string value, StringBuilder text)
    {
        text.Append('"');
        foreach (var next in value)
        {
            text.Append(
                next switch
                {
                    '"' => "\\\"",
                    '\\' => @"\\",
                    '\b' => "\\b",
                    '\t' => "\\t",
                    '\n' => "\\n",
                    '\f' => "\\f",
                    '\r' => "\\r",
                    < ' ' => string.Create(CultureInfo.InvariantCulture, $"\\u{(int)next:x4}"),
                    _ => next.ToString(),
                }
            );
        }
        text.Append('"');
    }

    /// <summary>A number as ECMAScript writes it: the fewest digits that tell it from its neighbours.</summary>
    private static string Number(double number)
    {
        if (number == 0)
            return "0";
        var sign = number < 0 ? "-" : "";
        // The value is 0.digits × 10^point.
        var (digits, point) = Parts(Math.Abs(number).ToString("R", CultureInfo.InvariantCulture));
        if (digits.Length <= point && point <= 21)
            return sign + digits + new string('0', point - digits.Length);
        if (point is > 0 and <= 21)
            return sign + digits[..point] + "." + digits[point..];
        if (point is > -6 and <= 0)
            return sign + "0." + new string('0', -point) + digits;
        var power = (point - 1).ToString("+0;-0", CultureInfo.InvariantCulture);
        return sign + digits[0] + (digits.Length > 1 ? "." + digits[1..] : "") + "e" + power;
    }

    private static (string Digits, int Point) Parts(string number)
    {
        var mark = number.IndexOf('E', StringComparison.Ordinal);
        var power = mark < 0 ? 0 : int.Parse(number[(mark + 1)..], CultureInfo.InvariantCulture);
        var mantissa = mark < 0 ? number : number[..mark];
        var dot = mantissa.IndexOf('.', StringComparison.Ordinal);
        var point = (dot < 0 ? mantissa.Length : dot) + power;
        var digits = mantissa.Replace(".", "", StringComparison.Ordinal);
        var zeros = digits.Length - digits.TrimStart('0').Length;
        return (digits.TrimStart('0').TrimEnd('0'), point - zeros);
    }
}
