using PeerAtlas.Design;

namespace PeerAtlas.Web;

/// <summary>What is said on the ways in and out.</summary>
internal static class SignInWords
{
    public static readonly Words YourAccount = new("Your account", "Su cuenta");

    public static readonly Words SignOut = new("Sign out", "Cerrar sesión");

    public static readonly Words SignIn = new("Sign in", "Iniciar sesión");

    public static readonly Words EnterYourCode = new("Enter your code", "Escriba su código");

    public static readonly Words YouAreNotSignedInYet = new("You are not signed in yet", "Todavía no se inició la sesión");

    public static readonly Words YourAccountAsksForASecond = new("Your account asks for a second step.", "Su cuenta pide un segundo paso.");

    public static readonly Words CodeFromYourAuthenticatorApp = new("Code from your authenticator app", "Código de su aplicación de autenticación");

    public static readonly Words SixDigitsThatChangeEvery30 = new(
        "Six digits that change every 30 seconds. No phone at hand? Enter one of your recovery codes, such as AB2CD-EF3GH.",
        "Seis dígitos que cambian cada 30 segundos. ¿No tiene el teléfono? Escriba uno de sus códigos de recuperación, como AB2CD-EF3GH."
    );

    public static readonly Words LostYourPhoneAndYourRecovery = new(
        "Lost your phone and your recovery codes? Ask an analyst of the authority to turn the second step off.",
        "¿Perdió su teléfono y sus códigos de recuperación? Pida a un analista de la autoridad que desactive el segundo paso."
    );

    public static readonly Words ThisCodeIsNotRight = new(
        "This code is not right, or it was used already. Wait for the next one. After 10 wrong tries the account is closed for 15 minutes.",
        "Este código no es correcto o ya se usó. Espere el siguiente. Después de 10 intentos fallidos la cuenta se cierra por 15 minutos."
    );

    public static readonly Words YouAreNotSignedIn = new("You are not signed in", "No se inició la sesión");

    public static readonly Words AnsweringASurvey = new(
        "Answering a survey? You need no account: use the link in your mail, or the code on your letter.",
        "¿Va a responder una encuesta? No necesita cuenta: use el enlace de su correo o el código de su carta."
    );

    public static readonly Words WhereToGo = new("Where to go", "Adónde ir");

    public static readonly Words EmailAddress = new("E-mail address", "Correo electrónico");

    public static readonly Words Password = new("Password", "Contraseña");

    public static readonly Words ForgotYourPassword = new("Forgot your password?", "¿Olvidó su contraseña?");

    public static readonly Words EnterTheDemonstrationWithoutAPassword = new(
        "Enter the demonstration without a password",
        "Entrar en la demostración sin contraseña"
    );

    public static readonly Words EnterYourEmailAddress = new("Enter your e-mail address.", "Escriba su correo electrónico.");

    public static readonly Words EnterYourPassword = new("Enter your password.", "Escriba su contraseña.");

    public static readonly Words TheEmailAddressOrThePassword = new(
        "The e-mail address or the password is not right. After 10 wrong tries an account is closed for 15 minutes.",
        "El correo electrónico o la contraseña no son correctos. Después de 10 intentos fallidos la cuenta se cierra por 15 minutos."
    );

    public static readonly Words YouAreSignedOut = new("You are signed out.", "Se cerró la sesión.");
}
