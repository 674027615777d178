using System.CommandLine;
using System.Text;
using PeerAtlas.Badges.Keys;

namespace PeerAtlas.Cli.Badges;

/// <summary><c>peeratlas badge key</c>.</summary>
internal static class KeyCommand
{
    private const string Description = """
        Makes the key with which an issuer signs badges (Ed25519, Multikey as JSON), and prints it or writes it to a file that only its owner reads.

        Without --issuer the issuer is known by the key itself (did:key:z6Mk…), and anybody can verify what it signs without asking anybody. With
        --issuer the issuer is known by that address, at which the document has to be published that --public prints.

        Whoever has the file can issue in the issuer's name. Keep it as you keep a password, and a copy elsewhere: what is lost cannot be made again.
        """;

    public static Command Create()
    {
        var issuer = new Option<string?>("--issuer") { Description = "The https address by which the issuer is known." };
        issuer.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: var text }] && !(Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri is { Scheme: "https", Fragment: "" }))
                result.AddError("--issuer is an address that begins with https:// and has no #.");
        });
        var output = new Option<FileInfo?>("--out")
        {
            Description = "The file to which the key is written; one that is there is not replaced.",
        }.AcceptFileToWrite();
        var known = new Option<FileInfo?>("--public") { Description = "A key's file, whose public part is printed; no key is made." }.AcceptExistingFile();
        var json = new Option<bool>("--json") { Description = "Changes nothing: what is printed is JSON." };
        var command = new Command("key", Description) { issuer, output, known, json };
        command.SetAction(arguments =>
            BadgeCommands.Run(() =>
            {
                using var key = arguments.GetValue(known) is { } file
                    ? BadgeCommands.Of(file, bytes => IssuerKey.Read(bytes))
                    : IssuerKey.Create(arguments.GetValue(issuer) is { } address ? new Uri(address) : null);
                if (arguments.GetValue(known) is not null)
                    Console.Write(key.WritePublic());
                else if (arguments.GetValue(output) is not { } target)
                    Console.Write(key.Write());
                else
                    Keep(key, target);
                return ExitCode.Done;
            })
        );
        return command;
    }

    private static void Keep(IssuerKey key, FileInfo target)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using (var stream = new FileStream(target.FullName, options))
            stream.Write(Encoding.UTF8.GetBytes(key.Write()));
        // What others need to know of it.
        Console.Write(key.WritePublic());
    }
}
