using System.CommandLine;
using System.Text;
using System.Text.Json;
using PeerAtlas.Badges.Credentials;
using PeerAtlas.Badges.Images;
using PeerAtlas.Badges.Keys;
using PeerAtlas.Cli.Analysis;

namespace PeerAtlas.Cli.Badges;

/// <summary><c>peeratlas badge issue</c>.</summary>
internal static class IssueCommand
{
    private const string Description = """
        Signs a badge and prints it as JSON, or writes it to a file; with --png into an image.

        DESCRIPTION is a JSON file:
          {"issuer": {"name": "…", "url": "https://…", "email": "…", "id": "…"},
           "achievement": {"name": "…", "description": "…",
             "criteria": "…", "criteria_url": "https://…",         how it is earned: in words, as a page, or both
             "kind": "Certification", "id": "…", "image": "https://…"},
           "recipient": {"email": "…", "id": "did:…", "salt": "…"},
           "valid_from": "2026-03-31", "valid_until": "2028-03-31",
           "revocations": "https://…",                             where the list of withdrawn badges will be
           "refresh": "https://…",                                 where a newer version will be
           "id": "urn:uuid:…"}
        Needed are the issuer's name, the achievement's name, description and criteria or criteria_url, and the recipient's email or id. The mail address is
        not in the badge, but its hash with a salt. Without valid_from the badge holds from now, without valid_until it has no end; a day that is told is valid
        as a whole (UTC). The issuer's id is that of the key. What has no id gets one. docs/badges.md has the schema.
        """;

    public static Command Create()
    {
        var file = AnalysisCommand.FileArgument("description", "What the badge is to say: JSON.");
        var key = new Option<FileInfo>("--key") { Description = "The issuer's key, as badge key makes it.", Required = true }.AcceptExistingFile();
        var png = new Option<FileInfo?>("--png") { Description = "A PNG image into which the badge is written; needs --out." }.AcceptExistingFile();
        var output = new Option<FileInfo?>("--out") { Description = "The file to which the badge is written." }.AcceptFileToWrite();
        var json = new Option<bool>("--json") { Description = "Prints the badge as JSON, also where it is written to a file." };
        var command = new Command("issue", Description) { file, key, png, output, json };
        command.Validators.Add(result =>
        {
            if (result.GetResult(png) is not null && result.GetResult(output) is null)
                result.AddError("--png needs --out, which names the image that is made.");
        });
        command.SetAction(arguments =>
            BadgeCommands.Run(() =>
            {
                using var signing = BadgeCommands.Of(arguments.GetRequiredValue(key), bytes => IssuerKey.Read(bytes));
                var badge = BadgeCommands.Of(arguments.GetRequiredValue(file), bytes =>
                    Badge.Issue(BadgeDescription.Read(bytes), signing, TimeProvider.System.GetUtcNow())
                );
                if (arguments.GetValue(output) is { } target)
                    File.WriteAllBytes(target.FullName, Content(badge, arguments.GetValue(png)));
                if (arguments.GetValue(json))
                    AnalysisCommand.PrintJson(JsonDocument.Parse(badge).RootElement);
                else
                    Console.WriteLine(arguments.GetValue(output) is { } written ? $"The badge was written to {written}." : badge);
                return ExitCode.Done;
            })
        );
        return command;
    }

    private static byte[] Content(string badge, FileInfo? image)
    {
        var text = Encoding.UTF8.GetBytes(badge);
        return image is null ? text : BadgeCommands.Of(image, bytes => PngImage.Write(bytes, text));
    }
}
