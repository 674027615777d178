using PeerAtlas.Design;

namespace PeerAtlas.Web.Accounts;

/// <summary>What is said of accounts, roles and passwords.</summary>
internal static class AccountWords
{
    public static readonly Words ThisInvitationWasTakenBack = new(
        "This invitation was taken back, or its link is too old. Ask whoever invited you for a new one.",
        "Esta invitación fue retirada o su enlace ya venció. Pida uno nuevo a quien le invitó."
    );

    public static readonly Words YouCannotTakeThisRoleOn = new(
        "You cannot take this role on. Who has a role in the authority has none in an agency, so that nobody sees more than they should. "
            + "Have the other role taken away first.",
        "No puede aceptar esta función. Quien tiene una función en la autoridad no tiene ninguna en una agencia, para que nadie vea más de "
            + "lo debido. Pida primero que le retiren la otra."
    );

    public static readonly Words AtLeastCharacters = new(
        "At least {0} characters. A few words in a row are easy to remember.",
        "Al menos {0} caracteres. Unas cuantas palabras seguidas son fáciles de recordar."
    );

    public static readonly Words UseAtLeastCharacters = new("Use at least {0} characters.", "Use al menos {0} caracteres.");

    public static readonly Words UseAtMostCharacters = new("Use at most {0} characters.", "Use como máximo {0} caracteres.");

    public static readonly Words ThisIsMadeOfWords = new(
        "This is made of words that others would try first, such as your name or “password”. Use other words.",
        "Está hecha de palabras que otros probarían primero, como su nombre o «contraseña». Use otras palabras."
    );

    public static readonly Words ThisRepeatsTheSameFewCharacters = new(
        "This repeats the same few characters. Use different words.",
        "Repite los mismos pocos caracteres. Use palabras distintas."
    );

    public static readonly Words ThisIsNotYourPassword = new("This is not your password.", "Esta no es su contraseña.");

    public static readonly Words ThereIsAlreadyAnAccount = new(
        "There is already an account with this e-mail address.",
        "Ya existe una cuenta con este correo electrónico."
    );

    public static readonly Words EnterAnEmailAddressSuch = new(
        "Enter an e-mail address such as name@agency.org.",
        "Escriba un correo electrónico como nombre@agencia.org."
    );

    public static readonly Words YourAccountWasChangedInAnother = new(
        "Your account was changed in another window. Nothing was saved here; try again.",
        "Su cuenta se cambió en otra ventana. Aquí no se guardó nada; inténtelo de nuevo."
    );

    public static readonly Words AuthorityAnalyst = new("Authority analyst", "Analista de la autoridad");

    public static readonly Words AgencyAdministrator = new("Agency administrator", "Administración de la agencia");

    public static readonly Words Supervisor = new("Supervisor", "Supervisión");

    public static readonly Words TraditionalProvider = new("Traditional provider", "Profesional de atención directa");

    public static readonly Words PeerWorker = new("Peer worker", "Par");

    public static readonly Words Organizer = new("Organizer", "Organización de encuentros");

    public static readonly Words Certifier = new("Certifier", "Certificación de pares");
}
