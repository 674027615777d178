using PeerAtlas.Badges.LinkedData;

namespace PeerAtlas.Badges.Verifying;

/// <summary>What a step of a verification came to.</summary>
public enum StepResult
{
    /// <summary>It is as it should be.</summary>
    Passed,

    /// <summary>It is not as it should be.</summary>
    Failed,

    /// <summary>It was not looked at.</summary>
    NotChecked,

    /// <summary>It was looked at, and could not be told.</summary>
    Unknown,
}

/// <summary>A step of a verification.</summary>
/// <param name="Step">Its name, such as <c>proof</c>.</param>
/// <param name="Result">What it came to.</param>
/// <param name="Detail">What was found, in a sentence.</param>
public sealed record VerificationStep(string Step, StepResult Result, string Detail)
{
    /// <summary>Whether the credential's validity hangs on it.</summary>
    public bool IsDeciding { get; init; } = true;

    /// <summary>The result as a word.</summary>
    public string Word =>
        Result switch
        {
            StepResult.Passed => "passed",
            StepResult.Failed => "failed",
            StepResult.NotChecked => "not checked",
            _ => "unknown",
        };
}

/// <summary>What a credential says of itself, whether it holds or not.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Issuer">The issuer's id.</param>
/// <param name="IssuerName">The issuer's name.</param>
/// <param name="Achievement">The achievement's name.</param>
/// <param name="ValidFrom">From when, as it is written.</param>
/// <param name="ValidUntil">Until when, as it is written.</param>
public sealed record ClaimedBadge(string? Id, string? Issuer, string? IssuerName, string? Achievement, string? ValidFrom, string? ValidUntil);

/// <summary>What came of verifying a credential.</summary>
/// <param name="Steps">Every step, in order.</param>
/// <param name="Claimed">What the credential says of itself; null where it could not be read.</param>
public sealed record Verification(IReadOnlyList<VerificationStep> Steps, ClaimedBadge? Claimed)
{
    /// <summary>True where every step that decides has passed, false where one has failed; null where it cannot be told.</summary>
    public bool? IsValid =>
        Steps.Any(step => step.Result == StepResult.Failed) ? false
        : Steps.All(step => !step.IsDeciding || step.Result == StepResult.Passed) ? true
        : null;
}

/// <summary>Documents at addresses, of those hosts that the operator allows to be asked.</summary>
public interface IDocumentSource
{
    /// <summary>Whether the address may be asked.</summary>
    bool Allows(Uri address);

    /// <summary>What stands at an address that may be asked.</summary>
    /// <exception cref="Json.BadgeInputException">It could not be had.</exception>
    byte[] Fetch(Uri address);
}

/// <summary>How a credential is verified.</summary>
public sealed record VerificationOptions
{
    /// <summary>The moment at which it is to hold.</summary>
    public required DateTimeOffset Moment { get; init; }

    /// <summary>Who is to be the holder, by mail address or id; null: that is not looked at.</summary>
    public string? Recipient { get; init; }

    /// <summary>Lists of withdrawn credentials that the operator has, as files.</summary>
    public IReadOnlyList<ReadOnlyMemory<byte>> StatusLists { get; init; } = [];

    /// <summary>Documents of issuers with their keys that the operator has and trusts, as files.</summary>
    public IReadOnlyList<ReadOnlyMemory<byte>> IssuerDocuments { get; init; } = [];

    /// <summary>Where further documents come from; null: nothing is fetched.</summary>
    public IDocumentSource? Source { get; init; }

    /// <summary>The contexts that are known.</summary>
    public ContextLibrary Contexts { get; init; } = ContextLibrary.Shipped;
}
