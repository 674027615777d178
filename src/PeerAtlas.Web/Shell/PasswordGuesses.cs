using System.Threading.RateLimiting;
using PeerAtlas.Platform.Access;

namespace PeerAtlas.Web.Shell;

/// <summary>
/// Slows down whoever tries many passwords. Against guessing at one account the counter in the database stands; this is for who tries many
/// accounts. From an address with too many wrong ones, a few tries at a time are taken and each takes a second: a right one passes, unless
/// more than <see cref="MostWaiting"/> tries wait there at that moment.
/// </summary>
internal sealed class PasswordGuesses(TimeProvider clock)
{
    /// <summary>The policy of pages where somebody could try passwords, codes or addresses.</summary>
    public const string Policy = "passwords";

    public const int WrongAllowed = 60;

    private const int AtATime = 4;
    private const int MostWaiting = 60;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly GuessLimit guesses = new(clock, WrongAllowed);

    /// <summary>Waits where too many wrong ones came from the request's address; call it before looking at a password.</summary>
    public Task SlowDownAsync(HttpContext context) =>
        guesses.IsOver(context.Connection.RemoteIpAddress) ? Task.Delay(Pause, context.RequestAborted) : Task.CompletedTask;

    /// <summary>Counts a wrong one.</summary>
    public void CountWrong(HttpContext context) => guesses.CountWrong(context.Connection.RemoteIpAddress);

    /// <summary>Lets one try at a time through from an address with too many wrong ones; who would wait too long is told so.</summary>
    public RateLimitPartition<string> PartitionOf(HttpContext context) =>
        HttpMethods.IsPost(context.Request.Method) && guesses.IsOver(context.Connection.RemoteIpAddress)
            ? RateLimitPartition.GetConcurrencyLimiter($"over {context.Connection.RemoteIpAddress}", _ => new ConcurrencyLimiterOptions
            {
                PermitLimit = AtATime,
                QueueLimit = MostWaiting,
                QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
            })
            : RateLimitPartition.GetNoLimiter("");
}
