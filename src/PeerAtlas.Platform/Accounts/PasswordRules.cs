using Microsoft.AspNetCore.Identity;
using PeerAtlas.Platform.Access;

namespace PeerAtlas.Platform.Accounts;

/// <summary>Why a password is refused.</summary>
public enum PasswordProblem
{
    /// <summary>Shorter than <see cref="PasswordRules.Shortest"/>.</summary>
    TooShort,

    /// <summary>Longer than <see cref="PasswordRules.Longest"/>.</summary>
    TooLong,

    /// <summary>Made of what others would try first.</summary>
    EasilyGuessed,

    /// <summary>The same few characters again and again.</summary>
    Repetitive,
}

/// <summary>
/// Passwords by NIST SP 800-63B-4: length is what counts (15 characters where the password stands alone), every character is
/// welcome, no mixture is demanded, and what an attacker would try first is refused with the reason.
/// </summary>
public sealed class PasswordRules : IPasswordValidator<Account>
{
    /// <summary>The shortest password.</summary>
    public const int Shortest = 15;

    /// <summary>The longest password: long enough for any sentence, short enough not to be a burden to hash.</summary>
    public const int Longest = 256;

    private static readonly string[] Guesses = ["password", "peeratlas", "contraseña", "qwertyuiop", "1234567890", "letmein", "iloveyou", "welcome"];

    /// <summary>Refuses with the name of the <see cref="PasswordProblem"/> as the error's code; the page has the words.</summary>
    public Task<IdentityResult> ValidateAsync(UserManager<Account> manager, Account user, string? password)
    {
        var problem = Problem(password ?? "", user.Email ?? "", user.Name);
        return Task.FromResult(
            problem is null
                ? IdentityResult.Success
                : IdentityResult.Failed(new IdentityError { Code = problem.ToString()!, Description = problem.ToString()! })
        );
    }

    /// <summary>What is wrong with the password, or null when it is fine.</summary>
    public static PasswordProblem? Problem(string password, string email, string name)
    {
        if (password.Length < Shortest)
            return PasswordProblem.TooShort;
        if (password.Length > Longest)
            return PasswordProblem.TooLong;
        var rest = password;
        foreach (var guess in Guesses.Concat(email.Split('@', '.')).Concat(name.Split(' ')).Where(word => word.Length >= 4))
            rest = rest.Replace(guess, "", StringComparison.OrdinalIgnoreCase);
        if (rest.Length < Shortest / 2)
            return PasswordProblem.EasilyGuessed;
        return password.Distinct().Count() < 5 ? PasswordProblem.Repetitive : null;
    }

    internal static void Configure(IdentityOptions options)
    {
        options.User.RequireUniqueEmail = true;
        // The name is the e-mail address, and those have more letters than the framework's list.
        options.User.AllowedUserNameCharacters = "";
        options.Lockout.MaxFailedAccessAttempts = 10;
        options.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(15);
    }
}
