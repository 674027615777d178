using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using PeerAtlas.Badges.Credentials;
using PeerAtlas.Badges.Keys;
using PeerAtlas.Badges.Verifying;

namespace PeerAtlas.Badges.Tests;

/// <summary>Badges and keys for tests.</summary>
internal static class Given
{
    public const string Mail = "jo@example.org";

    public static readonly DateTimeOffset Now = new(2026, 4, 1, 12, 0, 0, TimeSpan.Zero);

    public static readonly IssuerKey Key = IssuerKey.Create();

    public static string Root { get; } = FindRoot();

    public static BadgeDescription Description { get; } =
        new()
        {
            Issuer = new(null, "A training centre", "https://training.example.org", "office@training.example.org"),
            Achievement = new(
                "https://training.example.org/peer-specialist",
                "Certified Peer Specialist",
                "Has learnt to support others, ünd \"more\" 🌱.",
                "40 hours and an exam.",
                "https://training.example.org/how",
                "Certification",
                "https://training.example.org/badge.png"
            ),
            Recipient = new("did:example:jo", Mail),
            ValidFrom = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero),
            ValidUntil = new(2028, 1, 1, 23, 59, 59, TimeSpan.Zero),
            Revocations = "https://training.example.org/withdrawn.json",
            Refresh = "https://training.example.org/newer",
        };

    /// <summary>A badge without a list of withdrawn ones, so that nothing is left to ask.</summary>
    public static BadgeDescription Plain { get; } = Description with { Revocations = null, Refresh = null };

    public static byte[] Badge(BadgeDescription? description = null, IssuerKey? key = null) =>
        Encoding.UTF8.GetBytes(Badges.Credentials.Badge.Issue(description ?? Plain, key ?? Key, Now));

    public static JsonObject Parsed(byte[] badge) => JsonNode.Parse(badge)!.AsObject();

    /// <summary>A credential that says anything, signed as it is.</summary>
    public static byte[] Signed(JsonObject credential, IssuerKey? key = null)
    {
        credential.Remove("proof");
        return Bytes(DataIntegrity.Sign(credential, key ?? Key, Now));
    }

    public static byte[] Bytes(JsonNode json) => JsonSerializer.SerializeToUtf8Bytes(json);

    public static byte[] Bytes(string json) => Encoding.UTF8.GetBytes(json);

    public static VerificationOptions Options { get; } = new() { Moment = Now };

    public static Verification Verify(byte[] badge, VerificationOptions? options = null) => BadgeVerifier.Verify(badge, options ?? Options);

    public static VerificationStep Step(this Verification verification, string name) => verification.Steps.Single(step => step.Step == name);

    /// <summary>That a verification failed in one step and for one reason.</summary>
    public static void FailsAt(this Verification verification, string step, string reason, StepResult result = StepResult.Failed)
    {
        Assert.NotEqual(true, verification.IsValid);
        var told = verification.Step(step);
        Assert.True(told.Result == result, string.Join('\n', verification.Steps));
        Assert.Contains(reason, told.Detail);
    }

    public static string File(string name) => System.IO.File.ReadAllText(Path.Combine(Root, "tests", "PeerAtlas.Badges.Tests", name));

    private static string FindRoot()
    {
        var folder = AppContext.BaseDirectory;
        while (!System.IO.File.Exists(Path.Combine(folder, "PeerAtlas.slnx")))
            folder = Path.GetDirectoryName(folder)!;
        return folder;
    }
}
