using System.Text;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using PeerAtlas.Documents.Pdf;
using PeerAtlas.Documents.Web;

namespace PeerAtlas.Documents.Tests.Pdf;

public class PdfPrinterTests
{
    [Fact]
    public async Task A_page_becomes_a_tagged_pdf_once_and_leaves_nothing_behind()
    {
        using var printer = Printer(new());
        Assert.True(printer.IsOffered, "The tests of PDF need Chromium.");
        var made = 0;
        byte[] Page()
        {
            made++;
            return WebWriter.Write(Given.Spanish);
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
        var refused = await Assert.ThrowsAsync<PdfException>(() => printer.PrintAsync("one", () => [], TestContext.Current.CancellationToken));
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

        var refused = await Assert.ThrowsAsync<PdfException>(() => printer.PrintAsync("one", () => "page"u8.ToArray(), TestContext.Current.CancellationToken));

        Assert.Contains("too long", refused.Message, StringComparison.Ordinal);
        var arguments = await File.ReadAllTextAsync(note, TestContext.Current.CancellationToken);
        Assert.Contains("~NOTFOUND", arguments, StringComparison.Ordinal);
        var profile = arguments.Split("--user-data-dir=")[1].Split(' ')[0];
        Assert.False(System.IO.Directory.Exists(Path.GetDirectoryName(profile)));
        System.IO.Directory.Delete(folder, recursive: true);
    }

    [Theory]
    [InlineData(true, "cannot be started")]
    [InlineData(false, "No Chromium was found at")]
    public async Task Whoever_runs_the_site_reads_in_the_log_that_Chromium_is_not_there_or_may_not_be_run(bool isThere, string said)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Files there have no permission to be run.");
        var program = Path.Combine(System.IO.Directory.CreateTempSubdirectory("peeratlas-test-").FullName, "chromium");
        if (isThere)
            await File.WriteAllTextAsync(program, "no program", TestContext.Current.CancellationToken);
        var log = new Lines();
        using var printer = new PdfPrinter(Options.Create(new PdfSettings { Chromium = program }), log);
        var refused = await Assert.ThrowsAsync<PdfException>(() => printer.PrintAsync("one", () => [], TestContext.Current.CancellationToken));
        Assert.Equal(PdfProblem.NotOffered, refused.Problem);
        Assert.Contains(said, Assert.Single(log.Said), StringComparison.Ordinal);
        Assert.Contains(program, log.Said[0], StringComparison.Ordinal);
        System.IO.Directory.Delete(Path.GetDirectoryName(program)!, recursive: true);
    }

    private sealed class Lines : ILogger<PdfPrinter>
    {
        public List<string> Said { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Said.Add(formatter(state, exception));
    }

    private static PdfPrinter Printer(PdfSettings settings) => new(Options.Create(settings), NullLogger<PdfPrinter>.Instance);
}
