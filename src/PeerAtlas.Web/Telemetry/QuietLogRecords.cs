using OpenTelemetry;
using OpenTelemetry.Logs;

namespace PeerAtlas.Web.Telemetry;

/// <summary>
/// Hands on the lines of the log without exceptions, which may quote data, and without those that a request to the anonymous survey
/// brought about.
/// </summary>
internal sealed class QuietLogRecords(BaseExporter<LogRecord> exporter) : BatchLogRecordExportProcessor(exporter)
{
    private static readonly HttpContextAccessor Request = new();

    /// <inheritdoc/>
    public override void OnEnd(LogRecord data)
    {
        if (Request.HttpContext is { } context && QuietRequests.IsQuiet(context))
            return;
        data.Exception = null;
        base.OnEnd(data);
    }
}
