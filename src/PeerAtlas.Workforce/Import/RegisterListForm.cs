using PeerAtlas.Certification.Rules;
using PeerAtlas.Certification.Words;
using PeerAtlas.Lists;
using PeerAtlas.Platform.Access;
using PeerAtlas.Platform.Mail;
using PeerAtlas.Workforce.Register;

namespace PeerAtlas.Workforce.Import;

/// <summary>What is wanted of the register that a training centre has.</summary>
internal static class RegisterListForm
{
    /// <summary>The kind of list.</summary>
    public const string ListKind = "credentials";

    /// <summary>The form, with the rules that count.</summary>
    public static ListForm Of(RuleBook rules) =>
        new(ListKind, [Name, Email, Rule with { Known = Known(rules) }, Number, Issued, Renewed, Expires, Years, Status]);

    private static ListField Name =>
        new("name", "Holder", FieldKind.PersonName)
        {
            IsNeeded = true,
            MayJoin = true,
            Longest = Account.NameLength,
            Hint = "The name; first and last name may stand in two columns.",
            Words = In(
                "holder, holder name, name, full name, certified person, certificant, peer specialist, peer name, participant, participant name, "
                    + "student, student name, trainee, registrant, first name, last name, nombre, nombre completo, titular, participante"
            ),
        };

    private static ListField Email =>
        new("email", "E-mail address", FieldKind.Email)
        {
            Hint = "The same address is the same person; a name alone never is.",
            Longest = OutboxMail.AddressLength,
            Words = In("email, e mail, email address, e mail address, mail, contact email, correo, correo electronico"),
        };

    private static ListField Rule =>
        new("rule", "Credential", FieldKind.Choice)
        {
            IsNeeded = true,
            MayStandForFile = true,
            Hint = "By which rule it was issued. One for the whole file will do.",
            Words = In(
                "credential, certification, certification type, certificate type, certificate, credential type, type, license type, level, "
                    + "designation, certificacion, credencial, tipo"
            ),
        };

    private static ListField Number =>
        new("number", "Number", FieldKind.Key)
        {
            Hint = "The number on the certificate: by it a credential is found again when the next list comes.",
            Longest = Credential.NumberLength,
            Words = In(
                "number, certificate number, cert number, cert, cert no, certificate no, certification number, credential number, license number, "
                    + "registration number, certificate id, cert id, credential id, id, id number, numero, numero de certificado"
            ),
        };

    private static ListField Issued =>
        new("issued", "First issued on", FieldKind.Day)
        {
            IsNeeded = true,
            MayStandForFile = true,
            Hint = "The day of the first issue.",
            Words = In(
                "issued, issue date, date issued, issued on, certification date, certified on, date certified, date of certification, initial certification, "
                    + "original issue date, effective date, completion date, date completed, date, fecha de emision, fecha de certificacion, fecha"
            ),
        };

    private static ListField Renewed =>
        new("renewed", "Last renewed on", FieldKind.Day)
        {
            Hint = "The day of the newest renewal; empty when there was none.",
            Words = In(
                "renewed, renewal date, last renewal, last renewed, renewed on, recertification date, recertified, recertified on, date renewed, "
                    + "fecha de renovacion, renovacion"
            ),
        };

    private static ListField Expires =>
        new("expires", "Last day, as the list has it", FieldKind.Day)
        {
            Hint = "It is not stored, since the rule tells it. The page says where the list and the rule do not agree.",
            Words = In(
                "expires, expiration, expiration date, exp date, expiry, expiry date, expires on, valid until, valid through, renewal due, "
                    + "due date, fecha de vencimiento, vencimiento, vence"
            ),
        };

    private static ListField Years =>
        new("years", "Years that the holder chose", FieldKind.Number)
        {
            MayStandForFile = true,
            Hint = "Only where the rule lets the holder choose.",
            Words = In("years, term, term years, length, cycle, anos, plazo"),
        };

    private static ListField Status =>
        new("status", "How the list says it stands", FieldKind.Choice)
        {
            Hint = "Whether it ran out is told by the rule. What the list has as withdrawn or suspended does not come in.",
            Words = In(
                "status, certification status, cert status, credential status, certificate status, license status, standing, current status, "
                    + "estado, estatus"
            ),
            Known =
            [
                new(
                    Counts,
                    "It holds, or ran out: the rule tells",
                    In(
                        "active, current, valid, certified, issued, renewed, good standing, in good standing, ok, yes, expired, lapsed, inactive, activo, "
                            + "vigente, vencido"
                    )
                ),
                new(
                    TakenBack,
                    "It was withdrawn, suspended or never issued",
                    In(
                        "revoked, suspended, withdrawn, surrendered, cancelled, canceled, terminated, denied, rejected, pending, deceased, retired, revocado, "
                            + "suspendido, retirado, cancelado, pendiente"
                    )
                ),
            ],
        };

    /// <summary>What a word of the status says: the rule tells how it stands.</summary>
    public const string Counts = "counts";

    /// <summary>What a word of the status says: it was taken back, or never given.</summary>
    public const string TakenBack = "taken-back";

    private static IReadOnlyList<KnownWord> Known(RuleBook rules) =>
        [
            .. rules.All.Select(rule => new KnownWord(
                rule.Id,
                $"{rule.Id}: {RuleExplanation.Name(rule.Name, WordLanguage.English)}",
                [RuleExplanation.Name(rule.Name, WordLanguage.English), RuleExplanation.Name(rule.Name, WordLanguage.Spanish), .. Short(rule.Id)]
            )),
        ];

    // "CPS" of "GA-CPS-MH": what a centre of one state writes.
    private static IEnumerable<string> Short(string id) => id.Split('-') is [_, .. var rest] ? [string.Join('-', rest)] : [];

    private static string[] In(string words) => words.Split(", ");
}
