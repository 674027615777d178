using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using FsCheck.Fluent;
using PeerAtlas.PublicBenefits.Figures;
using PeerAtlas.PublicBenefits.Words;

namespace PeerAtlas.PublicBenefits.Tests;

/// <summary>The browser works a month out exactly as the server does.</summary>
public sealed class BrowserArithmeticTests : IDisposable
{
    private readonly Process node = Process.Start(
        new ProcessStartInfo("node", ["evaluate.mjs"])
        {
            WorkingDirectory = Path.Combine(AppContext.BaseDirectory, "Browser"),
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        }
    )!;

    public void Dispose()
    {
        node.StandardInput.Close();
        node.WaitForExit();
        node.Dispose();
    }

    [Fact]
    public void Any_month_is_the_servers_in_the_browser()
    {
        var kinds = new HashSet<NoteKind>();
        foreach (var one in Cases.Whole.Sample(3_000, 30))
        {
            var month = BenefitMonth.Of(one, BenefitFigures.Shipped);
            var safe = SafeHours.Of(one, BenefitFigures.Shipped);
            var line = JsonSerializer.Serialize(one, CaseReader.Options);
            node.StandardInput.WriteLine(line);
            node.StandardInput.Flush();
            using var browser = JsonDocument.Parse(node.StandardOutput.ReadLine() ?? throw new InvalidOperationException($"The module ended at {line}"));

            Assert.True(Told(month, safe) == Told(browser.RootElement), $"{line}\n{Told(month, safe)}\n--\n{Told(browser.RootElement)}");
            kinds.UnionWith(month.Notes.Select(note => note.Kind));
        }

        Assert.Empty(Enum.GetValues<NoteKind>().Except(kinds).Except([NoteKind.WorkForMedicaid]));
    }

    private static string Told(BenefitMonth month, IReadOnlyList<SafeHours> safe) =>
        string.Join(
            '\n',
            [
                month.Ssi is { } ssi ? $"{Cents(ssi.Countable)} {Cents(ssi.Federal)} {Cents(ssi.State)}" : "",
                month.Ssdi is { } ssdi ? $"{ssdi.TrialMonthsUsed} {BenefitWords.Code(ssdi.Status)} {Cents(ssdi.Paid)}" : "",
                BenefitWords.Code(month.Medicaid) ?? "",
                $"{Cents(month.Snap)} {Cents(month.Total)}",
                .. month.Notes.Select(note => $"{note.Kind} {Cents(note.First)} {Cents(note.Second)}"),
                .. safe.Select(hours => $"{hours.Benefit} {hours.HoursAWeek * 2:0} {hours.IsLeast} {Cents(hours.Limit)}"),
            ]
        );

    private static string Told(JsonElement browser)
    {
        var month = browser.GetProperty("month");
        return string.Join(
            '\n',
            [
                month.GetProperty("ssi") is { ValueKind: JsonValueKind.Object } ssi
                    ? $"{Number(ssi.GetProperty("countable"))} {Number(ssi.GetProperty("federal"))} {Number(ssi.GetProperty("state"))}"
                    : "",
                month.GetProperty("ssdi") is { ValueKind: JsonValueKind.Object } ssdi
                    ? $"{ssdi.GetProperty("trial_months_used")} {ssdi.GetProperty("status")} {Number(ssdi.GetProperty("paid"))}"
                    : "",
                $"{month.GetProperty("medicaid")}",
                $"{Number(month.GetProperty("snap"))} {Number(month.GetProperty("total"))}",
                .. month.GetProperty("notes").EnumerateArray().Select(note => $"{note[0]} {Number(note[1])} {Number(note[2])}"),
                .. browser
                    .GetProperty("safe")
                    .EnumerateArray()
                    .Select(hours =>
                        $"{hours.GetProperty("benefit")} {Halves(hours.GetProperty("hours"))} "
                        + $"{hours.GetProperty("isLeast").GetBoolean()} {Number(hours.GetProperty("limit"))}"
                    ),
            ]
        );
    }

    private static string Cents(decimal? dollars) => (dollars * 100)?.ToString("0.##", CultureInfo.InvariantCulture) ?? "";

    private static string Number(JsonElement value) =>
        value.ValueKind == JsonValueKind.Null ? "" : value.GetDecimal().ToString("0.##", CultureInfo.InvariantCulture);

    private static string Halves(JsonElement hours) => hours.ValueKind == JsonValueKind.Number ? $"{hours.GetDecimal() * 2:0}" : "";
}
