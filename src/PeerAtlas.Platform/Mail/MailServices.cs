using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace PeerAtlas.Platform.Mail;

/// <summary>Registers the outbox and its way out.</summary>
internal static class MailServices
{
    public static IServiceCollection AddMail(this IServiceCollection services, IConfiguration configuration)
    {
        services
            .AddOptions<MailSettings>()
            // Before the settings are bound, which has no plain words for it.
            .Configure(_ => RequireKnown(configuration[$"{MailSettings.Section}:{nameof(MailSettings.Encryption)}"]))
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

    private static void RequireKnown(string? encryption)
    {
        if (!string.IsNullOrEmpty(encryption) && !(Enum.TryParse<MailEncryption>(encryption, ignoreCase: true, out var known) && Enum.IsDefined(known)))
            throw new OptionsValidationException(
                Options.DefaultName,
                typeof(MailSettings),
                ["Mail:Encryption is none of the words None, StartTls and Tls. Set it to one of them, or leave it out for None."]
            );
    }
}
