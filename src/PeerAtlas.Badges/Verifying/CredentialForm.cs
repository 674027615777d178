using System.Text.Json;
using PeerAtlas.Badges.Credentials;
using PeerAtlas.Badges.Json;
using PeerAtlas.Badges.LinkedData;

namespace PeerAtlas.Badges.Verifying;

/// <summary>Holds a credential against what Open Badges 3.0 asks of one.</summary>
internal static class CredentialForm
{
    public const string Step = "schema";

    private const int MostProblems = 5;

    public static VerificationStep Check(JsonElement credential)
    {
        if (IsOfBefore(credential))
            return new(
                Step,
                StepResult.Failed,
                "This is an Open Badge of version 2 or older, which is verified at its issuer and not by a signature of this kind."
            );
        var problems = Problems(credential).Take(MostProblems + 1).ToList();
        if (problems.Count == 0)
            return new(Step, StepResult.Passed, "It has what Open Badges 3.0 asks for.");
        var told = string.Join("; ", problems.Take(MostProblems)) + (problems.Count > MostProblems ? "; and more" : "");
        return new(Step, StepResult.Failed, $"It is no Open Badge 3.0: {told}.");
    }

    /// <summary>The issuer's id.</summary>
    public static string? Issuer(JsonElement credential) => credential.Text("issuer") ?? credential.Member("issuer")?.Text("id");

    public static string? ValidFrom(JsonElement credential) => credential.Text("validFrom") ?? credential.Text("issuanceDate");

    public static string? ValidUntil(JsonElement credential) => credential.Text("validUntil") ?? credential.Text("expirationDate");

    public static ClaimedBadge Claimed(JsonElement credential) =>
        new(
            credential.Text("id"),
            Issuer(credential),
            credential.Member("issuer")?.Text("name"),
            credential.Member("credentialSubject")?.Member("achievement")?.Text("name") ?? credential.Text("name"),
            ValidFrom(credential),
            ValidUntil(credential)
        );

    private static bool IsOfBefore(JsonElement credential) =>
        credential.Texts("@context").Any(context => context.StartsWith("https://w3id.org/openbadges/v", StringComparison.Ordinal))
        || credential.Texts("type").Contains("Assertion");

    private static IEnumerable<string> Problems(JsonElement credential)
    {
        var contexts = credential.Member("@context").Each().ToList();
        var first = contexts is [{ ValueKind: JsonValueKind.String } start, ..] ? start.GetString() : null;
        if (first is not (ShippedContexts.Credentials or ShippedContexts.CredentialsOfBefore))
            yield return $"its first context is not {ShippedContexts.Credentials}";
        var isOfBefore = first == ShippedContexts.CredentialsOfBefore;
        if (!IsAddress(credential.Text("id")))
            yield return "id is no whole address";
        var types = credential.Texts("type");
        if (!types.Contains("VerifiableCredential") || !(types.Contains("OpenBadgeCredential") || types.Contains("AchievementCredential")))
            yield return "type does not have VerifiableCredential and OpenBadgeCredential";
        foreach (var problem in IssuerProblems(credential))
            yield return problem;
        var (from, until) = isOfBefore ? ("issuanceDate", "expirationDate") : ("validFrom", "validUntil");
        if (CredentialMoments.Parse(credential.Text(from)) is null)
            yield return $"{from} is no moment, written as 2026-03-31T00:00:00Z";
        if (credential.Member(until) is not null && CredentialMoments.Parse(credential.Text(until)) is null)
            yield return $"{until} is no moment, written as 2026-03-31T00:00:00Z";
        foreach (var name in new[] { "credentialStatus", "refreshService" })
        {
            if (credential.Member(name).Each().Any(part => part.Text("type") is null && part.Texts("type").Count == 0))
                yield return $"{name} has no type";
        }

        foreach (var problem in SubjectProblems(credential.Member("credentialSubject")))
            yield return problem;
    }

    private static IEnumerable<string> IssuerProblems(JsonElement credential)
    {
        if (!IsAddress(Issuer(credential)))
            yield return "issuer has no id that is a whole address";
        if (credential.Member("issuer") is { ValueKind: JsonValueKind.Object } issuer && !issuer.Texts("type").Contains("Profile"))
            yield return "issuer is not of type Profile";
    }

    private static IEnumerable<string> SubjectProblems(JsonElement? member)
    {
        if (member is not { ValueKind: JsonValueKind.Object } subject)
        {
            yield return "credentialSubject is not one object";
            yield break;
        }

        if (!subject.Texts("type").Contains("AchievementSubject"))
            yield return "credentialSubject is not of type AchievementSubject";
        var identifiers = subject.Member("identifier").Each().ToList();
        if (subject.Text("id") is null && identifiers.Count == 0)
            yield return "credentialSubject has neither id nor identifier";
        if (identifiers.Any(one => one.Text("identityHash") is null || one.Text("identityType") is null || !IsTruth(one.Member("hashed"))))
            yield return "an identifier lacks identityHash, identityType or hashed";
        if (subject.Member("achievement") is not { ValueKind: JsonValueKind.Object } achievement)
        {
            yield return "credentialSubject has no achievement";
            yield break;
        }

        if (!achievement.Texts("type").Contains("Achievement"))
            yield return "achievement is not of type Achievement";
        foreach (var name in new[] { "id", "name", "description" })
        {
            if (string.IsNullOrWhiteSpace(achievement.Text(name)))
                yield return $"achievement has no {name}";
        }

        if (achievement.Member("criteria") is not { ValueKind: JsonValueKind.Object } criteria || (criteria.Text("id") ?? criteria.Text("narrative")) is null)
            yield return "achievement has no criteria";
    }

    private static bool IsTruth(JsonElement? value) => value is { ValueKind: JsonValueKind.True or JsonValueKind.False };

    private static bool IsAddress(string? text) =>
        text is not null && Uri.TryCreate(text, UriKind.Absolute, out _) && text.Contains(':', StringComparison.Ordinal);
}
