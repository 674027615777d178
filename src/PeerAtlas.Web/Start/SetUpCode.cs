using System.Security.Cryptography;
using System.Text;

namespace PeerAtlas.Web.Start;

/// <summary>
/// What the first-run page asks for, so that only who started the site can make its first analyst. It is the setting
/// <c>SetUpCode</c> where that is given (several nodes need it, so that each asks for the same), else made anew at each start.
/// </summary>
internal sealed class SetUpCode
{
    /// <summary>The setting's name.</summary>
    public const string Setting = "SetUpCode";

    // No letters or digits that are read for one another. 12 of 32 are 60 bits.
    private const string Alphabet = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";

    private readonly string code;

    public SetUpCode(IConfiguration configuration)
    {
        IsGiven = configuration[Setting] is { Length: > 0 };
        code = IsGiven ? configuration[Setting]! : string.Join('-', Enumerable.Range(0, 3).Select(_ => RandomNumberGenerator.GetString(Alphabet, 4)));
    }

    /// <summary>Whether the settings name it.</summary>
    public bool IsGiven { get; }

    /// <summary>Whether somebody typed it, in any case and with or without the dashes. Takes as long for any guess.</summary>
    public bool Matches(string? typed) => CryptographicOperations.FixedTimeEquals(Hash(typed ?? ""), Hash(code));

    /// <summary>Tells whoever sees the console, unless they gave it themselves.</summary>
    public void Say(TextWriter console)
    {
        if (!IsGiven)
            console.WriteLine($"Nobody can sign in yet. The first page asks for this set-up code: {code}");
    }

    private static byte[] Hash(string text) =>
        SHA256.HashData(Encoding.UTF8.GetBytes(string.Concat(text.Where(char.IsLetterOrDigit).Select(char.ToUpperInvariant))));
}
