using System.CommandLine;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using PeerAtlas.Documents.Pdf;
using PeerAtlas.Platform.Work;
using PeerAtlas.Reports;
using PeerAtlas.Reports.Files;

namespace PeerAtlas.Cli;

/// <summary>Commands on reports.</summary>
internal static class ReportCommands
{
    public static Command Group() => new("report", "Published reports.") { Export() };

    private static Command Export()
    {
        var slug = new Argument<string>("slug") { Description = "The report's place in public addresses: /published/SLUG." };
        var format = new Option<ReportFormat>("--format") { Description = "The form of the file.", Required = true };
        var number = new Option<int?>("--number") { Description = "The version; the latest when it is not given." };
        var target = new Option<FileInfo>("--out") { Description = "Where to write it.", Required = true }.AcceptFileToWrite();
        var json = new Option<bool>("--json") { Description = "Says what was written as JSON." };
        var command = new Command("export", "Writes a published report to a file.") { slug, format, number, target, json };
        command.SetAction(
            async (arguments, cancellation) =>
            {
                await using var services = await CommandHost.OpenAsync(cancellation);
                await using var scope = services.GetRequiredService<IServiceScopeFactory>().CreateSystemScope("command line");
                return await WriteAsync(
                    scope.ServiceProvider.GetRequiredService<ReportFiles>(),
                    arguments.GetRequiredValue(slug),
                    arguments.GetValue(number),
                    arguments.GetValue(format),
                    arguments.GetRequiredValue(target),
                    arguments.GetValue(json),
                    cancellation
                );
            }
        );
        return command;
    }

    private static async Task<int> WriteAsync(
        ReportFiles files,
        string slug,
        int? number,
        ReportFormat format,
        FileInfo file,
        bool json,
        CancellationToken cancellation
    )
    {
        try
        {
            if (await files.MakeAsync(slug, number, format, cancellation) is not { } made)
            {
                Console.Error.WriteLine($"Nothing is published at {PublishedLinks.Read(slug, number)}.");
                return ExitCode.Refused;
            }

            await File.WriteAllBytesAsync(file.FullName, made.Content, cancellation);
            var written = new
            {
                file = file.FullName,
                type = made.ContentType,
                bytes = made.Content.Length,
            };
            Console.WriteLine(json ? JsonSerializer.Serialize(written) : $"{written.file}: {written.bytes} bytes");
            return ExitCode.Done;
        }
        catch (Exception exception) when (exception is PdfException or IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine(exception.Message);
            return ExitCode.Refused;
        }
    }
}
