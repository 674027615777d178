using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using PeerAtlas.Platform.Access;
using PeerAtlas.Platform.Work;

namespace PeerAtlas.Platform.Accounts;

/// <summary>How people sign in: password, authenticator code, cookies. Keys and counters of failures are in the database, for all web nodes.</summary>
internal static class SignIn
{
    /// <summary>How long a mailed link to set a password works (NIST SP 800-63B-4 allows a day).</summary>
    private static readonly TimeSpan LinkLifetime = TimeSpan.FromHours(24);

    /// <summary>How long somebody stays signed in without doing anything.</summary>
    private static readonly TimeSpan Idle = TimeSpan.FromHours(8);

    public static void AddSignIn(this IServiceCollection services)
    {
        services
            .AddAuthentication(IdentityConstants.ApplicationScheme)
            .AddIdentityCookies(cookies =>
            {
                cookies.ApplicationCookie!.Configure(SessionCookie);
                cookies.TwoFactorUserIdCookie!.Configure(options => Harden(options, "peeratlas.second-step"));
            });
        // Registered first, the house's rules stand in the place of the framework's.
        services.AddScoped<IPasswordValidator<Account>, PasswordRules>();
        services
            .AddIdentityCore<Account>(PasswordRules.Configure)
            .AddUserStore<AccountStore>()
            .AddSignInManager()
            .AddDefaultTokenProviders()
            .AddTokenProvider<AuthenticatorCodes>(TokenOptions.DefaultAuthenticatorProvider);
        services.Configure<DataProtectionTokenProviderOptions>(options => options.TokenLifespan = LinkLifetime);
        // What else changes about an account, such as its second step, reaches other browsers within a minute.
        services.Configure<SecurityStampValidatorOptions>(options =>
        {
            options.ValidationInterval = TimeSpan.FromMinutes(1);
            options.OnRefreshingPrincipal = SessionCookieEvents.KeepSession;
        });
        // Where people reach the site by TLS, whatever stands before it, the session never goes without.
        foreach (var scheme in new[] { IdentityConstants.ApplicationScheme, IdentityConstants.TwoFactorUserIdScheme })
        {
            services
                .AddOptions<CookieAuthenticationOptions>(scheme)
                .PostConfigure<IOptions<AuthoritySettings>>(
                    (options, authority) =>
                        options.Cookie.SecurePolicy = authority.Value.IsReachedByTls ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest
                );
        }

        services.AddScoped<Sessions>();
        services.AddScoped<SessionCookieEvents>();
        services.AddSingleton<IScheduledWork, ExpiredSessions>();
    }

    private static void SessionCookie(CookieAuthenticationOptions options)
    {
        Harden(options, "peeratlas.session");
        options.ExpireTimeSpan = Idle;
        options.SlidingExpiration = true;
        options.LoginPath = "/sign-in";
        options.ReturnUrlParameter = "returnUrl";
        options.EventsType = typeof(SessionCookieEvents);
    }

    private static void Harden(CookieAuthenticationOptions options, string name)
    {
        options.Cookie.Name = name;
        options.Cookie.HttpOnly = true;
        options.Cookie.SameSite = SameSiteMode.Lax;
    }
}
