using PeerAtlas.Web;
using PeerAtlas.Web.Start;

var builder = WebApplication.CreateBuilder(args);
try
{
    builder.AddPeerAtlas();
    var app = builder.Build();
    StartProblem.MustBeFree(app);
    await app.PrepareDatabaseAsync();
    app.UsePeerAtlas();
    await app.RunAsync();
    return 0;
}
catch (Exception failure) when (StartProblem.WordsFor(failure, builder.Configuration) is not null)
{
    await Console.Error.WriteLineAsync(StartProblem.WordsFor(failure, builder.Configuration));
    return 1;
}
