using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using PeerAtlas.Directory.Workers;
using PeerAtlas.Platform;
using PeerAtlas.Platform.Access;
using PeerAtlas.Platform.Database;
using PeerAtlas.Platform.Mail;

namespace PeerAtlas.Workforce.Register;

/// <summary>
/// Writes mails that say that something waits or has moved. They name neither the person nor the credential: that somebody is certified by their own
/// experience is for them to tell.
/// </summary>
internal sealed class CredentialNotices(PeerAtlasDbContext database, AuthorityClock clock, IOptions<AuthoritySettings> settings)
{
    /// <summary>What the outbox files them under.</summary>
    public const string About = "credential";

    private string Own => settings.Value.PublicAddress + CredentialLinks.Own;

    /// <summary>Adds the mails that a step calls for to the context; they are saved with it.</summary>
    public async Task WriteAsync(Credential credential, CredentialEvent step, CancellationToken cancellation)
    {
        if (step.Kind is CredentialEventKind.Applied or CredentialEventKind.Answered or CredentialEventKind.Appealed or CredentialEventKind.Ended)
            await WriteToCentreAsync(credential, step.AccountId, cancellation);
        else if (
            step.Kind is not (CredentialEventKind.Attested or CredentialEventKind.ExtensionAsked)
            && await AddressAsync(credential, cancellation) is { } address
        )
            Add(
                address,
                "Something of yours has moved on / Algo suyo ha avanzado",
                $"Something that you applied for or hold has moved on.\nSign in to see where it stands: {Own}\n\n"
                    + $"Algo que usted solicitó o tiene ha avanzado.\nInicie sesión para ver cómo está: {Own}?language=es\n",
                credential.Id
            );
    }

    /// <summary>Tells the holder that a last day comes near.</summary>
    public void WriteReminder(Credential credential, string address, DateOnly last) =>
        Add(
            address,
            $"A date of yours comes near: {last:yyyy-MM-dd} / Se acerca una fecha suya",
            $"{last:yyyy-MM-dd} is the last day for something of yours.\nSign in to see what is there and what is missing: {Own}\n\n"
                + $"El {last:yyyy-MM-dd} es el último día para algo suyo.\nInicie sesión para ver qué tiene y qué falta: {Own}?language=es\n",
            credential.Id
        );

    /// <summary>Where the holder is reached: by their account, else by the address of the register.</summary>
    public async Task<string?> AddressAsync(Credential credential, CancellationToken cancellation) =>
        await (
            from worker in database.Set<Worker>().IgnoreQueryFilters([PeerAtlasDbContext.OrganisationFilter])
            join account in database.Users on worker.AccountId equals account.Id
            where worker.Id == credential.WorkerId
            select account.Email
        ).SingleOrDefaultAsync(cancellation) ?? credential.HolderEmail;

    private async Task WriteToCentreAsync(Credential credential, Guid? but, CancellationToken cancellation)
    {
        var (handler, centre) = (credential.HandledById, credential.OrganisationId);
        var certifiers = database
            .Set<Membership>()
            .IgnoreQueryFilters([PeerAtlasDbContext.OrganisationFilter])
            .Where(held => held.OrganisationId == centre && held.Role == Role.Certifier && held.AccountId != but)
            .Select(held => held.AccountId);
        var addresses = await database
            .Users.Where(account => certifiers.Contains(account.Id) && account.Email != null && (handler == null || account.Id == handler))
            .Select(account => account.Email!)
            .ToListAsync(cancellation);
        foreach (var address in addresses)
            Add(
                address,
                "Something in the register waits for you",
                $"Something in the register waits for you.\n\nSign in to see it: {settings.Value.PublicAddress}{CredentialLinks.Index}\n",
                credential.Id
            );
    }

    private void Add(string address, string subject, string body, Guid credential) =>
        database.Add(
            new OutboxMail
            {
                To = address,
                Subject = subject,
                Body = body,
                About = About,
                AboutId = credential,
                WrittenAt = clock.UtcNow,
                NextAttemptAt = clock.UtcNow,
            }
        );
}
