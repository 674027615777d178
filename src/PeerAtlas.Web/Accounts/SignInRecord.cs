using System.Text.Json;
using PeerAtlas.Platform;
using PeerAtlas.Platform.Access;
using PeerAtlas.Platform.Audit;
using PeerAtlas.Platform.Database;

namespace PeerAtlas.Web.Accounts;

/// <summary>
/// Writes sign-ins into the audit record: who came in and by which step, what failed, and when an account was locked. What has no
/// account is not recorded: anybody could fill the record with it, and it may be a password typed into the wrong field.
/// </summary>
internal sealed class SignInRecord(PeerAtlasDbContext database, AuthorityClock clock)
{
    public const string Password = "password";
    public const string AuthenticatorCode = "authenticator code";
    public const string RecoveryCode = "recovery code";
    public const string FirstRun = "first run";
    public const string OneClick = "demonstration";

    // Who tried is not known; the entry is about the account.
    private const string Somebody = "not signed in";

    /// <summary>Somebody is signed in now; <paramref name="step"/> was the last one.</summary>
    public Task SucceededAsync(Account account, string step) => WriteAsync(Entry(account, account.UserName!, "signed in", step));

    /// <summary>The password was right, and a code is asked for.</summary>
    public Task PassedFirstStepAsync(Account account) => WriteAsync(Entry(account, Somebody, "asked for a code", Password));

    /// <summary>A step failed, and the account is locked now or not.</summary>
    public Task FailedAsync(Account account, string step, bool isLocked) =>
        isLocked
            ? WriteAsync(Entry(account, Somebody, "failed to sign in", step), Entry(account, Somebody, "locked out", step))
            : WriteAsync(Entry(account, Somebody, "failed to sign in", step));

    private async Task WriteAsync(params AuditEntry[] entries)
    {
        database.AddRange(entries.AsEnumerable<object>());
        await database.SaveChangesAsync();
    }

    private AuditEntry Entry(Account account, string actor, string action, string step) =>
        new()
        {
            At = clock.UtcNow,
            AccountId = actor == Somebody ? null : account.Id,
            Actor = actor,
            Action = action,
            Subject = nameof(Account),
            SubjectId = account.Id,
            Changes = JsonSerializer.Serialize(new Dictionary<string, string[]> { ["Step"] = [step] }),
        };
}
