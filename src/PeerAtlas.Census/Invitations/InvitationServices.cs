using Microsoft.Extensions.DependencyInjection;
using PeerAtlas.Platform.Mail;

namespace PeerAtlas.Census.Invitations;

/// <summary>Registers what invites: links in mails, and codes in letters.</summary>
internal static class InvitationServices
{
    public static IServiceCollection AddInvitations(this IServiceCollection services) =>
        services
            .AddScoped<WaveMailWriter>()
            .AddScoped<InvitationLinks>()
            .AddScoped<InvitationMarks>()
            .AddScoped<PeerCodes>()
            .AddScoped<IMailSettledHandler, InvitationMailHandler>()
            .AddSingleton(new DeclinableMail(WaveMailWriter.Invitation))
            .AddSingleton(new DeclinableMail(WaveMailWriter.Reminder));
}
