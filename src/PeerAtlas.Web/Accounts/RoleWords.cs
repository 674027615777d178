using PeerAtlas.Design;
using PeerAtlas.Platform.Access;

namespace PeerAtlas.Web.Accounts;

/// <summary>The names of the roles.</summary>
internal static class RoleWords
{
    public static string Words(this Role role, Language language) =>
        role switch
        {
            Role.AuthorityAnalyst => language["Authority analyst", "Analista de la autoridad"],
            Role.AgencyAdministrator => language["Agency administrator", "Administración de la agencia"],
            Role.Supervisor => language["Supervisor", "Supervisión"],
            Role.TraditionalProvider => language["Traditional provider", "Profesional de atención directa"],
            Role.PeerWorker => language["Peer worker", "Par"],
            Role.Organiser => language["Organizer", "Organización de encuentros"],
            _ => throw new ArgumentOutOfRangeException(nameof(role), role, "This role has no name yet."),
        };
}
