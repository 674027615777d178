using PeerAtlas.Design;

namespace PeerAtlas.Web;

/// <summary>What the pages say on which a password is set.</summary>
internal static class NewPasswordWords
{
    public static readonly Words ForgotYourPassword = new("Forgot your password?", "¿Olvidó su contraseña?");

    public static readonly Words LookIntoYourMail = new("Look into your mail", "Revise su correo");

    public static readonly Words IfThereIsAnAccount = new(
        "If there is an account with this address, a mail with a link is on its way. The link works once, for 24 hours. Nothing after ten "
            + "minutes? Check the spelling and the spam folder.",
        "Si hay una cuenta con esa dirección, va en camino un correo con un enlace. Funciona una sola vez, durante 24 horas. ¿Nada después "
            + "de diez minutos? Revise cómo escribió la dirección y la carpeta de correo no deseado."
    );

    public static readonly Words WeMailYouALink = new(
        "We mail you a link with which you set a new one.",
        "Le enviamos por correo un enlace para crear una nueva."
    );

    public static readonly Words EmailAddress = new("E-mail address", "Correo electrónico");

    public static readonly Words SendTheLink = new("Send the link", "Enviar el enlace");

    public static readonly Words EnterYourEmailAddress = new("Enter your e-mail address.", "Escriba su correo electrónico.");

    public static readonly Words ChooseAPassword = new("Choose a password", "Elija una contraseña");

    public static readonly Words NewPassword = new("New password", "Contraseña nueva");

    public static readonly Words TheSamePasswordAgain = new("The same password again", "La misma contraseña otra vez");

    public static readonly Words SetThePassword = new("Set the password", "Guardar la contraseña");

    public static readonly Words ThisLinkDoesNotWork = new("This link does not work any more", "Este enlace ya no funciona");

    public static readonly Words ItWasUsedAlready = new(
        "It was used already, or it is older than 24 hours, or it was not copied whole. Your account is as it was.",
        "Ya se usó, o tiene más de 24 horas, o no se copió completo. Su cuenta está como estaba."
    );

    public static readonly Words AskForANewLink = new("Ask for a new link", "Pedir un enlace nuevo");

    public static readonly Words TheTwoPasswords = new("The two passwords are not the same.", "Las dos contraseñas no son iguales.");

    public static readonly Words YourPasswordIsSet = new("Your password is set. Sign in with it.", "Su contraseña quedó guardada. Inicie sesión con ella.");
}
