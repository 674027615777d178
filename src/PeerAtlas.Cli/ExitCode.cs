namespace PeerAtlas.Cli;

/// <summary>What every command ends with; bad usage is 2, which the command-line parser gives.</summary>
internal static class ExitCode
{
    /// <summary>Done, nothing found.</summary>
    public const int Done = 0;

    /// <summary>Findings, or the input was refused; nothing was changed.</summary>
    public const int Refused = 1;

    /// <summary>The command was called wrongly.</summary>
    public const int Usage = 2;
}
