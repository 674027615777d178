using Microsoft.Extensions.DependencyInjection;
using PeerAtlas.Platform.Mail;
using PeerAtlas.Platform.Modules;
using PeerAtlas.Platform.Work;

namespace PeerAtlas.Census.Waves;

/// <summary>Registers the rules of waves.</summary>
internal static class WaveServices
{
    public static IServiceCollection AddWaves(this IServiceCollection services) =>
        services
            .AddScoped<WavePlanning>()
            .AddScoped<PastWaves>()
            .AddScoped<WaveMailWriter>()
            .AddScoped<WaveOpening>()
            .AddScoped<WaveReminders>()
            .AddScoped<InvitationLinks>()
            .AddScoped<InvitationMarks>()
            .AddScoped<PeerCodes>()
            .AddScoped<IMailSettledHandler, InvitationMailHandler>()
            .AddSingleton(new DeclinableMail(WaveMailWriter.Invitation))
            .AddSingleton(new DeclinableMail(WaveMailWriter.Reminder))
            .AddSingleton<IScheduledWork, OpenDueWaves>()
            .AddSingleton<IScheduledWork, WriteDueReminders>()
            .AddSingleton<IScheduledWork, CloseDueWaves>()
            .AddScoped<IStartTasks, WaveTasks>();
}
