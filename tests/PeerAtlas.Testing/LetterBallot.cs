using System.Numerics;
using System.Security.Cryptography;
using System.Text;
using PeerAtlas.Anonymity;

namespace PeerAtlas.Testing;

/// <summary>
/// What browsers make of both parts of a letter, a second time and independently: the same letter gives the same ballot on every
/// device. The site itself has no use for it.
/// </summary>
public static class LetterBallot
{
    private const string Letters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    /// <summary>
    /// How slow it is to try second parts. Browsers know one number only; tests of what the site can know may take another, because
    /// nothing that reaches the site depends on it.
    /// </summary>
    public static int Rounds { get; set; } = 600_000;

    /// <summary>80 random bits, and the check character of codes.</summary>
    public static string NewSecondPart()
    {
        var characters = RandomNumberGenerator.GetString(Letters, 16);
        return characters + Letters[Double(Remainder(characters))];
    }

    /// <summary>Whether it is one without a slip.</summary>
    public static bool IsSecondPart(string text) => text.Length == 17 && text.All(Letters.Contains) && Remainder(text) == 0;

    /// <summary>What is signed, and its blinded form.</summary>
    /// <param name="key">The key that signs ballots.</param>
    /// <param name="code">The code, as it is kept and not as it is typed.</param>
    /// <param name="second">The second part.</param>
    /// <param name="fingerprint">Of the wave's keys, as letters and pages show it.</param>
    public static (byte[] Message, BlindedMessage Blinded) Make(RSAParameters key, string code, string second, string fingerprint)
    {
        var salt = Encoding.ASCII.GetBytes($"PeerAtlas ballot 1, {fingerprint}, {code}");
        var stretched = Rfc2898DeriveBytes.Pbkdf2(Encoding.ASCII.GetBytes(second), salt, Rounds, HashAlgorithmName.SHA256, 32);
        byte[] Expand(string label, int length) => HKDF.DeriveKey(HashAlgorithmName.SHA256, stretched, length, [], Encoding.ASCII.GetBytes(label));

        byte[] message = [.. Expand("prefix", 32), .. Expand("serial", 32)];
        var modulus = new BigInteger(key.Modulus, isUnsigned: true, isBigEndian: true);
        var factor = 1 + (new BigInteger(Expand("blinding factor", key.Modulus!.Length + 16), isUnsigned: true, isBigEndian: true) % (modulus - 1));
        return (message, BlindSignature.Blind(key, message, Expand("salt", 48), BlindSignature.Inverse(factor, modulus)));
    }

    private static int Remainder(string characters) =>
        characters.Aggregate(0, (value, letter) => Double(value) ^ Letters.IndexOf(letter, StringComparison.Ordinal));

    private static int Double(int element) => (element << 1) ^ (element >= 16 ? 0b100101 : 0);
}
