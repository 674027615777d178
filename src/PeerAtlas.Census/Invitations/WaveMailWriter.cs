using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using PeerAtlas.Census.Waves;
using PeerAtlas.Platform;
using PeerAtlas.Platform.Database;
using PeerAtlas.Platform.Mail;

namespace PeerAtlas.Census.Invitations;

/// <summary>Writes a wave's mails into the outbox, each with a personal link of its own; the caller saves.</summary>
public sealed class WaveMailWriter(PeerAtlasDbContext database, AuthorityClock clock, IOptions<AuthoritySettings> authority)
{
    /// <summary><see cref="OutboxMail.About"/> of invitations.</summary>
    public const string Invitation = "invitation";

    /// <summary><see cref="OutboxMail.About"/> of reminders.</summary>
    public const string Reminder = "reminder";

    /// <summary>A personal link, which opens in the language of the mail that it stands in.</summary>
    public static string LinkTo(string publicAddress, string token, string language) =>
        publicAddress + SurveyLinks.Index(token) + (language == "es" ? $"?{Design.Language.Parameter}=es" : "");

    internal async Task WriteAsync(Wave wave, WaveMailKind kind, IEnumerable<(Guid InvitationId, Invitee Invitee)> addressees, CancellationToken cancellation)
    {
        var stored = await database.Set<WaveMailText>().AsNoTracking().Where(text => text.WaveId == wave.Id).ToListAsync(cancellation);
        var texts = WavePlan.Of(wave, stored, []).Texts.Where(text => text.Kind == kind).ToDictionary(text => text.Language, StringComparer.Ordinal);
        foreach (var (invitationId, invitee) in addressees)
        {
            var text = texts.GetValueOrDefault(invitee.Language) ?? texts["en"];
            var mark =
                !wave.IsTrial ? ""
                : text.Language == "es" ? "Prueba: "
                : "Trial: ";
            var values = new MailValues(invitee.Name, invitee.Organisation, wave.Name, wave.ClosesOn, OutboxMail.SecretMark);
            var token = InvitationLink.NewToken();
            var now = clock.UtcNow;
            database.Add(new InvitationLink { TokenHash = InvitationLink.Hash(token), InvitationId = invitationId });
            database.Add(
                new OutboxMail
                {
                    To = invitee.Email,
                    Subject = MailTemplate.FillSubject(mark + text.Subject, text.Language, values),
                    Body = MailTemplate.Fill(text.Body, text.Language, values),
                    Secret = LinkTo(authority.Value.PublicAddress, token, text.Language),
                    About = kind == WaveMailKind.Invitation ? Invitation : Reminder,
                    AboutId = invitationId,
                    WrittenAt = now,
                    NextAttemptAt = now,
                }
            );
        }
    }

    /// <summary>Takes back what still waits: an invitation that does not count any more must not go out.</summary>
    internal Task<int> WithdrawAsync(IQueryable<Guid> invitationIds, CancellationToken cancellation) =>
        database
            .Set<OutboxMail>()
            .Where(mail =>
                mail.State == MailState.Waiting && (mail.About == Invitation || mail.About == Reminder) && invitationIds.Contains(mail.AboutId!.Value)
            )
            .ExecuteUpdateAsync(set => set.SetProperty(mail => mail.State, MailState.Withdrawn).SetProperty(mail => mail.Secret, (string?)null), cancellation);
}
