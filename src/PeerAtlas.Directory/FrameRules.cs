using System.Net.Mail;
using System.Text.RegularExpressions;
using PeerAtlas.Platform.Mail;
using PeerAtlas.Tables;

namespace PeerAtlas.Directory;

/// <summary>What every text of the frame must be, whether it is typed or imported. Each rule answers why it refuses, or null.</summary>
internal static partial class FrameRules
{
    public static string? RefuseKey(string key)
    {
        if (key.Length == 0)
            return "Give a key: a short identifier by which the next import finds this again.";
        if (!VisibleText.Is(key))
            return "The key has a character that nobody sees. Type it anew.";
        if (key.Length > Organisation.KeyLength)
            return $"Use at most {Organisation.KeyLength} characters for a key; these are {key.Length}.";
        return key.Any(letter => char.IsWhiteSpace(letter) || char.IsControl(letter)) ? "A key has no spaces. Use a hyphen instead." : null;
    }

    public static string? RefuseName(string name) => name.Length == 0 ? "Give a name." : RefuseText(name, Organisation.NameLength);

    public static string? RefuseProgramme(string programme) => RefuseText(programme, Organisation.ProgrammeLength);

    public static string? RefuseAddress(string address) => RefuseText(address, Placed.AddressLength);

    public static string? RefuseZip(string zip) =>
        zip.Length is 0 || Zip().IsMatch(zip) ? null : "A ZIP code has five digits, or nine with a hyphen: 02139 or 02139-1234.";

    public static string? RefuseCounty(string county) => RefuseText(county, Placed.CountyLength);

    public static string? RefusePhone(string phone) => RefuseText(phone, Placed.PhoneLength);

    public static string? RefuseLicence(string licence) => RefuseText(licence, Placed.LicenceLength);

    public static string? RefuseEmail(string email)
    {
        if (email.Length == 0)
            return "Give an email address.";
        if (!VisibleText.Is(email))
            return "The address has a character that nobody sees. Type it anew.";
        if (email.Length > OutboxMail.AddressLength)
            return $"Use at most {OutboxMail.AddressLength} characters for an email address; these are {email.Length}.";
        var plain =
            !email.Any(letter => char.IsWhiteSpace(letter) || char.IsControl(letter) || letter is ',' or ';' or '<' or '>')
            && MailAddress.TryCreate(email, out var address)
            && address.Address == email
            && address.Host.Contains('.');
        return plain ? null : "This is not one email address. Write it like name@agency.org.";
    }

    private static string? RefuseText(string text, int longest)
    {
        if (text.Length > longest)
            return $"Use at most {longest} characters; these are {text.Length}.";
        return text.Any(char.IsControl) ? "Write it on one line, without tabs." : null;
    }

    [GeneratedRegex(@"^\d{5}(-\d{4})?$", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Zip();
}
