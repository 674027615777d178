using System.Diagnostics;
using OpenTelemetry;

namespace PeerAtlas.Web.Telemetry;

/// <summary>Takes from a trace everything about a request that is not on its list, whoever put it there.</summary>
internal sealed class AllowedTags : BaseProcessor<Activity>
{
    /// <summary>What may be told of a request. The route is a template: "/survey/{token}".</summary>
    public static readonly string[] Names =
    [
        "http.request.method",
        "http.route",
        "http.response.status_code",
        "url.scheme",
        "network.protocol.version",
        "error.type",
    ];

    private static readonly HashSet<string> Allowed = [.. Names];

    /// <summary>Keeps a request from leaving.</summary>
    public static void Drop(Activity activity)
    {
        activity.IsAllDataRequested = false;
        activity.ActivityTraceFlags &= ~ActivityTraceFlags.Recorded;
    }

    /// <inheritdoc/>
    public override void OnEnd(Activity data)
    {
        foreach (var tag in data.TagObjects.Where(tag => !Allowed.Contains(tag.Key)).ToList())
            data.SetTag(tag.Key, null);
        data.DisplayName = $"{data.GetTagItem("http.request.method")} {data.GetTagItem("http.route")}".TrimEnd();
        data.SetStatus(data.Status);
        data.TraceStateString = null;
        // Of an exception its kind is told (error.type); an event would quote it.
        if (data.Events.Any() || data.Links.Any() || data.Baggage.Any())
            Drop(data);
    }
}
