using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using PeerAtlas.Badges.Json;
using PeerAtlas.Badges.LinkedData;
using PeerAtlas.Badges.Verifying;
using PeerAtlas.Cli.Analysis;

namespace PeerAtlas.Cli.Badges;

/// <summary><c>peeratlas badge verify</c>.</summary>
internal static class VerifyCommand
{
    private const string Description = """
        Verifies an Open Badge 3.0 of anybody: JSON, a signed token (VC-JWT), or a PNG or SVG image with one of them in it.

        Says of each step whether it passed, failed, was not checked or is unknown, and why:
          reading       the file, its size and form
          schema        has what Open Badges 3.0 asks for
          contexts      every word of it has a meaning that a signature protects
          proof         the signature is of what it says
          key           the key is the issuer's
          refresh       the issuer's newer version, if its host may be asked, counts for what follows
          dates         holds at the moment that is looked at
          status        not withdrawn
          subject       is that of the holder whom --recipient names
          endorsements  whether others endorse it (whose proofs are not looked at)

        Nothing is fetched, unless its host is named by --allow: lists of withdrawn badges, documents of
        issuers and newer versions, by https. Contexts are never fetched.

        With --json: {"valid", "steps": [{"step", "result", "detail"}], "credential"}. valid is true when every step that decides has passed, false when one
        has failed, and null when it cannot be told. What credential says is what the badge claims, whether it is valid or not.
        Ends with 0 when the badge is valid, with 1 when it is not or that cannot be told.
        """;

    public static Command Create()
    {
        var file = AnalysisCommand.FileArgument("badge", "The badge.");
        var allow = AllowOption();
        var status = new Option<FileInfo[]>("--status") { Description = "A list of withdrawn badges, as a file. Can be repeated." }.AcceptExistingFile();
        var issuer = new Option<FileInfo[]>("--issuer")
        {
            Description = "The issuer's document with its keys, as a file that you trust. Can be repeated.",
        }.AcceptExistingFile();
        var context = new Option<string[]>("--context") { Description = "A further context that you trust, as ADDRESS=FILE. Can be repeated." };
        context.Validators.Add(MustBeContext);
        var recipient = new Option<string?>("--recipient") { Description = "Who is to be its holder: the mail address, or the id." };
        var on = OnOption();
        var json = AnalysisCommand.JsonOption();
        var command = new Command("verify", Description) { file, allow, status, issuer, context, recipient, on, json };
        command.SetAction(arguments =>
            BadgeCommands.Run(() =>
            {
                using var hosts = new AllowedHosts(arguments.GetValue(allow) ?? []);
                var options = new VerificationOptions
                {
                    Moment = DayOf(arguments.GetValue(on) ?? "") ?? TimeProvider.System.GetUtcNow(),
                    Recipient = arguments.GetValue(recipient),
                    StatusLists = Documents(arguments.GetValue(status)),
                    IssuerDocuments = Documents(arguments.GetValue(issuer)),
                    Source = hosts,
                    Contexts = Contexts(arguments.GetValue(context)),
                };
                var verification = BadgeVerifier.Verify(BadgeCommands.Read(arguments.GetRequiredValue(file)), options);
                if (arguments.GetValue(json))
                    AnalysisCommand.PrintJson(Shape(verification));
                else
                    Print(verification);
                return verification.IsValid == true ? ExitCode.Done : ExitCode.Refused;
            })
        );
        return command;
    }

    private static Option<string[]> AllowOption()
    {
        var option = new Option<string[]>("--allow") { Description = "A host that may be asked, as example.org or example.org:8443. Can be repeated." };
        option.Validators.Add(result =>
        {
            foreach (var token in result.Tokens.Where(token => !AllowedHosts.IsHost(token.Value)))
                result.AddError($"'{token.Value}' is no host, as example.org.");
        });
        return option;
    }

    private static Option<string?> OnOption()
    {
        var option = new Option<string?>("--on") { Description = "The day that is looked at, as 2026-03-31 (at noon, UTC); now if it is left out." };
        option.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: var text }] && DayOf(text) is null)
                result.AddError("--on is a day of the years 1900 to 2199, written as 2026-03-31.");
        });
        return option;
    }

    private static void MustBeContext(OptionResult result)
    {
        foreach (var token in result.Tokens)
        {
            var mark = token.Value.LastIndexOf('=');
            if (mark <= 0 || !File.Exists(token.Value[(mark + 1)..]))
                result.AddError($"'{token.Value}' is not ADDRESS=FILE with a file that is there.");
        }
    }

    private static ContextLibrary Contexts(string[]? further) =>
        (further ?? []).Aggregate(ContextLibrary.Shipped, (library, one) =>
            BadgeCommands.Of(new FileInfo(one[(one.LastIndexOf('=') + 1)..]), bytes => library.With(one[..one.LastIndexOf('=')], bytes))
        );

    // Read here so that a file that is no JSON is named.
    private static List<ReadOnlyMemory<byte>> Documents(FileInfo[]? files) => [.. (files ?? []).Select(file => BadgeCommands.Of(file, bytes =>
                {
                    BadgeJson.Parse(bytes);
                    return (ReadOnlyMemory<byte>)bytes;
                }))];

    private static DateTimeOffset? DayOf(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is >= 1900 and < 2200
            ? new DateTimeOffset(day, new TimeOnly(12, 0), TimeSpan.Zero)
            : null;

    private static object Shape(Verification verification) =>
        new
        {
            Valid = verification.IsValid,
            Steps = verification.Steps.Select(step => new
            {
                step.Step,
                Result = step.Word,
                step.Detail,
            }),
            Credential = verification.Claimed,
        };

    private static void Print(Verification verification)
    {
        Console.WriteLine(
            verification.IsValid switch
            {
                true => "valid",
                false => "not valid",
                null => "cannot be told",
            }
        );
        if (verification.Claimed is { } claimed)
            Console.WriteLine(Terminal.Shown($"It claims: {claimed.Achievement ?? "?"}, issued by {claimed.IssuerName ?? claimed.Issuer ?? "?"}."));
        foreach (var step in verification.Steps)
            Console.WriteLine($"  {step.Step, -14}{step.Word, -13}{Terminal.Shown(step.Detail)}");
    }
}
