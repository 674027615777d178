using System.CommandLine;
using PeerAtlas.Cli;
using PeerAtlas.Cli.Analysis;
using PeerAtlas.Cli.Badges;
using PeerAtlas.Cli.Benefits;
using PeerAtlas.Cli.Certification;
using PeerAtlas.Cli.Matching;
using PeerAtlas.Platform.Database;

var root = new RootCommand("PeerAtlas: the information system for the peer workforce.")
{
    DatabaseCommands.Migrate(),
    DatabaseCommands.Schema(),
    FrameCommands.Group(),
    InstrumentCommands.Group(),
    DemonstrationCommands.Group(),
    WaveCommands.Group(),
    ResponseCommands.Group(),
    ReportCommands.Group(),
    TabulateCommand.Create(),
    RatesCommand.Create(),
    EstimateCommand.Create(),
    RakeCommand.Create(),
    AuditCommand.Create(),
    ClaimsCommand.Create(),
    ChartCommands.Group(),
    UtilizationCommands.Group(),
    WordCommands.Group(),
    CertificationCommands.Group(),
    BadgeCommands.Group(),
    BenefitsCommand.Create(),
    MatchCommand.Create(),
};
var command = root.Parse(args);
int outcome;
try
{
    outcome = await command.InvokeAsync(new() { EnableDefaultExceptionHandler = false });
}
catch (Exception failure)
    when (failure is not OperationCanceledException
        && (
            DatabaseProblemException.WordsFor(failure, CommandHost.Database) ?? (failure is IOException or UnauthorizedAccessException ? failure.Message : null)
        )
            is { } words
    )
{
    await Console.Error.WriteLineAsync(words);
    return ExitCode.Refused;
}

// The parser says what was wrong with the call and how it is made; its exit code must not look like a finding.
return command.Errors.Count > 0 ? ExitCode.Usage : outcome;
