using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using PeerAtlas.Census.Instruments;
using PeerAtlas.Census.Waves;
using PeerAtlas.Platform;
using PeerAtlas.Platform.Access;
using PeerAtlas.Platform.Database;
using PeerAtlas.Platform.Mail;

namespace PeerAtlas.Census.Collection;

/// <summary>Sends the mails of a wave to whoever plans it, as a contact would get them, with the preview in place of a personal link.</summary>
public sealed class TestMail(
    PeerAtlasDbContext database,
    WavePlanning planning,
    PreviewTokens previews,
    CurrentMember member,
    AuthorityClock clock,
    IOptions<AuthoritySettings> authority
)
{
    /// <summary><see cref="OutboxMail.About"/> of these mails.</summary>
    public const string About = "test mail";

    /// <summary>Writes the four mails into the outbox.</summary>
    public async Task<WaveOutcome> WriteAsync(Guid waveId, CancellationToken cancellation = default)
    {
        var plan = (await planning.ReadAsync(waveId, cancellation))!;
        var account = await database.Set<Account>().AsNoTracking().SingleAsync(one => one.Id == member.AccountId, cancellation);
        var sample = await plan.Invitees.Find(database).FirstOrDefaultAsync(cancellation);
        var link = authority.Value.PublicAddress.TrimEnd('/') + PreviewLinks.Of(previews.Make(plan.AgencyVersionId!.Value).Token);
        var values = new MailValues(account.Name, sample?.Organisation ?? "Example Agency", plan.Name, plan.ClosesOn!.Value, OutboxMail.SecretMark);
        database.AddRange(plan.Texts.Select(text => Mail(text, values, account.Email!, link)));
        await database.SaveChangesAsync(cancellation);
        return new(true, $"{plan.Texts.Count} mails to {account.Email} were written into the outbox.", plan.Texts.Count);
    }

    private OutboxMail Mail(PlannedText text, MailValues values, string to, string link) =>
        new()
        {
            To = to,
            Subject = MailTemplate.FillSubject(text.Subject, text.Language, values),
            Body = MailTemplate.Fill(text.Body, text.Language, values),
            Secret = text.Language == "es" ? $"{link}?{Design.Language.Parameter}=es" : link,
            About = About,
            WrittenAt = clock.UtcNow,
            NextAttemptAt = clock.UtcNow,
        };
}
