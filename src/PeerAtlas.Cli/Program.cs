using System.CommandLine;
using PeerAtlas.Cli;

var root = new RootCommand("PeerAtlas: the information system for the peer workforce.")
{
    DatabaseCommands.Migrate(),
    DatabaseCommands.Schema(),
};
return await root.Parse(args).InvokeAsync();
