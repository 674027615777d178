using PeerAtlas.Design;

namespace PeerAtlas.Web;

/// <summary>What the pages of invitations say.</summary>
internal static class InvitationWords
{
    public static readonly Words YourInvitation = new("Your invitation", "Su invitación");

    public static readonly Words NothingWasChanged = new("Nothing was changed", "No se cambió nada");

    public static readonly Words ThisLinkDoesNotWork = new("This link does not work any more", "Este enlace ya no funciona");

    public static readonly Words ItWorksOnceFor24Hours = new(
        "It works once, for 24 hours. Ask whoever invited you for a new one; nothing is lost.",
        "Sirve una vez, durante 24 horas. Pida uno nuevo a quien le invitó; no se ha perdido nada."
    );

    public static readonly Words ThisInvitationIsForAnotherAccount = new(
        "This invitation is for another account than the one that is signed in here. Sign out, then open the link again.",
        "Esta invitación es para otra cuenta que la que tiene la sesión abierta aquí. Cierre la sesión y abra el enlace de nuevo."
    );

    public static readonly Words InvitesYouToBe = new(
        "{0} invites you to be: {1}. The role opens when you accept it.",
        "{0} le invita a la función: {1}. La función se abre cuando usted la acepta."
    );

    public static readonly Words Accept = new("Accept", "Aceptar");

    public static readonly Words Decline = new("Decline", "Rechazar");

    public static readonly Words YouHaveTakenTheRoleOn = new("You have taken the role on.", "Usted aceptó la función.");

    public static readonly Words TheInvitationIsGone = new(
        "The invitation is gone. Nothing else was changed.",
        "La invitación ya no está. No se cambió nada más."
    );

    public static readonly Words Invitations = new("Invitations", "Invitaciones");

    public static readonly Words NoInvitationWaitsForYou = new("No invitation waits for you", "No le espera ninguna invitación");

    public static readonly Words IfSomebodyToldYouThatThey = new(
        "If somebody told you that they invited you, ask whether they used the e-mail address of this account.",
        "Si alguien le dijo que le invitó, pregunte si usó el correo electrónico de esta cuenta."
    );

    public static readonly Words InvitesYouToThisRole = new(
        "{0} invites you to this role. To accept it, open the link in the mail that you got, or ask whoever invited you for a new one.",
        "{0} le invita a esta función. Para aceptarla, abra el enlace del correo que recibió, o pida uno nuevo a quien le invitó."
    );
}
