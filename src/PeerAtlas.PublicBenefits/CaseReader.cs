using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace PeerAtlas.PublicBenefits;

/// <summary>Reads a case from JSON, and refuses what it does not know by its name.</summary>
public static class CaseReader
{
    /// <summary>The most bytes of a file.</summary>
    public const int Limit = 100_000;

    private const int MostPeople = 30;

    /// <summary>How a case is written as JSON.</summary>
    public static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        AllowDuplicateProperties = false,
        MaxDepth = 4,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false) },
    };

    /// <summary>Reads a case.</summary>
    /// <exception cref="BenefitException">The file cannot be read.</exception>
    public static BenefitCase Read(ReadOnlySpan<byte> utf8)
    {
        if (utf8.Length > Limit)
            throw new BenefitException("", $"The file has more than {Limit} bytes.");
        utf8 = utf8.StartsWith(System.Text.Encoding.UTF8.Preamble) ? utf8[3..] : utf8;
        BenefitCase? read;
        try
        {
            read = JsonSerializer.Deserialize<BenefitCase>(utf8, Options);
        }
        catch (JsonException refused)
        {
            var place = refused.Path is { Length: > 2 } path ? path[2..] : "";
            var line = refused.LineNumber is { } number ? string.Create(CultureInfo.InvariantCulture, $"Line {number + 1}: ") : "";
            throw new BenefitException(place, $"{line}{Said(refused, place)}");
        }

        var found = read ?? throw new BenefitException("", "The file holds nothing.");
        Check(found);
        return found;
    }

    /// <summary>The first day of a month that is written as 2026-03; null when it is none.</summary>
    public static DateOnly? MonthOf(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out var month) ? month : null;

    /// <summary>Refuses what cannot be, by the key that says it.</summary>
    /// <exception cref="BenefitException">Something cannot be.</exception>
    public static void Check(BenefitCase one)
    {
        if (MonthOf(one.Month) is null)
            throw new BenefitException("month", "The month is to be written as 2026-03.");
        if (one.State is not { Length: 2 } || !one.State.All(char.IsAsciiLetterUpper))
            throw new BenefitException("state", "The state is to be written by its two letters, such as MA.");
        foreach (var (key, amount) in Amounts(one))
        {
            if (amount is { } told && (told is < 0 or > BenefitCase.MostDollars || told != decimal.Round(told, 2)))
                throw new BenefitException(key, $"An amount is from 0 to {BenefitCase.MostDollars:N0} dollars, in whole cents.");
        }

        if (one.Resources < 0 || one.MedicaidLimit < 0)
            throw new BenefitException(one.Resources < 0 ? "resources" : "medicaid_limit", "This is 0 or more.");
        Between("trial_months_used", one.TrialMonthsUsed, 0, 9);
        Between("months_since_trial", one.MonthsSinceTrial, 1, 600);
        Between("substantial_months", one.SubstantialMonths, 0, one.MonthsSinceTrial - 1);
        Between("people", one.People, 1, MostPeople);
        Between("children", one.Children, 0, MostPeople);
        if (one.Hours is < 0 or > 744)
            throw new BenefitException("hours", "A month has from 0 to 744 hours.");
        if (one.Household == Household.Couple && one.SpouseWages + one.SpouseUnearned > 0)
            throw new BenefitException("spouse_wages", "Of a couple who both get SSI, wages and unearned are those of both; leave out what is of the spouse.");
        if (one.Irwe > 0 && !one.Disabled && !one.Blind)
            throw new BenefitException("irwe", "Impairment-related work expenses count for people who are disabled or blind.");
        if (one.BlindWorkExpenses > 0 && !one.Blind)
            throw new BenefitException("blind_work_expenses", "Blind work expenses count for people who are blind: say \"blind\": true, or give them as irwe.");
    }

    private static (string Key, decimal? Amount)[] Amounts(BenefitCase one) =>
        [
            ("wages", one.Wages),
            ("unearned", one.Unearned),
            ("irwe", one.Irwe),
            ("blind_work_expenses", one.BlindWorkExpenses),
            ("pass", one.Pass),
            ("student_excluded", one.StudentExcluded),
            ("shelter_given", one.ShelterGiven),
            ("spouse_wages", one.SpouseWages),
            ("spouse_unearned", one.SpouseUnearned),
            ("ssdi", one.Ssdi),
            ("hourly", one.Hourly),
            ("rent", one.Rent),
        ];

    private static void Between(string key, int value, int least, int most)
    {
        if (value < least || value > most)
            throw new BenefitException(
                key,
                least > most ? "There can be none." : string.Create(CultureInfo.InvariantCulture, $"This is from {least} to {most}.")
            );
    }

    private static string Said(JsonException refused, string place) =>
        refused.Message.Contains("could not be mapped", StringComparison.Ordinal) ? $"There is no such key. Known are {string.Join(", ", Keys)}."
        : refused.Message.Contains("missing required", StringComparison.Ordinal) ? "A case needs month and state."
        : place.Length > 0 ? "This value cannot be read here."
        : "This is no JSON of a case.";

    private static IEnumerable<string> Keys =>
        typeof(BenefitCase).GetProperties().Where(property => property.CanWrite).Select(property => JsonNamingPolicy.SnakeCaseLower.ConvertName(property.Name));
}
