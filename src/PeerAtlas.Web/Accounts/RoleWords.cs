using PeerAtlas.Design;
using PeerAtlas.Platform.Access;

namespace PeerAtlas.Web.Accounts;

/// <summary>The names of the roles.</summary>
internal static class RoleWords
{
    public static string Words(this Role role, Language language) =>
        role switch
        {
            Role.AuthorityAnalyst => language[AccountWords.AuthorityAnalyst],
            Role.AgencyAdministrator => language[AccountWords.AgencyAdministrator],
            Role.Supervisor => language[AccountWords.Supervisor],
            Role.TraditionalProvider => language[AccountWords.TraditionalProvider],
            Role.PeerWorker => language[AccountWords.PeerWorker],
            Role.Organiser => language[AccountWords.Organizer],
            Role.Certifier => language[AccountWords.Certifier],
            _ => throw new ArgumentOutOfRangeException(nameof(role), role, "This role has no name yet."),
        };
}
