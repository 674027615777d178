using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using PeerAtlas.Documents.Papers;
using PeerAtlas.Documents.Pdf;
using PeerAtlas.Platform.Modules;
using PeerAtlas.Platform.Work;

namespace PeerAtlas.Documents;

/// <summary>Documents as Word, web page and PDF; what they say, other modules say.</summary>
public sealed class DocumentsModule : PeerAtlasModule
{
    /// <inheritdoc/>
    public override void AddServices(IServiceCollection services, IConfiguration configuration) =>
        services
            .Configure<PdfSettings>(configuration.GetSection(PdfSettings.Section))
            .AddSingleton<PdfPrinter>()
            .AddScoped<PaperPdfs>()
            .AddKeyedScoped<ILongWork, PaperWork>(PaperWork.Kind);
}
