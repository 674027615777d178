using System.CommandLine;
using PeerAtlas.Cli;
using PeerAtlas.Cli.Analysis;

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
};
var command = root.Parse(args);
var outcome = await command.InvokeAsync();
// The parser says what was wrong with the call and how it is made; its exit code must not look like a finding.
return command.Errors.Count > 0 ? ExitCode.Usage : outcome;
