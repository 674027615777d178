using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using PeerAtlas.Design;
using PeerAtlas.Platform.Accounts;

namespace PeerAtlas.Web.Accounts;

/// <summary>What the account pages say about a password that is refused.</summary>
internal static class PasswordWords
{
    public static string Hint(Language language) =>
        language[
            $"At least {PasswordRules.Shortest} characters. A few words in a row are easy to remember.",
            $"Al menos {PasswordRules.Shortest} caracteres. Unas cuantas palabras seguidas son fáciles de recordar."
        ];

    /// <summary>Puts the framework's refusals into the model state, in the page's language.</summary>
    public static void AddErrors(this ModelStateDictionary state, string field, IdentityResult result, Language language)
    {
        foreach (var error in result.Errors)
            state.AddModelError(field, Words(error, language));
    }

    private static string Words(IdentityError error, Language language) =>
        error.Code switch
        {
            nameof(PasswordProblem.TooShort) => language[
                $"Use at least {PasswordRules.Shortest} characters.",
                $"Use al menos {PasswordRules.Shortest} caracteres."
            ],
            nameof(PasswordProblem.TooLong) => language[
                $"Use at most {PasswordRules.Longest} characters.",
                $"Use como máximo {PasswordRules.Longest} caracteres."
            ],
            nameof(PasswordProblem.EasilyGuessed) => language[
                "This is made of words that others would try first, such as your name or “password”. Use other words.",
                "Está hecha de palabras que otros probarían primero, como su nombre o «contraseña». Use otras palabras."
            ],
            nameof(PasswordProblem.Repetitive) => language[
                "This repeats the same few characters. Use different words.",
                "Repite los mismos pocos caracteres. Use palabras distintas."
            ],
            nameof(IdentityErrorDescriber.PasswordMismatch) => language["This is not your password.", "Esta no es su contraseña."],
            nameof(IdentityErrorDescriber.DuplicateEmail) or nameof(IdentityErrorDescriber.DuplicateUserName) => language[
                "There is already an account with this e-mail address.",
                "Ya existe una cuenta con este correo electrónico."
            ],
            nameof(IdentityErrorDescriber.InvalidEmail) or nameof(IdentityErrorDescriber.InvalidUserName) => language[
                "Enter an e-mail address such as name@agency.org.",
                "Escriba un correo electrónico como nombre@agencia.org."
            ],
            _ => language[
                "Your account was changed in another window. Nothing was saved here; try again.",
                "Su cuenta se cambió en otra ventana. Aquí no se guardó nada; inténtelo de nuevo."
            ],
        };
}
