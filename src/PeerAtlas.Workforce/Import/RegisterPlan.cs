using System.Globalization;
using PeerAtlas.Certification.Rules;
using PeerAtlas.Lists.Values;
using PeerAtlas.Tables;

namespace PeerAtlas.Workforce.Import;

/// <summary>A credential as the register has it, when a list comes.</summary>
internal sealed record KnownCredential(Guid Id, Guid Worker, string Rule, string Name, string? Email, string? Number, DateOnly? Issued)
{
    /// <summary>The days on which it was renewed.</summary>
    public HashSet<DateOnly> Renewed { get; init; } = [];

    /// <summary>Whether it was taken back: a list brings nothing back.</summary>
    public bool IsWithdrawn { get; init; }
}

/// <summary>One credential of a list.</summary>
/// <param name="Known">The one of the register that it is; null when it is new.</param>
/// <param name="Rule">The rule.</param>
/// <param name="Name">The holder.</param>
/// <param name="Email">The address, in lower case; null when there is none.</param>
/// <param name="Number">The number; null when there is none.</param>
/// <param name="Issued">The day of the first issue.</param>
/// <param name="Renewed">The day of a renewal that the register does not have; null when there is none.</param>
/// <param name="Years">The years that the holder chose.</param>
/// <param name="Expires">The last day as the list has it.</param>
/// <param name="Place">Where it stands in the list.</param>
internal sealed record ListedCredential(
    KnownCredential? Known,
    string Rule,
    string Name,
    string? Email,
    string? Number,
    DateOnly Issued,
    DateOnly? Renewed,
    int? Years,
    DateOnly? Expires,
    string Place
)
{
    /// <summary>What it changes of the one that is there, from what to what; empty when nothing or when it is new.</summary>
    public string Changes =>
        Known is null
            ? ""
            : string.Join(
                "; ",
                new[]
                {
                    Known.Name == Name ? null : $"name: {Known.Name} → {Name}",
                    Email is null || Known.Email is not null ? null : $"address: none → {Email}",
                    Number is null || Known.Number == Number ? null : $"number: {Known.Number ?? "none"} → {Number}",
                    Renewed is { } day ? $"renewed on {day:yyyy-MM-dd}" : null,
                }.OfType<string>()
            );
}

/// <summary>
/// Works out what the rows of a list do to a register. A credential is found again by its number, else by the holder's address, else by name and day
/// of issue together; a person by the address alone. Nothing is written here.
/// </summary>
internal sealed class RegisterPlan(RuleBook rules, IReadOnlyList<KnownCredential> known, DateOnly today)
{
    private readonly Dictionary<(string Rule, string Number), KnownCredential> byNumber = First(known.Where(one => one.Number is not null), one =>
        (one.Rule, one.Number!.ToLowerInvariant())
    );

    private readonly Dictionary<(string Rule, string Email), KnownCredential> byEmail = First(known.Where(one => one.Email is not null), one =>
        (one.Rule, one.Email!)
    );

    private readonly Dictionary<(string Rule, string Name, DateOnly? Issued), KnownCredential> byName = First(known, one =>
        (one.Rule, one.Name.ToLowerInvariant(), one.Issued)
    );

    private readonly Dictionary<string, string> seen = new(StringComparer.Ordinal);

    private readonly Dictionary<string, string> nameOf = known
        .Where(one => one.Email is not null)
        .GroupBy(one => one.Email!, StringComparer.Ordinal)
        .ToDictionary(of => of.Key, of => of.First().Name, StringComparer.Ordinal);

    /// <summary>The credentials, in the order of the list.</summary>
    public List<ListedCredential> Listed { get; } = [];

    /// <summary>Takes one row, or says what is wrong with it.</summary>
    /// <returns>What it does; null when it was refused.</returns>
    public ListedCredential? Read(CheckedRow row)
    {
        var rule = rules.Find(row["rule"]);
        if (rule is null)
            row.Refuse("rule", "Choose the credential.");
        if (row["status"] == RegisterListForm.TakenBack)
            row.Refuse("status", "The list has it as withdrawn, suspended or never issued. Leave the row out; if the register has it, withdraw it there.");
        var issued = Day(row, "issued");
        if (issued is null && !row.IsBad)
            row.Refuse("issued", "Give the day of the first issue.");
        var renewed = Day(row, "renewed");
        if (renewed < issued)
            row.Refuse("renewed", "The renewal is before the first issue.");
        var years = Years(row, rule?.On(today));
        if (row.IsBad)
            return null;
        var (name, email, number) = (row["name"], Text(row["email"].Split(';')[0].Trim().ToLowerInvariant()), Text(row["number"]));
        var found = Find(rule!.Id, name, email, number, issued);
        Hold(row, found, name, email, issued);
        var key = string.Join(
            '\u001F',
            rule.Id,
            number is null
                ? email is null
                    ? $"{name.ToLowerInvariant()}\u001F{issued}"
                    : $"@{email}"
                : $"#{number.ToLowerInvariant()}"
        );
        if (!seen.TryAdd(key, row.Place))
            row.Refuse("number", $"The same credential stands twice, first in {seen[key]}. Keep the row with the newest renewal.");
        if (row.IsBad)
            return null;
        var isNew = renewed is { } day && found?.Renewed.Contains(day) != true;
        var listed = new ListedCredential(found, rule.Id, name, email, number, issued!.Value, isNew ? renewed : null, years, Day(row, "expires"), row.Place);
        Listed.Add(listed);
        if (email is not null)
            nameOf.TryAdd(email, name);
        return listed;
    }

    /// <summary>Holds a row against the credential that it is, and against whose address it has.</summary>
    private void Hold(CheckedRow row, KnownCredential? found, string name, string? email, DateOnly? issued)
    {
        if (found?.IsWithdrawn == true)
            row.Refuse("number", "It was taken back in the register, and a list does not bring it back. Leave the row out, or decide there.");
        if (found is not null && !ShareAWord(found.Name, name))
            row.Refuse("name", $"The register has it as that of \"{found.Name}\". Look at the number, or leave the row out.");
        if (email is not null && !ShareAWord(nameOf.GetValueOrDefault(email, name), name))
            row.Refuse("email", $"This address is that of \"{nameOf[email]}\" too. One address is one person: leave it out where people share it.");
        if (found?.Issued is { } there && there != issued)
            row.Refuse("issued", $"It stands in the register as first issued on {there:yyyy-MM-dd}. Correct it there or in the list.");
    }

    private KnownCredential? Find(string rule, string name, string? email, string? number, DateOnly? issued)
    {
        if (number is not null && byNumber.GetValueOrDefault((rule, number.ToLowerInvariant())) is { } numbered)
            return numbered;
        // Another number under the same address is another credential.
        var found = email is null ? null : byEmail.GetValueOrDefault((rule, email));
        found ??= byName.GetValueOrDefault((rule, name.ToLowerInvariant(), issued));
        return found?.Number is { } theirs && number is not null && !string.Equals(theirs, number, StringComparison.OrdinalIgnoreCase) ? null
            : found?.Email is { } address && email is not null && address != email ? null
            : found;
    }

    /// <summary>Whether two names may be those of one person: "Soto, Ana" and "Ana Soto-Lee", and not "Kim Lund".</summary>
    private static bool ShareAWord(string one, string other) =>
        CleanText.Words(one).Split(' ').Intersect(CleanText.Words(other).Split(' '), StringComparer.Ordinal).Any();

    private DateOnly? Day(CheckedRow row, string column)
    {
        if (row[column].Length == 0)
            return null;
        if (!DateOnly.TryParseExact(row[column], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            row.Refuse(column, "This is no day.");
        else if (column != "expires" && (day > today || day.Year < 1990))
            row.Refuse(column, "This day is to be past, and not before 1990.");
        return day;
    }

    private static int? Years(CheckedRow row, RuleVersion? version)
    {
        var choices = version?.Period?.Choices.Select(choice => choice.Years).ToList() ?? [];
        if (choices.Count == 0)
            return null;
        if (int.TryParse(row["years"], NumberStyles.None, CultureInfo.InvariantCulture, out var years) && choices.Contains(years))
            return years;
        row.Refuse("years", $"Say which the holder chose: {string.Join(", ", choices)}. Without it nobody knows until when it holds.");
        return null;
    }

    private static string? Text(string text) => text.Length == 0 ? null : text;

    private static Dictionary<TKey, KnownCredential> First<TKey>(IEnumerable<KnownCredential> of, Func<KnownCredential, TKey> key)
        where TKey : notnull
    {
        var first = new Dictionary<TKey, KnownCredential>();
        foreach (var one in of)
            first.TryAdd(key(one), one);
        return first;
    }
}
