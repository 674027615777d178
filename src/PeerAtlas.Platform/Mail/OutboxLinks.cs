namespace PeerAtlas.Platform.Mail;

/// <summary>Addresses of the pages of the outbox, to which modules lead.</summary>
public static class OutboxLinks
{
    public const string Index = "/outbox";

    public static string Mail(Guid mail) => $"/outbox/{mail}";
}
