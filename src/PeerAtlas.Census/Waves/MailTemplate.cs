using System.Globalization;
using System.Text.RegularExpressions;
using PeerAtlas.Platform.Mail;

namespace PeerAtlas.Census.Waves;

/// <summary>What is put in place of a mail's placeholders.</summary>
/// <param name="Name">{name}: the contact.</param>
/// <param name="Organisation">{organization}: for whom they answer.</param>
/// <param name="Wave">{wave}: the wave's name.</param>
/// <param name="Closes">{closes}: the last day of answering.</param>
/// <param name="Link">{link}: the personal link, or what stands for it.</param>
public sealed record MailValues(string Name, string Organisation, string Wave, DateOnly Closes, string Link);

/// <summary>The rules for mail texts with placeholders such as {name}.</summary>
public static partial class MailTemplate
{
    private const string Link = "link";

    // Texts that were written with it keep working.
    private const string BritishOrganization = "organisation";
    private static readonly string[] Known = ["name", "organization", "wave", "closes", Link];

    /// <summary>The placeholders as a text shows them.</summary>
    public static string Placeholders => string.Join(", ", Known.Select(name => "{" + name + "}"));

    /// <summary>What is wrong with a subject line; null when nothing is.</summary>
    public static string? SubjectProblem(string subject)
    {
        if (string.IsNullOrWhiteSpace(subject))
            return "has no text.";
        if (subject.Any(char.IsControl))
            return "must be one line.";
        if (subject.Length > OutboxMail.SubjectLength)
            return $"is longer than {OutboxMail.SubjectLength} characters.";
        if (Names(subject).Contains(Link))
            return "must not hold {link}: other people see subject lines.";
        return Unknown(subject);
    }

    /// <summary>What is wrong with a body; null when nothing is.</summary>
    public static string? BodyProblem(string body)
    {
        if (string.IsNullOrWhiteSpace(body))
            return "has no text.";
        if (body.Length > WaveMailText.BodyLength)
            return $"is longer than {WaveMailText.BodyLength:N0} characters.";
        if (!Names(body).Contains(Link))
            return "has no {link}: without it nobody can answer.";
        return Unknown(body);
    }

    /// <summary>The subject line for one addressee: one line, whatever stands in names, and no longer than mail allows.</summary>
    public static string FillSubject(string subject, string language, MailValues values)
    {
        var filled = string.Concat(Fill(subject, language, values).Select(character => char.IsControl(character) ? ' ' : character));
        return filled.Length <= OutboxMail.SubjectLength ? filled : string.Concat(filled.AsSpan(0, OutboxMail.SubjectLength - 1), "…");
    }

    /// <summary>The text for one addressee. Values are put in once and not read for placeholders again.</summary>
    public static string Fill(string text, string language, MailValues values) =>
        Placeholder()
            .Replace(text, match => match.Groups["name"].Value.Trim() switch
                {
                    "name" => values.Name,
                    "organization" or BritishOrganization => values.Organisation,
                    "wave" => values.Wave,
                    "closes" => language == "es"
                        ? values.Closes.ToString("d 'de' MMMM 'de' yyyy", CultureInfo.GetCultureInfo("es-US"))
                        : values.Closes.ToString("MMMM d, yyyy", CultureInfo.GetCultureInfo("en-US")),
                    Link => values.Link,
                    _ => match.Value,
                });

    private static string? Unknown(string text) =>
        Names(text).FirstOrDefault(name => !Known.Contains(name) && name != BritishOrganization) is { } unknown
            ? $"holds {{{unknown}}}, which is not known. Known are {Placeholders}."
            : null;

    private static IEnumerable<string> Names(string text) => Placeholder().Matches(text).Select(match => match.Groups["name"].Value.Trim());

    [GeneratedRegex(@"\{(?<name>[^{}]*)\}", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Placeholder();
}
