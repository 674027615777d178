using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using PeerAtlas.Reports.Files;
using PeerAtlas.Reports.Files.Pdf;
using PeerAtlas.Reports.Files.Web;

namespace PeerAtlas.Reports.Tests.Files;

public class PdfPrinterTests
{
    [Fact]
    public async Task A_report_becomes_a_tagged_pdf_once_and_leaves_nothing_behind()
    {
        using var printer = Printer(new());
        Assert.True(printer.IsOffered, "The tests of PDF need Chromium.");
        var made = 0;
        byte[] Page()
        {
            made++;
            return WebReport.Write(Editions.Full);
        }

        var pdf = await printer.PrintAsync("one", Page, TestContext.Current.CancellationToken);
        var again = await printer.PrintAsync("one", Page, TestContext.Current.CancellationToken);

        var text = Encoding.Latin1.GetString(pdf);
        Assert.StartsWith("%PDF-", text, StringComparison.Ordinal);
        Assert.Contains("/StructTreeRoot", text, StringComparison.Ordinal);
        Assert.Matches(@"/Marked\s+true", text);
        Assert.Contains("/Lang", text, StringComparison.Ordinal);
        Assert.Equal(1, made);
        Assert.Same(pdf, again);
    }

    [Fact]
    public async Task Without_Chromium_it_says_so()
    {
        using var printer = Printer(new() { Chromium = "none" });
        Assert.False(printer.IsOffered);
        var refused = await Assert.ThrowsAsync<ReportFileException>(() => printer.PrintAsync("one", () => [], TestContext.Current.CancellationToken));
        Assert.Contains("no Chromium browser", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_browser_that_does_not_end_is_ended_and_its_profile_removed()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The stand-in for a browser is a shell script.");
        var folder = System.IO.Directory.CreateTempSubdirectory("peeratlas-test-").FullName;
        var program = Path.Combine(folder, "sleeper");
        var note = Path.Combine(folder, "arguments");
        await File.WriteAllTextAsync(program, $"#!/bin/sh\necho \"$@\" > {note}\nexec sleep 600\n", TestContext.Current.CancellationToken);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        using var printer = Printer(new() { Chromium = program, PdfSeconds = 2 });

        var refused = await Assert.ThrowsAsync<ReportFileException>(() =>
            printer.PrintAsync("one", () => "page"u8.ToArray(), TestContext.Current.CancellationToken)
        );

        Assert.Contains("too long", refused.Message, StringComparison.Ordinal);
        var arguments = await File.ReadAllTextAsync(note, TestContext.Current.CancellationToken);
        Assert.Contains("~NOTFOUND", arguments, StringComparison.Ordinal);
        var profile = arguments.Split("--user-data-dir=")[1].Split(' ')[0];
        Assert.False(System.IO.Directory.Exists(Path.GetDirectoryName(profile)));
        System.IO.Directory.Delete(folder, recursive: true);
    }

    private static PdfPrinter Printer(ReportFileSettings settings) => new(Options.Create(settings), NullLogger<PdfPrinter>.Instance);
}
