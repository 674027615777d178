using System.Globalization;
using Hl7.Fhir.Model;
using PeerAtlas.Platform;

namespace PeerAtlas.Referrals.Fhir;

/// <summary>A parameter by which a type of resource is searched.</summary>
/// <param name="Name">Its name in FHIR.</param>
/// <param name="Type">Its type in FHIR.</param>
/// <param name="Words">What it finds, for the capability statement.</param>
internal sealed record Parameter(string Name, SearchParamType Type, string Words);

/// <summary>A value of a token parameter: a code, with or without its system.</summary>
/// <param name="System">The system; null when any will do, empty when there must be none.</param>
/// <param name="Code">The code; empty when any of the system will do.</param>
internal readonly record struct CodeAsked(string? System, string Code)
{
    /// <summary>Whether a code is the one asked for.</summary>
    public bool Matches(string system, string code) =>
        (System is null || string.Equals(System, system, StringComparison.Ordinal))
        && (Code.Length == 0 || string.Equals(Code, code, StringComparison.OrdinalIgnoreCase));
}

/// <summary>What a date parameter asks for: from a moment, included, to another, not included, in UTC.</summary>
internal readonly record struct TimeAsked(DateTime From, DateTime To);

/// <summary>
/// A search as it was asked, by FHIR's rules: parameters beside each other must all hold, of values with commas between them one. What a
/// parameter cannot do here is refused; an unknown parameter is left out, or refused when the caller prefers strict handling.
/// </summary>
internal sealed class Search
{
    /// <summary>The most resources on a page.</summary>
    public const int MostOnPage = 100;

    private const int UsuallyOnPage = 50;
    private const string Id = "_id",
        After = "_after",
        Count = "_count",
        Total = "_total",
        Summary = "_summary";
    private static readonly string[] ForTheAnswer = ["_format", "_pretty"];

    private readonly List<(Parameter Parameter, string Value)> asked = [];
    private readonly AuthorityClock clock;
    private readonly string root;

    /// <summary>Reads a search.</summary>
    /// <param name="known">The parameters of the type.</param>
    /// <param name="sent">Names and values as they came.</param>
    /// <param name="strict">Whether an unknown parameter is refused.</param>
    /// <param name="clock">Says when days begin.</param>
    /// <param name="root">The address of this server, below which its resources are.</param>
    /// <exception cref="FhirProblem">A parameter cannot be read or done.</exception>
    public Search(IReadOnlyList<Parameter> known, IEnumerable<KeyValuePair<string, string>> sent, bool strict, AuthorityClock clock, string root)
    {
        (this.clock, this.root) = (clock, root);
        foreach (var (name, value) in sent)
        {
            if (value.Length == 0 || ForTheAnswer.Contains(name, StringComparer.Ordinal) || TakePaging(name, value))
                continue;
            if (known.FirstOrDefault(parameter => parameter.Name == name) is { } parameter)
            {
                asked.Add((parameter, value));
                Used.Add(new(name, value));
            }
            else if (name.Split(':') is [var bare, var modifier] && known.Any(one => one.Name == bare))
            {
                throw new FhirProblem(
                    400,
                    OperationOutcome.IssueType.NotSupported,
                    $"The modifier “{modifier}” of the parameter “{bare}” is not supported.",
                    name
                );
            }
            else if (strict)
            {
                throw new FhirProblem(
                    400,
                    OperationOutcome.IssueType.NotSupported,
                    $"There is no search parameter “{name}” here. Without the header Prefer: handling=strict it would be left out.",
                    name
                );
            }
        }

        // Each is read once here, so that what cannot be read is refused whatever the search goes on to do.
        foreach (var (parameter, _) in asked)
        {
            if (parameter.Type == SearchParamType.Date)
                _ = Times(parameter.Name).ToList();
            if (parameter.Type == SearchParamType.Reference)
                _ = References(parameter.Name);
        }
    }

    /// <summary>The parameters that were understood, for the link to this search.</summary>
    public List<KeyValuePair<string, string>> Used { get; } = [];

    /// <summary>Whether it says which resources are meant, and nothing about how they are to be answered.</summary>
    public bool IsCondition => asked.Count > 0 && asked.Count == Used.Count;

    /// <summary>How many resources a page has.</summary>
    public int PageSize { get; private set; } = UsuallyOnPage;

    /// <summary>The last resource of the page before; null on the first page.</summary>
    public Guid? LastSeen { get; private set; }

    /// <summary>Whether only the number of resources is asked for.</summary>
    public bool CountsOnly { get; private set; }

    /// <summary>Whether their number is asked for beside the page.</summary>
    public bool WantsTotal { get; private set; }

    /// <summary>The ids asked for; null when no parameter asks. What is no id of ours finds nothing.</summary>
    public IReadOnlyList<Guid>? Ids =>
        Has(Id) ? [.. Values(Id).SelectMany(value => value.Split(',')).Select(text => Guid.TryParse(text, out var id) ? id : Guid.Empty)] : null;

    /// <summary>Whether a parameter was given.</summary>
    public bool Has(string name) => asked.Any(one => one.Parameter.Name == name);

    /// <summary>The search for the page that follows the resource with this id.</summary>
    public IEnumerable<KeyValuePair<string, string>> Following(string last) => [.. Used.Where(one => one.Key != After), new(After, last)];

    /// <summary>For each time that a token parameter was given, the codes of which one must match.</summary>
    public IEnumerable<IReadOnlyList<CodeAsked>> Codes(string name) =>
        Values(name)
            .Select(value =>
                (IReadOnlyList<CodeAsked>)
                    [
                        .. value
                            .Split(',')
                            .Select(text =>
                                text.Split('|', 2) switch
                                {
                                    [var system, var code] => new CodeAsked(system, code),
                                    _ => new CodeAsked(null, text),
                                }
                            ),
                    ]
            );

    /// <summary>The ids of which one must be referred to, each with its type where it was given; null when the parameter was not given.</summary>
    public IReadOnlyList<(string? Type, Guid Id)>? References(string name) =>
        Has(name) ? [.. Values(name).SelectMany(value => value.Split(',')).Select(text => ReadReference(name, text))] : null;

    /// <summary>The ids of one type that must be referred to; null when the parameter was not given.</summary>
    public IReadOnlyList<Guid>? References(string name, string type) =>
        References(name)?.Where(reference => reference.Type is null || reference.Type == type).Select(reference => reference.Id).ToList();

    /// <summary>The times that must hold.</summary>
    public IEnumerable<TimeAsked> Times(string name) => Values(name).Select(value => ReadTime(name, value));

    /// <summary>The text that a string parameter asks for; null when it was not given.</summary>
    public string? Text(string name) => Values(name).FirstOrDefault();

    private IEnumerable<string> Values(string name) => asked.Where(one => one.Parameter.Name == name).Select(one => one.Value);

    private bool TakePaging(string name, string value)
    {
        switch (name)
        {
            case Count:
                if (!int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var size))
                    throw FhirProblem.Invalid("_count is a whole number.", Count);
                (PageSize, CountsOnly) = (Math.Clamp(size, 1, MostOnPage), CountsOnly || size == 0);
                break;
            case After:
                LastSeen = Guid.TryParse(value, out var last)
                    ? last
                    : throw FhirProblem.Invalid("_after stands in the links that the server makes; follow them as they are.", After);
                break;
            case Total:
                WantsTotal = value is "accurate" or "estimate";
                break;
            case Summary when value is "count":
                CountsOnly = true;
                break;
            case Summary when value is "false":
                break;
            case Summary:
                throw new FhirProblem(400, OperationOutcome.IssueType.NotSupported, "_summary can be “count” or “false” here.", Summary);
            default:
                return false;
        }

        Used.Add(new(name, value));
        return true;
    }

    private (string? Type, Guid Id) ReadReference(string name, string text) =>
        FhirReference.Id(text) is { } id ? (null, id)
        : FhirReference.Own(text, root) is { } own ? own
        : throw FhirProblem.Invalid($"{name} is the id of a resource of this server, such as Patient/0190a5c2-6f1e-7c40-9b1d-3c5f3a1f0001.", name);

    private TimeAsked ReadTime(string name, string value)
    {
        var hasPrefix = value.Length > 2 && char.IsAsciiLetter(value[0]);
        var prefix = hasPrefix ? value[..2] : "eq";
        var (start, end) = FhirDate.Span(hasPrefix ? value[2..] : value, clock)
            ?? throw FhirProblem.Invalid(
                $"{name} is a date such as 2026-03-01, or a time such as 2026-03-01T09:30:00Z, with a prefix such as ge before it if you like.",
                name
            );
        var (earliest, latest) = (DateTime.SpecifyKind(DateTime.MinValue, DateTimeKind.Utc), DateTime.SpecifyKind(DateTime.MaxValue, DateTimeKind.Utc));
        return prefix switch
        {
            "eq" => new(start, end),
            "gt" or "sa" => new(end, latest),
            "ge" => new(start, latest),
            "lt" or "eb" => new(earliest, start),
            "le" => new(earliest, end),
            _ => throw new FhirProblem(400, OperationOutcome.IssueType.NotSupported, $"{name} takes the prefixes eq, gt, ge, lt, le, sa and eb.", name),
        };
    }
}
