using System.Diagnostics;

namespace PeerAtlas.Web.Telemetry;

/// <summary>Neither takes over nor hands on ids of traces: a browser could put anything into them.</summary>
internal sealed class OwnTracesOnly : DistributedContextPropagator
{
    public override IReadOnlyCollection<string> Fields => [];

    public override void Inject(
        Activity? activity,
        object? carrier,
        PropagatorSetterCallback? setter
    ) { /* nothing is handed on */
    }

    public override void ExtractTraceIdAndState(object? carrier, PropagatorGetterCallback? getter, out string? traceId, out string? traceState) =>
        (traceId, traceState) = (null, null);

    public override IEnumerable<KeyValuePair<string, string?>>? ExtractBaggage(object? carrier, PropagatorGetterCallback? getter) => null;
}
