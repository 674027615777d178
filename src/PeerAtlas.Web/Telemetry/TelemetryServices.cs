using System.Diagnostics;
using Microsoft.AspNetCore.StaticAssets;
using OpenTelemetry;
using OpenTelemetry.Context.Propagation;
using OpenTelemetry.Exporter;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace PeerAtlas.Web.Telemetry;

/// <summary>
/// Sends traces, metrics and logs to a collector (OTLP by HTTP) when <c>Telemetry:Address</c> names one. What leaves is named here; all
/// else stays: of a request its method, the template of its route, its status and how long it took, and of the survey of peer workers nothing.
/// </summary>
internal static class TelemetryServices
{
    private const string Setting = "Telemetry:Address";

    private const string RequestDuration = "http.server.request.duration";

    /// <summary>Without the setting no line of the packages runs.</summary>
    public static void AddTelemetry(this WebApplicationBuilder builder)
    {
        if (builder.Configuration[Setting] is not { Length: > 0 } text)
            return;
        if (!Uri.TryCreate(text, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https"))
            throw new InvalidOperationException($"{Setting} is not an address like http://localhost:4318.");
        Add(builder, address);
    }

    private static void Add(WebApplicationBuilder builder, Uri address)
    {
        // What a browser says about traces of its own is not taken over.
        Sdk.SetDefaultTextMapPropagator(new TraceContextPropagator());
        builder.Services.AddSingleton<DistributedContextPropagator, OwnTracesOnly>();
        builder.Services.AddSingleton<IStartupFilter, QuietRequests>();
        builder
            .Services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.Clear().AddService("peeratlas"))
            .WithTracing(traces =>
                traces
                    .AddAspNetCoreInstrumentation(requests =>
                    {
                        requests.Filter = context => !QuietRequests.IsQuiet(context);
                        requests.EnrichWithHttpResponse = (activity, answer) =>
                        {
                            if (
                                QuietRequests.IsQuiet(answer.HttpContext)
                                || answer.HttpContext.GetEndpoint()?.Metadata.GetMetadata<StaticAssetDescriptor>() is not null
                            )
                                AllowedTags.Drop(activity);
                        };
                    })
                    .AddProcessor<AllowedTags>()
                    .AddOtlpExporter(export => Use(export, address, "v1/traces"))
            )
            .WithMetrics(metrics =>
                metrics
                    .AddMeter("Microsoft.AspNetCore.Hosting", "System.Runtime")
                    .AddView(instrument =>
                        instrument.Meter.Name == "System.Runtime" ? null
                        : instrument.Name == RequestDuration ? new ExplicitBucketHistogramConfiguration { TagKeys = AllowedTags.Names }
                        : MetricStreamConfiguration.Drop
                    )
                    .AddOtlpExporter(export => Use(export, address, "v1/metrics"))
            );
        AddLogs(builder.Logging, address);
    }

    // The site's own lines alone; those of the packages under it may quote what they work with.
    private static void AddLogs(ILoggingBuilder logging, Uri address)
    {
        logging.AddOpenTelemetry(logs =>
        {
            logs.SetResourceBuilder(ResourceBuilder.CreateEmpty().AddService("peeratlas"));
            var export = new OtlpExporterOptions();
            Use(export, address, "v1/logs");
            logs.AddProcessor(new QuietLogRecords(new OtlpLogExporter(export)));
        });
        logging.AddFilter<OpenTelemetryLoggerProvider>(
            (category, level) => level >= LogLevel.Information && category?.StartsWith("PeerAtlas.", StringComparison.Ordinal) == true
        );
    }

    private static void Use(OtlpExporterOptions export, Uri address, string path)
    {
        export.Protocol = OtlpExportProtocol.HttpProtobuf;
        export.Endpoint = new Uri(address.AbsoluteUri.TrimEnd('/') + "/" + path);
    }
}
