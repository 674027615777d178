using System.Text.Json;

namespace PeerAtlas.Hosting.Tests;

/// <summary>
/// A reader who has everything that was published of the wave of 2010, knows the questionnaires by heart, and calculates: which
/// answers exclude each other, that regions and kinds make up the whole, that parts are not more than their whole. Works with
/// intervals that it narrows until nothing changes, and knows nothing of the program's own way to protect.
/// </summary>
internal sealed class Attacker
{
    private readonly Dictionary<string, (double Low, double High)> groups = new(StringComparer.Ordinal);
    private readonly List<(string Whole, string[] Parts)> sums = [];

    /// <summary>Reads a published version, as its JSON.</summary>
    public Attacker Read(string json)
    {
        using var document = JsonDocument.Parse(json);
        Visit(document.RootElement);
        return this;
    }

    /// <summary>States what every reader of the questionnaires knows: the answers to each question, whose shares are <c>question.answer</c>.</summary>
    public Attacker Knows(string question, params string[] answers)
    {
        sums.Add((question, [.. answers.Select(answer => question + "." + answer)]));
        foreach (var answer in answers)
            sums.Add((question, [question + "." + answer, question + ".not." + answer]));
        return this;
    }

    /// <summary>States that a total of persons consists of others.</summary>
    public Attacker Adds(string whole, params string[] parts)
    {
        sums.Add((whole, parts));
        return this;
    }

    /// <summary>The groups that the reader can tell to be from 1 to 10 persons, or not more than 10 and of somebody.</summary>
    public IReadOnlyList<string> Found()
    {
        foreach (var name in sums.SelectMany(sum => sum.Parts.Append(sum.Whole)).Where(name => !groups.ContainsKey(name)).ToList())
            groups[name] = (0, double.PositiveInfinity);
        for (var round = 0; round < 200; round++)
        {
            var before = groups.Values.Sum(group => group.Low + Math.Min(group.High, 1e6));
            sums.ForEach(Narrow);
            if (groups.Values.Sum(group => group.Low + Math.Min(group.High, 1e6)) == before)
                break;
        }

        return
        [
            .. groups
                .Where(group => group.Value.High is > 0 and < 10.5)
                .Select(group => $"{group.Key}: {group.Value.Low} to {group.Value.High}")
                .Order(StringComparer.Ordinal),
        ];
    }

    private void Narrow((string Whole, string[] Parts) sum)
    {
        Set(sum.Whole, sum.Parts.Sum(part => groups[part].Low), sum.Parts.Sum(part => groups[part].High));
        foreach (var part in sum.Parts)
        {
            var others = sum.Parts.Where(other => other != part).ToList();
            var (low, high) = groups[sum.Whole];
            Set(part, low - others.Sum(other => groups[other].High), high - others.Sum(other => groups[other].Low));
        }
    }

    private void Set(string name, double low, double high)
    {
        var (l, h) = groups.TryGetValue(name, out var known) ? known : (0, double.PositiveInfinity);
        groups[name] = (Math.Max(l, double.IsNaN(low) ? 0 : low), Math.Min(h, double.IsNaN(high) ? double.PositiveInfinity : high));
    }

    private void Visit(JsonElement element)
    {
        if (element.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in element.EnumerateArray())
                Visit(item);
        }

        if (element.ValueKind != JsonValueKind.Object)
            return;
        if (element.TryGetProperty("name", out var name) && element.TryGetProperty("base", out _))
            Learn(name.GetString()!, element);
        foreach (var property in element.EnumerateObject())
            Visit(property.Value);
    }

    private void Learn(string name, JsonElement figure)
    {
        var number = figure.GetProperty("base").GetProperty("number").GetInt32();
        double? estimate = figure.TryGetProperty("estimate", out var value) && value.ValueKind == JsonValueKind.Number ? value.GetDouble() : null;
        int? count = figure.TryGetProperty("count", out var stated) && stated.ValueKind == JsonValueKind.Number ? stated.GetInt32() : null;
        if (name.StartsWith("peer.", StringComparison.Ordinal) && name.EndsWith(".share", StringComparison.Ordinal))
        {
            var answer = name["peer.".Length..^".share".Length];
            var question = answer[..answer.LastIndexOf('.')];
            if (number > 0)
                Set(question, number, number);
            if ((count ?? (estimate * number)) is { } persons)
                Set(answer, persons, persons);
        }
        else if (name.StartsWith("peer.", StringComparison.Ordinal) && name.EndsWith("_share", StringComparison.Ordinal))
        {
            // "role_valued_share" is "role_valued.yes", "role_cps_share" is "role.cps".
            var answer = name["peer.".Length..^"_share".Length];
            var known = sums.SelectMany(sum => sum.Parts).FirstOrDefault(part => part.Replace('.', '_') == answer || part == answer + ".yes")
                ?? answer + ".named";
            if (number > 0 && sums.Exists(sum => sum.Parts.Contains(known)))
                Set(known[..known.LastIndexOf('.')], number, number);
            if ((count ?? (estimate * number)) is { } persons)
                Set(known, persons, persons);
        }
        else if (
            name.StartsWith("agency.", StringComparison.Ordinal)
            && (name.Split(".by.")[0].EndsWith("_total", StringComparison.Ordinal) || name.Split(".by.")[0].EndsWith(".total", StringComparison.Ordinal))
            && estimate is { } total
        )
        {
            Set(name, total, total);
        }
    }
}
