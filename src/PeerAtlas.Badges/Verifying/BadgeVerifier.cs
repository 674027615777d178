using System.Text.Json;
using PeerAtlas.Badges.Credentials;
using PeerAtlas.Badges.Json;

namespace PeerAtlas.Badges.Verifying;

/// <summary>Verifies an Open Badge 3.0, ours or that of others, and says of each step what it came to.</summary>
public static class BadgeVerifier
{
    private static readonly string[] AfterReading =
    [
        CredentialForm.Step,
        ProofCheck.Contexts,
        ProofCheck.Proof,
        ProofCheck.Key,
        "refresh",
        "dates",
        StatusCheck.Step,
        "subject",
        "endorsements",
    ];

    /// <summary>Verifies a credential: JSON, a token, or a PNG or SVG image with one of them in it.</summary>
    /// <exception cref="BadgeInputException">A list or document that the operator gave cannot be read. What is wrong with the credential is a step.</exception>
    public static Verification Verify(ReadOnlyMemory<byte> file, VerificationOptions options)
    {
        var issuers = new IssuerDocuments(options);
        var proofs = new ProofCheck(options, issuers);
        var status = new StatusCheck(options, issuers, proofs);
        CredentialFile read;
        try
        {
            read = CredentialFile.Read(file);
        }
        catch (BadgeInputException exception)
        {
            return Unread(exception.Message);
        }

        var credential = read.Credential;
        if (credential.ValueKind != JsonValueKind.Object)
            return Unread("The credential is no object.");
        var proof = Proof(read);
        var (refresh, current) = new RefreshCheck(options, Proof).Check(credential, proof.IsGood);
        return new(
            [
                new("reading", StepResult.Passed, $"It is {read.Form}."),
                CredentialForm.Check(credential),
                proof.Contexts,
                proof.Proof,
                proof.Key,
                refresh,
                Dates(current, options.Moment),
                status.Check(current),
                Subject(current, options.Recipient),
                Endorsements(current),
            ],
            CredentialForm.Claimed(current)
        );

        ProofOutcome Proof(CredentialFile file) =>
            file.Token is { } token ? new TokenCheck(issuers).Check(token, file.Credential) : proofs.Check(file.Credential);
    }

    private static Verification Unread(string problem) =>
        new(
            [
                new("reading", StepResult.Failed, problem),
                .. AfterReading.Select(step => new VerificationStep(step, StepResult.NotChecked, "There is no credential that could be read.")),
            ],
            null
        );

    private static VerificationStep Dates(JsonElement credential, DateTimeOffset moment)
    {
        const string Step = "dates";
        // Credentials of before may have both: the later beginning and the earlier end hold.
        var starts = Moments(credential, "validFrom", "issuanceDate");
        var ends = Moments(credential, "validUntil", "expirationDate");
        if (starts.Count == 0 || starts.Concat(ends).Any(date => date.Moment is null))
            return new(Step, StepResult.Unknown, "It does not say in a way that can be read from when and until when it holds.");
        var start = starts.MaxBy(date => date.Moment);
        var end = ends.OrderBy(date => date.Moment).FirstOrDefault();
        if (moment < start.Moment)
            return new(Step, StepResult.Failed, $"It is not yet valid: it holds from {start.Text}.");
        if (end.Moment is not { } last)
            return new(Step, StepResult.Passed, $"It holds since {start.Text}, and has no end.");
        return moment > last
            ? new(Step, StepResult.Failed, $"It has expired: it held until {end.Text}.")
            : new(Step, StepResult.Passed, $"It holds from {start.Text} until {end.Text}.");
    }

    private static List<(string? Text, DateTimeOffset? Moment)> Moments(JsonElement credential, params IEnumerable<string> names) =>
        [.. names.Where(name => credential.Member(name) is not null).Select(name => (credential.Text(name), CredentialMoments.Parse(credential.Text(name))))];

    private static VerificationStep Subject(JsonElement credential, string? recipient)
    {
        const string Step = "subject";
        if (recipient is null)
            return new(Step, StepResult.NotChecked, "Nobody was named who is to be its holder.") { IsDeciding = false };
        var subject = credential.Member("credentialSubject") ?? default;
        var isSame = subject.Text("id") is { } id && (id == recipient || id == "mailto:" + recipient);
        return isSame || subject.Member("identifier").Each().Any(one => IsOf(one, recipient))
            ? new(Step, StepResult.Passed, "It is that of the holder who was named.")
            : new(Step, StepResult.Failed, "It is not that of the holder who was named.");
    }

    private static bool IsOf(JsonElement identifier, string recipient)
    {
        if (identifier.Text("identityHash") is not { } hash)
            return false;
        var isMail = recipient.Contains('@', StringComparison.Ordinal);
        if (isMail && identifier.Text("identityType") is not ("emailAddress" or "email"))
            return false;
        string[] spellings = isMail ? [recipient, recipient.ToLowerInvariant()] : [recipient];
        return identifier.Member("hashed") is { ValueKind: JsonValueKind.True }
            ? spellings.Any(spelling => IdentityHash.Fits(hash, spelling, identifier.Text("salt")))
            : spellings.Contains(hash);
    }

    private static VerificationStep Endorsements(JsonElement credential)
    {
        var subject = credential.Member("credentialSubject");
        JsonElement?[] holders = [credential, credential.Member("issuer"), subject, subject?.Member("achievement")];
        var count = holders.OfType<JsonElement>().Sum(holder => holder.Member("endorsement").Each().Count() + holder.Member("endorsementJwt").Each().Count());
        return count == 0
            ? new("endorsements", StepResult.Passed, "It has none.") { IsDeciding = false }
            : new("endorsements", StepResult.NotChecked, $"It has {count}, whose own proofs are not looked at.") { IsDeciding = false };
    }
}
