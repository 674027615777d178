using System.CommandLine;
using PeerAtlas.Badges.Images;
using PeerAtlas.Badges.Json;
using PeerAtlas.Badges.LinkedData;

namespace PeerAtlas.Cli.Badges;

/// <summary><c>peeratlas badge</c>: issues and verifies Open Badges 3.0. No database is needed.</summary>
internal static class BadgeCommands
{
    public static Command Group() =>
        new("badge", "Open Badges 3.0: makes a key, issues a badge, and verifies those of anybody.")
        {
            IssueCommand.Create(),
            VerifyCommand.Create(),
            KeyCommand.Create(),
        };

    /// <summary>A file, up to the size that anything here may have.</summary>
    public static byte[] Read(FileInfo file)
    {
        // A pipe or device does not tell its length.
        using var stream = file.OpenRead();
        using var content = new MemoryStream();
        var part = new byte[81_920];
        for (int read; (read = stream.Read(part)) > 0; )
        {
            content.Write(part, 0, read);
            if (content.Length > PngImage.Limit)
                throw new BadgeInputException($"The file has more than {PngImage.Limit} bytes.");
        }

        return content.ToArray();
    }

    /// <summary>Reads something of a file, and names the file where it is refused.</summary>
    public static T Of<T>(FileInfo file, Func<byte[], T> read)
    {
        try
        {
            return read(Read(file));
        }
        catch (BadgeInputException exception)
        {
            throw new BadgeInputException($"{file.Name}: {exception.Message}");
        }
    }

    /// <summary>Runs a command, and says what was refused instead of failing.</summary>
    public static int Run(Func<int> action)
    {
        try
        {
            return action();
        }
        catch (Exception exception) when (exception is BadgeInputException or LinkedDataException or IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine(Terminal.Shown(exception.Message));
            return ExitCode.Refused;
        }
    }
}
