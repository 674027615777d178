using System.CommandLine;
using System.Globalization;
using PeerAtlas.Cli.Analysis;
using PeerAtlas.PublicBenefits;
using PeerAtlas.PublicBenefits.Figures;
using PeerAtlas.PublicBenefits.Words;

namespace PeerAtlas.Cli.Benefits;

/// <summary><c>peeratlas benefits</c>: what a wage does to benefits. No database is needed, and nothing is kept.</summary>
internal static class BenefitsCommand
{
    private const string Description = """
        Says what somebody has in a month with a wage: SSI, SSDI, Medicaid, food stamps and all together, and which hours of work keep each of them.

        CASE is a JSON file of one month; amounts are dollars of the month, before taxes. Needed are month and state:
          {"month": "2026-03", "state": "MA",
           "household": "single",            or "couple", when both may get SSI; wages and unearned are then of both
           "living": "own",                  or "shared", "institution"
           "disabled": true, "blind": false, "aged": false, "student": false,
           "wages": 1000, "unearned": 0,     unearned without SSDI, where that is told
           "irwe": 0, "blind_work_expenses": 0, "pass": 0, "student_excluded": 0, "shelter_given": 0, "resources": 500,
           "spouse_wages": 0, "spouse_unearned": 0, "children": 0,          a husband or wife who gets no SSI
           "ssdi": 900, "trial_months_used": 3, "months_since_trial": 1, "substantial_months": 0,
           "hours": 60, "hourly": 16.5,      for the hours that keep a benefit; one follows from the other with wages
           "people": 1, "rent": 700, "utilities": true,                     food stamps
           "medicaid_limit": 60000}          yearly wages of 1619(b), where you know that of your state
        docs/benefits.md has the schema. A month of which no figures are known is refused by name.

        Gives with --json: month, ssi (countable, federal, state), ssdi (trial_months_used, status, paid), medicaid (by: ssi, 1619(b), commonhealth,
        adult expansion, or null where the figures do not tell), snap, total, notes, and safe_hours (benefit, hours_per_week, limit: most or least, why;
        hours_per_week is null where 80 hours a week lose nothing). What is not known is null and not in the total.
        """;

    public static Command Create()
    {
        var file = AnalysisCommand.FileArgument("case", "The case: JSON.");
        var language = Terminal.LanguageOption();
        var json = AnalysisCommand.JsonOption();
        var command = new Command("benefits", Description) { file, language, json };
        command.SetAction(arguments =>
        {
            try
            {
                var one = Read(arguments.GetRequiredValue(file));
                var month = BenefitMonth.Of(one, BenefitFigures.Shipped);
                var safe = SafeHours.Of(one, BenefitFigures.Shipped);
                var isSpanish = arguments.GetRequiredValue(language) == "es";
                if (arguments.GetValue(json))
                    AnalysisCommand.PrintJson(Shape(month, safe, isSpanish));
                else
                    Print(month, safe, isSpanish);
                return ExitCode.Done;
            }
            catch (Exception refused) when (refused is BenefitException or IOException or UnauthorizedAccessException)
            {
                Console.Error.WriteLine(Terminal.Shown(refused.Message));
                return ExitCode.Refused;
            }
        });
        return command;
    }

    private static BenefitCase Read(FileInfo file)
    {
        using var stream = file.OpenRead();
        var bytes = new byte[CaseReader.Limit + 1];
        return CaseReader.Read(bytes.AsSpan(0, stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false)));
    }

    private static object Shape(BenefitMonth month, IReadOnlyList<SafeHours> safe, bool isSpanish) =>
        new
        {
            Month = month.Month.ToString("yyyy-MM", CultureInfo.InvariantCulture),
            Ssi = month.Ssi is { } ssi
                ? new
                {
                    ssi.Countable,
                    ssi.Federal,
                    ssi.State,
                }
                : null,
            Ssdi = month.Ssdi is { } ssdi
                ? new
                {
                    ssdi.TrialMonthsUsed,
                    Status = BenefitWords.Code(ssdi.Status),
                    ssdi.Paid,
                }
                : null,
            Medicaid = new { By = BenefitWords.Code(month.Medicaid) },
            month.Snap,
            month.Total,
            Notes = month.Notes.Select(note => BenefitWords.Of(note, isSpanish)),
            SafeHours = safe.Select(hours => new
            {
                Benefit = BenefitWords.Code(hours.Benefit),
                HoursPerWeek = hours.HoursAWeek,
                Limit = hours.IsLeast ? "least" : "most",
                Why = BenefitWords.Why(hours, isSpanish),
            }),
        };

    private static void Print(BenefitMonth month, IReadOnlyList<SafeHours> safe, bool isSpanish)
    {
        Console.WriteLine(month.Month.ToString("yyyy-MM", CultureInfo.InvariantCulture));
        if (month.Ssi is { } ssi)
            Console.WriteLine($"  SSI: {Dollars(ssi.Federal)} + {Dollars(ssi.State)} ({(isSpanish ? "se cuenta" : "counted")}: {Dollars(ssi.Countable)})");
        if (month.Ssdi is { } ssdi)
            Console.WriteLine($"  SSDI: {Dollars(ssdi.Paid)} ({BenefitWords.Code(ssdi.Status)}, {ssdi.TrialMonthsUsed} / 9)");
        Console.WriteLine($"  Medicaid: {BenefitWords.Code(month.Medicaid) ?? "?"}");
        Console.WriteLine($"  SNAP: {Dollars(month.Snap)}");
        Console.WriteLine($"  {(isSpanish ? "todo junto" : "all together")}: {Dollars(month.Total)}");
        foreach (var note in month.Notes)
            Console.WriteLine($"  - {BenefitWords.Of(note, isSpanish)}");
        foreach (var hours in safe)
            Console.WriteLine($"  {BenefitWords.Code(hours.Benefit)}: {Range(hours)}. {BenefitWords.Why(hours, isSpanish)}");
    }

    private static string Range(SafeHours hours) =>
        hours.HoursAWeek is not { } most ? $"0–{SafeHours.MostHours} h"
        : hours.IsLeast ? string.Create(CultureInfo.InvariantCulture, $"≥ {most:0.#} h")
        : string.Create(CultureInfo.InvariantCulture, $"0–{most:0.#} h");

    private static string Dollars(decimal? amount) => amount?.ToString("N2", CultureInfo.InvariantCulture) ?? "?";
}
