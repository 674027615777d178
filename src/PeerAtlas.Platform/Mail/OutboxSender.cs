using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using PeerAtlas.Platform.Database;
using PeerAtlas.Platform.Work;

namespace PeerAtlas.Platform.Mail;

/// <summary>Past-tense event: a mail reached its end. Modules consume it to mark what the mail was about.</summary>
/// <param name="Mail">The mail in its final state, tracked by the context that is about to be saved.</param>
public sealed record MailSettled(OutboxMail Mail);

/// <summary>Consumes <see cref="MailSettled"/>, in the transaction that records the mail's end.</summary>
public interface IMailSettledHandler
{
    /// <summary>Changes what the mail was about; the caller saves.</summary>
    Task HandleAsync(MailSettled settled, PeerAtlasDbContext database, CancellationToken cancellation);
}

/// <summary>
/// Sends what waits in the outbox, tries again with growing pauses, and gives up after <see cref="MostAttempts"/>. Before each
/// attempt the mail is put off in the database, so that neither a second node nor a restart sends it at the same time.
/// </summary>
public sealed class OutboxSender(
    IServiceScopeFactory scopes,
    IMailTransport transport,
    IOptions<MailSettings> options,
    TimeProvider clock,
    ILogger<OutboxSender> log
) : BackgroundService
{
    /// <summary>After so many attempts a mail has failed and waits for a person.</summary>
    public const int MostAttempts = 8;

    private static readonly TimeSpan[] Pauses =
    [
        TimeSpan.FromMinutes(1),
        TimeSpan.FromMinutes(5),
        TimeSpan.FromMinutes(15),
        TimeSpan.FromHours(1),
        TimeSpan.FromHours(3),
        TimeSpan.FromHours(8),
        TimeSpan.FromHours(24),
    ];

    /// <summary>How long to wait after attempt number <paramref name="attempt"/> (from 1) failed.</summary>
    public static TimeSpan PauseAfter(int attempt) => Pauses[Math.Clamp(attempt - 1, 0, Pauses.Length - 1)];

    /// <summary>Sends all that is due; returns how many mails were tried.</summary>
    public async Task<int> SendDueAsync(CancellationToken cancellation = default)
    {
        if (!transport.IsConfigured)
            return 0;
        var tried = 0;
        while (await ClaimNextAsync(cancellation) is { } id)
        {
            await AttemptAsync(id, cancellation);
            tried++;
        }

        return tried;
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(options.Value.PollSeconds));
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await SendDueAsync(stoppingToken);
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                log.LogError("The outbox stopped for now: {Reason}", exception.GetType().Name);
            }
        }
    }

    private async Task<Guid?> ClaimNextAsync(CancellationToken cancellation)
    {
        await using var scope = scopes.CreateSystemScope("outbox");
        var database = scope.ServiceProvider.GetRequiredService<PeerAtlasDbContext>();
        var now = clock.GetUtcNow().UtcDateTime;
        var due = await database
            .Set<OutboxMail>()
            .Where(mail => mail.State == MailState.Waiting && mail.NextAttemptAt <= now)
            .OrderBy(mail => mail.NextAttemptAt)
            .Select(mail => new { mail.Id, mail.Attempts })
            .FirstOrDefaultAsync(cancellation);
        if (due is null)
            return null;

        await using var transaction = await database.Database.BeginTransactionAsync(cancellation);
        var claimed = await database
            .Set<OutboxMail>()
            .Where(mail => mail.Id == due.Id && mail.State == MailState.Waiting && mail.Attempts == due.Attempts)
            .ExecuteUpdateAsync(
                set => set.SetProperty(mail => mail.Attempts, due.Attempts + 1).SetProperty(mail => mail.NextAttemptAt, now + Claim(due.Attempts + 1)),
                cancellation
            );
        await transaction.CommitAsync(cancellation);
        return claimed == 1 ? due.Id : await ClaimNextAsync(cancellation);
    }

    // Never shorter than an attempt may take, so that nobody else begins one meanwhile.
    private TimeSpan Claim(int attempt)
    {
        var longestAttempt = TimeSpan.FromSeconds(2 * options.Value.TimeoutSeconds);
        return PauseAfter(attempt) > longestAttempt ? PauseAfter(attempt) : longestAttempt;
    }

    private async Task AttemptAsync(Guid id, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateSystemScope("outbox");
        var database = scope.ServiceProvider.GetRequiredService<PeerAtlasDbContext>();
        var mail = await database.Set<OutboxMail>().SingleAsync(mail => mail.Id == id, cancellation);
        try
        {
            await transport.SendAsync(mail, cancellation);
            (mail.State, mail.SentAt, mail.LastError, mail.Secret) = (MailState.Sent, clock.GetUtcNow().UtcDateTime, null, null);
        }
        catch (MailRefusedException exception)
        {
            (mail.State, mail.LastError) = (MailState.Bounced, exception.Message);
        }
        catch (MailFailedException exception)
        {
            mail.LastError = exception.Message.Length > 500 ? exception.Message[..500] : exception.Message;
            if (mail.Attempts >= MostAttempts)
                mail.State = MailState.Failed;
        }

        if (mail.State != MailState.Waiting)
        {
            foreach (var handler in scope.ServiceProvider.GetServices<IMailSettledHandler>())
                await handler.HandleAsync(new MailSettled(mail), database, cancellation);
        }

        await database.SaveChangesAsync(CancellationToken.None);
    }
}
