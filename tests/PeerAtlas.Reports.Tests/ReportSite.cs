using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using PeerAtlas.Reports.Indicators;
using PeerAtlas.Testing;

namespace PeerAtlas.Reports.Tests;

/// <summary>The site over a wave that the test sets.</summary>
internal sealed class ReportSite(DatabaseKind kind) : TestSite(kind)
{
    public FakeWaves Waves { get; } = new();

    /// <summary>Where Chromium is; "none" for a site that has none.</summary>
    public string Chromium { get; init; } = "";

    public FakeMeasures Measures { get; } = new();

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.UseSetting("ReportFiles:Chromium", Chromium);
        builder.ConfigureServices(services =>
            services.RemoveAll<IWaveFigures>().AddScoped<IWaveFigures>(_ => Waves).RemoveAll<IWaveMeasures>().AddScoped<IWaveMeasures>(_ => Measures)
        );
    }
}
