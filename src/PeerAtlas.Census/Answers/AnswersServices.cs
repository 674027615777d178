using Microsoft.Extensions.DependencyInjection;
using PeerAtlas.Platform.Access;

namespace PeerAtlas.Census.Answers;

/// <summary>Registers what takes the answers of both surveys.</summary>
internal static class AnswersServices
{
    public static IServiceCollection AddAnswers(this IServiceCollection services) =>
        services
            .AddSingleton<FormLibrary>()
            .AddSingleton(provider => new GuessLimit(provider.GetRequiredService<TimeProvider>()))
            .AddSingleton<AgencyAnswers>()
            .AddSingleton<IAnonymousStore, AnonymousStore>()
            .AddSingleton<BallotReader>()
            .AddSingleton<BallotSigner>();
}
