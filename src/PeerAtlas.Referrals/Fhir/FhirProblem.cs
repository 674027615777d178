using Hl7.Fhir.Model;
using Microsoft.AspNetCore.Http;
using IssueType = Hl7.Fhir.Model.OperationOutcome.IssueType;

namespace PeerAtlas.Referrals.Fhir;

/// <summary>A request that is refused: the status, and for each thing that is wrong a sentence and where it stands.</summary>
internal sealed class FhirProblem : Exception
{
    /// <summary>Refuses with one sentence.</summary>
    /// <param name="status">The HTTP status.</param>
    /// <param name="kind">FHIR's kind of issue.</param>
    /// <param name="words">What is wrong and what to do, for the integrator who reads the log of the other system. Never holds data of a person.</param>
    /// <param name="where">A FHIRPath of the element, or the name of the parameter.</param>
    public FhirProblem(int status, IssueType kind, string words, string? where = null)
        : this(status, [new Issue(kind, words, where)]) { }

    /// <summary>Refuses with several.</summary>
    public FhirProblem(int status, IReadOnlyList<Issue> issues)
        : base(issues[0].Words) => (Status, Issues) = (status, issues);

    /// <summary>The HTTP status.</summary>
    public int Status { get; }

    /// <summary>What is wrong.</summary>
    public IReadOnlyList<Issue> Issues { get; }

    /// <summary>What the request asks for is not there, or is another agency's: the answer is the same, so that nobody learns which.</summary>
    public static FhirProblem NotFound(string type) => new(StatusCodes.Status404NotFound, IssueType.NotFound, $"This agency has no {type} with that id.");

    /// <summary>A parameter or header that cannot be read.</summary>
    public static FhirProblem Invalid(string words, string? where = null) => new(StatusCodes.Status400BadRequest, IssueType.Invalid, words, where);

    /// <summary>Something well formed that the rules of referring refuse.</summary>
    public static FhirProblem Refused(string words, string? where = null) =>
        new(StatusCodes.Status422UnprocessableEntity, IssueType.BusinessRule, words, where);

    /// <summary>The problem as FHIR says it.</summary>
    public OperationOutcome Outcome() =>
        new()
        {
            Issue =
            [
                .. Issues.Select(issue => new OperationOutcome.IssueComponent
                {
                    Severity = OperationOutcome.IssueSeverity.Error,
                    Code = issue.Kind,
                    Diagnostics = issue.Words,
                    Expression = issue.Where is null ? [] : [issue.Where],
                }),
            ],
        };

    /// <summary>Something that was done, and that the caller should look at.</summary>
    public static OperationOutcome Warning(IssueType kind, string words) =>
        new()
        {
            Issue =
            [
                new()
                {
                    Severity = OperationOutcome.IssueSeverity.Warning,
                    Code = kind,
                    Diagnostics = words,
                },
            ],
        };

    /// <summary>One thing that is wrong.</summary>
    internal sealed record Issue(IssueType Kind, string Words, string? Where = null);
}
