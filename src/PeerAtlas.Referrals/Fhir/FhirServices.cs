using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.DependencyInjection;
using PeerAtlas.Platform.Access;

namespace PeerAtlas.Referrals.Fhir;

/// <summary>Registers what speaks FHIR.</summary>
internal static class FhirServices
{
    public static IServiceCollection AddFhir(this IServiceCollection services)
    {
        services.AddAuthentication().AddScheme<AuthenticationSchemeOptions, AgencyTokenAuthentication>(AgencyTokenAuthentication.Scheme_, null);
        // Its own count, so that a system with a wrong token keeps nobody at the same address from a survey.
        return services
            .AddKeyedSingleton(AgencyTokenAuthentication.Scheme_, (provider, _) => new GuessLimit(provider.GetRequiredService<TimeProvider>()))
            .AddScoped<FhirCaller>()
            .AddScoped<Capabilities>()
            .AddScoped<FhirReading>()
            .AddScoped<Performers>()
            .AddScoped<ReferralCreation>()
            .AddScoped<ReferralUpdate>()
            .AddScoped<ResourceSource, EncounterSource>()
            .AddScoped<ResourceSource, OrganizationSource>()
            .AddScoped<ResourceSource, PatientSource>()
            .AddScoped<ResourceSource, PractitionerSource>()
            .AddScoped<ResourceSource, PractitionerRoleSource>()
            .AddScoped<ResourceSource, ServiceRequestSource>()
            .AddScoped<ResourceSource, TaskSource>();
    }
}
