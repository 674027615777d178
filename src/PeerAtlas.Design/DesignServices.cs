using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.WebEncoders;

namespace PeerAtlas.Design;

/// <summary>Registers what the page frame and the tag helpers need.</summary>
public static class DesignServices
{
    /// <summary>
    /// Adds the frame's services. The section <c>Authority</c> gives the authority's identity,
    /// the setting <c>Demonstration</c> says whether the data are made up.
    /// </summary>
    public static IServiceCollection AddPeerAtlasDesign(this IServiceCollection services, IConfiguration configuration)
    {
        services
            .AddOptions<AuthorityIdentity>()
            .Bind(configuration.GetSection("Authority"))
            .Configure(identity => identity.IsDemonstration = configuration.GetValue<bool>("Demonstration"))
            .Validate(
                identity => TimeZoneInfo.TryFindSystemTimeZoneById(identity.TimeZone, out _),
                "Authority:TimeZone is not a time zone that this machine knows; write it like America/New_York."
            )
            .ValidateOnStart();
        services.AddScoped<Language>();
        services.TryAddSingleton<Translations>();

        // Spanish and names keep their letters in the page; what matters to markup is encoded all the same.
        services.Configure<WebEncoderOptions>(options => options.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
        services.Configure<MvcOptions>(ValidationMessages.Use);
        services.TryAddScoped<INavigationFilter, OpenNavigationOnly>();
        return services;
    }
}
