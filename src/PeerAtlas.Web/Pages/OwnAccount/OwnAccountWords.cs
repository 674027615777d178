using PeerAtlas.Design;

namespace PeerAtlas.Web;

/// <summary>What the pages of one’s own account say.</summary>
internal static class OwnAccountWords
{
    public static readonly Words YourAccount = new("Your account", "Su cuenta");

    public static readonly Words NothingWasChanged = new("Nothing was changed", "No se cambió nada");

    public static readonly Words EmailAddress = new("E-mail address", "Correo electrónico");

    public static readonly Words Roles = new("Roles", "Funciones");

    public static readonly Words SecondStep = new("Second step", "Segundo paso");

    public static readonly Words SecondStepIsOn = new(
        "On: a code from your authenticator app. Recovery codes left: {0}.",
        "Activado: un código de su aplicación de autenticación. Códigos de recuperación restantes: {0}."
    );

    public static readonly Words SecondStepIsOff = new("Off: your password alone opens the account.", "Desactivado: su contraseña sola abre la cuenta.");

    public static readonly Words YourName = new("Your name", "Su nombre");

    public static readonly Words NameThatColleaguesSee = new("Name that colleagues see", "Nombre que ven sus colegas");

    public static readonly Words SaveTheName = new("Save the name", "Guardar el nombre");

    public static readonly Words ChangeYourPassword = new("Change your password", "Cambiar la contraseña");

    public static readonly Words PasswordNow = new("Password now", "Contraseña actual");

    public static readonly Words NewPassword = new("New password", "Contraseña nueva");

    public static readonly Words NewPasswordAgain = new("New password again", "Contraseña nueva otra vez");

    public static readonly Words ChangeThePassword = new("Change the password", "Cambiar la contraseña");

    public static readonly Words ThisIsAnAccount = new(
        "This is an account of the demonstration. It has no password, so there is none to change.",
        "Esta es una cuenta de la demostración. No tiene contraseña que cambiar."
    );

    public static readonly Words SignOutEverywhere = new("Sign out everywhere", "Cerrar todas las sesiones");

    public static readonly Words EndsYourSessionsInEveryBrowser = new(
        "Ends your sessions in every browser within a minute, this one at once.",
        "Termina sus sesiones en todos los navegadores en un minuto; la de este, de inmediato."
    );

    public static readonly Words EnterANameOfAtMost = new("Enter a name of at most {0} characters.", "Escriba un nombre de {0} caracteres como máximo.");

    public static readonly Words YourNameIsSaved = new("Your name is saved.", "Su nombre quedó guardado.");

    public static readonly Words TheTwoPasswords = new("The two passwords are not the same.", "Las dos contraseñas no son iguales.");

    public static readonly Words YourPasswordIsChanged = new(
        "Your password is changed. Other browsers are signed out.",
        "Su contraseña cambió. Se cerró la sesión en los demás navegadores."
    );

    public static readonly Words YouAreSignedOutEverywhere = new("You are signed out everywhere.", "Se cerraron todas sus sesiones.");

    public static readonly Words SecondStepWhenYouSignIn = new("Second step when you sign in", "Segundo paso al iniciar sesión");

    public static readonly Words KeepTheseRecoveryCodes = new("Keep these recovery codes", "Guarde estos códigos de recuperación");

    public static readonly Words EachOpensYourAccountOnceWhen = new(
        "Each opens your account once when you have no phone at hand. They are shown only now: print them or write them down, and keep "
            + "them apart from your password.",
        "Cada uno abre su cuenta una vez cuando no tenga el teléfono. Solo se muestran ahora: imprímalos o anótelos, y guárdelos aparte de su contraseña."
    );

    public static readonly Words IHaveKeptThem = new("I have kept them", "Ya los guardé");

    public static readonly Words ItIsOn = new(
        "It is on: after your password you enter a code from your authenticator app.",
        "Está activado: después de su contraseña escribe un código de su aplicación de autenticación."
    );

    public static readonly Words YourPassword = new("Your password", "Su contraseña");

    public static readonly Words MakeNewRecoveryCodes = new("Make new recovery codes", "Crear nuevos códigos de recuperación");

    public static readonly Words TurnTheSecondStepOff = new("Turn the second step off", "Desactivar el segundo paso");

    public static readonly Words ScanThisWithAnAuthenticatorApp = new(
        "Scan this with an authenticator app",
        "Escanee esto con una aplicación de autenticación"
    );

    public static readonly Words QRCodeWithTheKeyBelow = new("QR code with the key below", "Código QR con la clave de abajo");

    public static readonly Words NoCamera = new("No camera? Enter this key:", "¿Sin cámara? Escriba esta clave:");

    public static readonly Words EnterTheCodeThatTheApp = new("Enter the code that the app shows", "Escriba el código que muestra la aplicación");

    public static readonly Words Code = new("Code", "Código");

    public static readonly Words SixDigits = new("Six digits", "Seis dígitos");

    public static readonly Words TurnTheSecondStepOn = new("Turn the second step on", "Activar el segundo paso");

    public static readonly Words WithASecondStepAPassword = new(
        "With a second step, a password that somebody else learns does not open your account: signing in also takes a code from an app on your phone.",
        "Con un segundo paso, una contraseña que otra persona conozca no abre su cuenta: al iniciar sesión también se pide un código de "
            + "una aplicación en su teléfono."
    );

    public static readonly Words SetItUp = new("Set it up", "Configurarlo");

    public static readonly Words ThisCodeIsNotRight = new(
        "This code is not right. Enter the one that the app shows now; if it goes on, check that the phone’s clock is set by itself.",
        "Este código no es correcto. Escriba el que la aplicación muestra ahora; si sigue igual, revise que el reloj del teléfono se ajuste solo."
    );

    public static readonly Words TheSecondStepIsOff = new("The second step is off.", "El segundo paso está desactivado.");

    public static readonly Words ThisIsNotYourPassword = new("This is not your password.", "Esta no es su contraseña.");

    public static readonly Words PlacesOfWork = new("Places of work", "Lugares de trabajo");

    public static readonly Words LookAtThem = new("Look at them", "Verlos");

    public static readonly Words WhereYouWorkAndWhichAgencySees = new("Where you work, and which agency sees what", "Dónde trabaja, y qué ve cada agencia");

    public static readonly Words YourPlacesOfWork = new("Your places of work", "Sus lugares de trabajo");
}
