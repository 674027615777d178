using System.Globalization;
using System.Text.Json;
using PeerAtlas.Badges.Json;

namespace PeerAtlas.Badges.Credentials;

/// <summary>Who issues.</summary>
/// <param name="Id">The issuer's id; null where it is the key's.</param>
/// <param name="Name">The name.</param>
/// <param name="Url">The issuer's page.</param>
/// <param name="Email">An address for questions.</param>
public sealed record BadgeIssuer(string? Id, string Name, string? Url = null, string? Email = null);

/// <summary>What was achieved.</summary>
/// <param name="Id">The achievement's id; null: one is made.</param>
/// <param name="Name">The name.</param>
/// <param name="Description">What it is.</param>
/// <param name="Criteria">How it is earned, in words.</param>
/// <param name="CriteriaUrl">The page that tells how it is earned.</param>
/// <param name="Kind">The kind, such as Certification.</param>
/// <param name="Image">The address of its image.</param>
public sealed record BadgeAchievement(
    string? Id,
    string Name,
    string Description,
    string? Criteria,
    string? CriteriaUrl,
    string? Kind = null,
    string? Image = null
);

/// <summary>Of whom it is.</summary>
/// <param name="Id">An id of the holder's own, as a wallet gives it.</param>
/// <param name="Email">The holder's address, which the badge has only as a salted hash.</param>
/// <param name="Salt">The salt; null: one is made.</param>
public sealed record BadgeRecipient(string? Id, string? Email, string? Salt = null);

/// <summary>What a badge is to say, before it is signed.</summary>
public sealed record BadgeDescription
{
    private const int LongestText = 2000;

    /// <summary>The badge's id; null: one is made.</summary>
    public string? Id { get; init; }

    /// <summary>Who issues.</summary>
    public required BadgeIssuer Issuer { get; init; }

    /// <summary>What was achieved.</summary>
    public required BadgeAchievement Achievement { get; init; }

    /// <summary>Of whom it is.</summary>
    public required BadgeRecipient Recipient { get; init; }

    /// <summary>From when it holds; null: from now.</summary>
    public DateTimeOffset? ValidFrom { get; init; }

    /// <summary>Until when it holds; null: it has no end.</summary>
    public DateTimeOffset? ValidUntil { get; init; }

    /// <summary>The address of the issuer's list of withdrawn badges.</summary>
    public string? Revocations { get; init; }

    /// <summary>The address at which a newer version is given.</summary>
    public string? Refresh { get; init; }

    /// <summary>Reads a description.</summary>
    /// <exception cref="BadgeInputException">It is none, or something in it is wrong.</exception>
    public static BadgeDescription Read(ReadOnlyMemory<byte> utf8)
    {
        var root = new Fields(BadgeJson.Parse(utf8), "", "id", "issuer", "achievement", "recipient", "valid_from", "valid_until", "revocations", "refresh");
        var issuer = root.Object("issuer", "id", "name", "url", "email");
        var achievement = root.Object("achievement", "id", "name", "description", "criteria", "criteria_url", "kind", "image");
        var recipient = root.Object("recipient", "id", "email", "salt");
        var description = new BadgeDescription
        {
            Id = root.Address("id"),
            Issuer = new(issuer.Address("id"), issuer.Text("name"), issuer.Address("url"), issuer.TextOrNull("email")),
            Achievement = new(
                achievement.Address("id"),
                achievement.Text("name"),
                achievement.Text("description"),
                achievement.TextOrNull("criteria"),
                achievement.Address("criteria_url"),
                achievement.TextOrNull("kind"),
                achievement.Address("image")
            ),
            Recipient = new(recipient.Address("id"), recipient.TextOrNull("email"), recipient.TextOrNull("salt")),
            ValidFrom = root.Moment("valid_from"),
            ValidUntil = root.Moment("valid_until", isEnd: true),
            Revocations = root.Address("revocations"),
            Refresh = root.Address("refresh"),
        };
        return description.Checked();
    }

    private BadgeDescription Checked()
    {
        var problem =
            Achievement is { Criteria: null, CriteriaUrl: null } ? "achievement: criteria or criteria_url is missing."
            : Recipient is { Id: null, Email: null } ? "recipient: id or email is missing."
            : Recipient is { Email: { } email } && !email.Contains('@', StringComparison.Ordinal) ? "recipient.email: This is no address of mail."
            : ValidFrom is { } from && ValidUntil is { } until && until <= from ? "valid_until: This is to be after valid_from."
            : null;
        return problem is null ? this : throw new BadgeInputException(problem);
    }

    private readonly struct Fields
    {
        private readonly JsonElement json;
        private readonly string place;

        public Fields(JsonElement json, string place, params IEnumerable<string> known)
        {
            (this.json, this.place) = (json, place);
            if (json.ValueKind != JsonValueKind.Object)
                throw new BadgeInputException($"{(place.Length == 0 ? "The description" : place)}: This is to be an object.");
            var unknown = json.EnumerateObject().Select(member => member.Name).FirstOrDefault(name => !known.Contains(name));
            if (unknown is not null)
                throw Wrong(unknown.Length > 60 ? unknown[..60] + "…" : unknown, $"This field is unknown. Known are {string.Join(", ", known)}.");
        }

        public Fields Object(string name, params IEnumerable<string> known) =>
            json.Member(name) is { } value ? new(value, Within(name), known) : throw Wrong(name, "This is missing.");

        public string Text(string name) => TextOrNull(name) ?? throw Wrong(name, "This is missing.");

        public string? TextOrNull(string name)
        {
            if (json.Member(name) is not { } value)
                return null;
            var text = value.ValueKind == JsonValueKind.String ? value.GetString()!.Trim() : "";
            if (text.Any(next => char.IsControl(next) && next is not ('\n' or '\t')))
                throw Wrong(name, "The text has characters that cannot be shown.");
            return text.Length is > 0 and <= LongestText ? text : throw Wrong(name, $"This is to be a text of at most {LongestText} characters.");
        }

        public string? Address(string name) =>
            TextOrNull(name) is not { } text ? null
            : Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "https" or "http" or "urn" or "did" && !text.Any(NoAddress) ? text
            : throw Wrong(name, "This is to be a whole address, as https://example.org/badges or did:… or urn:uuid:….");

        public DateTimeOffset? Moment(string name, bool isEnd = false) =>
            TextOrNull(name) is not { } text ? null
            : CredentialMoments.Parse(text) is { } moment ? moment
            : DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
                ? new DateTimeOffset(day, isEnd ? new TimeOnly(23, 59, 59) : TimeOnly.MinValue, TimeSpan.Zero)
            : throw Wrong(name, "This is to be a day or a moment, written as 2026-03-31 or 2026-03-31T09:00:00Z.");

        private static bool NoAddress(char next) => next <= ' ' || "<>\"{}|\\^`".Contains(next, StringComparison.Ordinal);

        private string Within(string name) => place.Length == 0 ? name : $"{place}.{name}";

        private BadgeInputException Wrong(string name, string problem) => new($"{Within(name)}: {problem}");
    }
}
