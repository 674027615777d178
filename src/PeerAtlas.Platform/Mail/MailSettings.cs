using MimeKit;

namespace PeerAtlas.Platform.Mail;

/// <summary>How the way to the mail server is encrypted.</summary>
public enum MailEncryption
{
    /// <summary>Not at all: for a relay on the same machine.</summary>
    None,

    /// <summary>The connection begins in the open and must go over to TLS before anything else is said (usually port 587 or 25).</summary>
    StartTls,

    /// <summary>TLS from the first byte (usually port 465).</summary>
    Tls,
}

/// <summary>How mail leaves; configuration section "Mail".</summary>
public sealed class MailSettings
{
    /// <summary>The configuration section's name.</summary>
    public const string Section = "Mail";

    /// <summary>The SMTP server. Empty: mail stays in the outbox, where it can be read.</summary>
    public string Host { get; set; } = "";

    /// <summary>Its port.</summary>
    public int Port { get; set; } = 25;

    /// <summary>How the connection is encrypted; when it is not said, <see cref="Encrypt"/> decides.</summary>
    public MailEncryption? Encryption { get; set; }

    /// <summary>The earlier setting: true is <see cref="MailEncryption.StartTls"/>.</summary>
    public bool Encrypt { get; set; }

    /// <summary>A file of authorities (PEM) that alone are believed about the server's certificate; empty: those of the machine are.</summary>
    public string CaFile { get; set; } = "";

    /// <summary>The SHA-256 fingerprint of the one certificate that is taken, whoever signed it, such as one of a test; empty: none is taken unseen.</summary>
    public string Fingerprint { get; set; } = "";

    /// <summary>The account at the server, if it wants one.</summary>
    public string User { get; set; } = "";

    /// <summary>The account's password.</summary>
    public string Password { get; set; } = "";

    /// <summary>The sender's address.</summary>
    public string From { get; set; } = "census@peeratlas.example";

    /// <summary>How long one mail may take before the attempt counts as failed, in seconds.</summary>
    public int TimeoutSeconds { get; set; } = 30;

    /// <summary>How often the outbox is looked at, in seconds.</summary>
    public double PollSeconds { get; set; } = 5;

    internal MailEncryption WantedEncryption => Encryption ?? (Encrypt ? MailEncryption.StartTls : MailEncryption.None);

    internal bool IsPasswordOpen => User.Length > 0 && Password.Length > 0 && WantedEncryption == MailEncryption.None;

    internal bool HasSender => MailboxAddress.TryParse(MailMessages.Strict, From, out _);

    internal bool HasFingerprint => Fingerprint.Length > 0;

    internal bool HasFingerprintAsWritten => !HasFingerprint || FingerprintDigits is { Length: 64 } digits && digits.All(char.IsAsciiHexDigit);

    // As tools write it: with colons or without.
    internal string FingerprintDigits => Fingerprint.Replace(":", "", StringComparison.Ordinal);
}
