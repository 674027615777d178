namespace PeerAtlas.Platform.Mail;

/// <summary>How mail leaves; configuration section "Mail".</summary>
public sealed class MailSettings
{
    /// <summary>The configuration section's name.</summary>
    public const string Section = "Mail";

    /// <summary>The SMTP server. Empty: mail stays in the outbox, where it can be read.</summary>
    public string Host { get; set; } = "";

    /// <summary>Its port.</summary>
    public int Port { get; set; } = 25;

    /// <summary>Whether the connection is encrypted (STARTTLS).</summary>
    public bool Encrypt { get; set; }

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
}
