using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace PeerAtlas.Platform.Mail;

/// <summary>Registers the outbox and its way out.</summary>
internal static class MailServices
{
    public static IServiceCollection AddMail(this IServiceCollection services, IConfiguration configuration)
    {
        services
            .AddOptions<MailSettings>()
            .Bind(configuration.GetSection(MailSettings.Section))
            .Validate(mail => mail.HasSender, "Mail:From is not a mail address.")
            .Validate(mail => mail.CaFile.Length == 0 || File.Exists(mail.CaFile), "Mail:CaFile names a file that is not there.")
            .Validate(mail => mail.HasFingerprintAsWritten, "Mail:Fingerprint is not a SHA-256 fingerprint of 64 hexadecimal digits.")
            .Validate(
                mail => mail.WantedEncryption != MailEncryption.None || mail.CaFile.Length == 0 && !mail.HasFingerprint,
                "Mail:CaFile and Mail:Fingerprint mean nothing without encryption; set Mail:Encryption to StartTls or Tls."
            )
            .ValidateOnStart();
        services.AddSingleton<MailMessages>();
        services.AddSingleton<IMailTransport, SmtpTransport>();
        services.AddSingleton<OutboxSender>();
        return services;
    }
}
