using PeerAtlas.Web;

var builder = WebApplication.CreateBuilder(args);
builder.AddPeerAtlas();
var app = builder.Build();
await app.PrepareDatabaseAsync();
app.UsePeerAtlas();
await app.RunAsync();
