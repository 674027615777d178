using System.Globalization;
using System.Text.Json;

namespace PeerAtlas.PublicBenefits.Figures;

/// <summary>A row of figures with the months in which it holds.</summary>
public abstract record DatedFigures
{
    /// <summary>The first month, as 2026-01.</summary>
    public required string From { get; init; }

    /// <summary>The last month; null while it holds.</summary>
    public string? Until { get; init; }

    /// <summary>Where it stands.</summary>
    public required string Source { get; init; }

    /// <summary>Whether it holds in a month.</summary>
    public bool HoldsIn(DateOnly month) => CaseReader.MonthOf(From) <= month && (Until is null || month <= CaseReader.MonthOf(Until));
}

/// <summary>The federal SSI rates, dollars a month.</summary>
public sealed record SsiRates(decimal Single, decimal Couple) : DatedFigures;

/// <summary>Wages of a student that SSI leaves out, dollars a month and a year.</summary>
public sealed record StudentFigures(decimal Month, decimal Year) : DatedFigures;

/// <summary>From which wages work is substantial, dollars a month.</summary>
public sealed record SubstantialWork(decimal Month, decimal Blind) : DatedFigures;

/// <summary>From which wages a month is one of trial, dollars.</summary>
public sealed record TrialWork(decimal Month) : DatedFigures;

/// <summary>What a state adds to SSI, dollars a month; of a couple for each of both.</summary>
public sealed record Supplement(string State, Living Living, string Of, decimal Single, decimal? CoupleEach) : DatedFigures;

/// <summary>The wages of a year up to which Medicaid stays under 1619(b).</summary>
public sealed record MedicaidChart(string State, decimal Year) : DatedFigures;

/// <summary>What SNAP counts with, dollars a month.</summary>
/// <param name="Most">The most that one, two, three and four people get.</param>
/// <param name="Standard">The standard deduction.</param>
/// <param name="ShelterCap">The most that shelter takes off, where nobody is disabled or older.</param>
/// <param name="GrossOfOne">The most income of one person before deductions.</param>
/// <param name="NetOfOne">The most income of one person after them.</param>
/// <param name="Utilities">The standard allowance for heat and power, by state.</param>
public sealed record SnapFigures(
    IReadOnlyList<decimal> Most,
    decimal Standard,
    decimal ShelterCap,
    decimal GrossOfOne,
    decimal NetOfOne,
    IReadOnlyDictionary<string, decimal> Utilities
) : DatedFigures;

/// <summary>Hours, or wages in place of them, that Medicaid for adults asks for in a month.</summary>
public sealed record WorkForMedicaid(decimal Hours, decimal Wages) : DatedFigures;

/// <summary>Hours of work in a month with which somebody with a disability may buy into Medicaid.</summary>
public sealed record WorkForCommonHealth(string State, decimal Hours) : DatedFigures;

/// <summary>All figures, each with its months and its source. What is not in it is not known, and nothing is carried on into a year that has none.</summary>
public sealed record BenefitFigures
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Converters = { new System.Text.Json.Serialization.JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
    };

    /// <summary>The file of the figures that come with PeerAtlas, for who works with them elsewhere, as the browser does.</summary>
    public static string ShippedFile { get; } = ReadFile();

    /// <summary>The figures that come with PeerAtlas.</summary>
    public static BenefitFigures Shipped { get; } = JsonSerializer.Deserialize<BenefitFigures>(ShippedFile, Options)!;

    /// <summary>Federal SSI.</summary>
    public required IReadOnlyList<SsiRates> Ssi { get; init; }

    /// <summary>The student exclusion.</summary>
    public required IReadOnlyList<StudentFigures> Student { get; init; }

    /// <summary>Substantial gainful activity.</summary>
    public required IReadOnlyList<SubstantialWork> SubstantialWork { get; init; }

    /// <summary>Trial work months.</summary>
    public required IReadOnlyList<TrialWork> TrialWork { get; init; }

    /// <summary>State supplements.</summary>
    public required IReadOnlyList<Supplement> Supplements { get; init; }

    /// <summary>Limits under 1619(b).</summary>
    public required IReadOnlyList<MedicaidChart> MedicaidWhileWorking { get; init; }

    /// <summary>SNAP.</summary>
    public required IReadOnlyList<SnapFigures> Snap { get; init; }

    /// <summary>Community engagement.</summary>
    public required IReadOnlyList<WorkForMedicaid> WorkForMedicaid { get; init; }

    /// <summary>CommonHealth.</summary>
    public required IReadOnlyList<WorkForCommonHealth> WorkForCommonhealth { get; init; }

    /// <summary>The row that holds in a month; refused by name where there is none.</summary>
    /// <exception cref="BenefitException">No figures of the month are known.</exception>
    public static T Of<T>(IReadOnlyList<T> rows, DateOnly month, string name)
        where T : DatedFigures =>
        Find(rows, month)
        ?? throw new BenefitException(
            "month",
            string.Create(CultureInfo.InvariantCulture, $"No figures of {name} are known for {month:MMMM yyyy}, and none are guessed. ")
                + $"Known are {string.Join(", ", rows.Select(row => row.From[..4]).Distinct())}."
        );

    /// <summary>The row that holds in a month; null where there is none.</summary>
    public static T? Find<T>(IEnumerable<T> rows, DateOnly month)
        where T : DatedFigures => rows.FirstOrDefault(row => row.HoldsIn(month));

    private static string ReadFile()
    {
        using var reader = new StreamReader(typeof(BenefitFigures).Assembly.GetManifestResourceStream("figures.json")!);
        return reader.ReadToEnd();
    }
}
