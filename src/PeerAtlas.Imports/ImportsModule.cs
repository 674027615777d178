using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using PeerAtlas.Platform.Modules;

namespace PeerAtlas.Imports;

/// <summary>The one page by which lists and logs come in as people have them; what becomes of them, other modules say.</summary>
public sealed class ImportsModule : PeerAtlasModule
{
    /// <inheritdoc/>
    public override void AddServices(IServiceCollection services, IConfiguration configuration) => services.AddScoped<ListDesk>();

    /// <inheritdoc/>
    public override IReadOnlyList<AuditNaming> AuditNames => [AuditNaming.Of<ListImport>(one => new AuditName(one.Id, one.FileName))];
}
