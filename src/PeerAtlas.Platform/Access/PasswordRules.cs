using Microsoft.AspNetCore.Identity;

namespace PeerAtlas.Platform.Access;

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

    /// <inheritdoc/>
    public Task<IdentityResult> ValidateAsync(UserManager<Account> manager, Account user, string? password)
    {
        var reason = Refuse(password ?? "", user.Email ?? "", user.Name);
        return Task.FromResult(reason is null ? IdentityResult.Success : IdentityResult.Failed(new IdentityError { Code = "Password", Description = reason }));
    }

    /// <summary>Why the password is refused, or null when it is fine.</summary>
    public static string? Refuse(string password, string email, string name)
    {
        if (password.Length < Shortest) return $"Use at least {Shortest} characters. A few words in a row are easy to remember.";
        if (password.Length > Longest) return $"Use at most {Longest} characters.";
        var rest = password;
        foreach (var guess in Guesses.Concat(email.Split('@', '.')).Concat(name.Split(' ')).Where(word => word.Length >= 4))
            rest = rest.Replace(guess, "", StringComparison.OrdinalIgnoreCase);
        if (rest.Length < Shortest / 2) return "This is made of words that others would try first, such as your name or \"password\". Use other words.";
        return password.Distinct().Count() < 5 ? "This repeats the same few characters. Use different words." : null;
    }

    internal static void Configure(IdentityOptions options)
    {
        options.Password.RequiredLength = Shortest;
        options.Password.RequiredUniqueChars = 1;
        options.Password.RequireDigit = options.Password.RequireLowercase = options.Password.RequireUppercase = options.Password.RequireNonAlphanumeric = false;
        options.User.RequireUniqueEmail = true;
        options.Lockout.MaxFailedAccessAttempts = 10;
        options.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(15);
    }
}
