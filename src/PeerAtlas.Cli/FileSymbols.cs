using System.CommandLine;
using System.CommandLine.Parsing;

namespace PeerAtlas.Cli;

/// <summary>Files that are named on the command line: what cannot be one is refused before anything is done.</summary>
internal static class FileSymbols
{
    /// <summary>The file is there to be read.</summary>
    public static Argument<T> AcceptExistingFile<T>(this Argument<T> argument)
    {
        argument.Validators.Add(MustExist);
        return argument;
    }

    /// <inheritdoc cref="AcceptExistingFile{T}(Argument{T})"/>
    public static Option<T> AcceptExistingFile<T>(this Option<T> option)
    {
        option.Validators.Add(MustExist);
        return option;
    }

    /// <summary>The file is written, or written anew.</summary>
    public static Option<T> AcceptFileToWrite<T>(this Option<T> option)
    {
        option.Validators.Add(MustBeNoFolder);
        return option;
    }

    private static void MustExist(SymbolResult result)
    {
        MustBeNoFolder(result);
        foreach (var token in result.Tokens.Where(token => !File.Exists(token.Value) && !System.IO.Directory.Exists(token.Value)))
            result.AddError($"There is no file '{token.Value}'.");
    }

    private static void MustBeNoFolder(SymbolResult result)
    {
        foreach (var token in result.Tokens.Where(token => System.IO.Directory.Exists(token.Value)))
            result.AddError($"'{token.Value}' is a folder. Name a file.");
    }
}
