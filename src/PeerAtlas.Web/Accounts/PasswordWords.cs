using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using PeerAtlas.Design;
using PeerAtlas.Platform.Accounts;

namespace PeerAtlas.Web.Accounts;

/// <summary>What the account pages say about a password that is refused.</summary>
internal static class PasswordWords
{
    public static string Hint(Language language) => language[AccountWords.AtLeastCharacters, PasswordRules.Shortest];

    /// <summary>Puts the framework's refusals into the model state, in the page's language.</summary>
    public static void AddErrors(this ModelStateDictionary state, string field, IdentityResult result, Language language)
    {
        foreach (var error in result.Errors)
            state.AddModelError(field, Words(error, language));
    }

    private static string Words(IdentityError error, Language language) =>
        error.Code switch
        {
            nameof(PasswordProblem.TooShort) => language[AccountWords.UseAtLeastCharacters, PasswordRules.Shortest],
            nameof(PasswordProblem.TooLong) => language[AccountWords.UseAtMostCharacters, PasswordRules.Longest],
            nameof(PasswordProblem.EasilyGuessed) => language[AccountWords.ThisIsMadeOfWords],
            nameof(PasswordProblem.Repetitive) => language[AccountWords.ThisRepeatsTheSameFewCharacters],
            nameof(IdentityErrorDescriber.PasswordMismatch) => language[AccountWords.ThisIsNotYourPassword],
            nameof(IdentityErrorDescriber.DuplicateEmail) or nameof(IdentityErrorDescriber.DuplicateUserName) => language[AccountWords.ThereIsAlreadyAnAccount],
            nameof(IdentityErrorDescriber.InvalidEmail) or nameof(IdentityErrorDescriber.InvalidUserName) => language[AccountWords.EnterAnEmailAddressSuch],
            _ => language[AccountWords.YourAccountWasChangedInAnother],
        };
}
