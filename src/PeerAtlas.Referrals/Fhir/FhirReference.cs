using Hl7.Fhir.Model;

namespace PeerAtlas.Referrals.Fhir;

/// <summary>
/// Reads references to resources of this server: Type/ID, alone or below the server's own address. What lies on another server, in a version or
/// inside the resource itself is none, whatever id it ends in.
/// </summary>
internal static class FhirReference
{
    private const string Definitions = "http://hl7.org/fhir/StructureDefinition/";

    /// <summary>The type and id that a reference names; null when it names nothing of this server, or contradicts the type that stands beside it.</summary>
    public static (string Type, Guid Id)? Own(ResourceReference? reference, FhirCaller caller) =>
        Own(reference?.Reference, caller.Base) is { } own && (reference!.Type is null || reference.Type == own.Type || reference.Type == Definitions + own.Type)
            ? own
            : null;

    /// <inheritdoc cref="Own(ResourceReference?, FhirCaller)"/>
    public static (string Type, Guid Id)? Own(string? reference, string root)
    {
        if (reference is null)
            return null;
        var relative = reference.StartsWith(root + "/", StringComparison.OrdinalIgnoreCase) ? reference[(root.Length + 1)..] : reference;
        return relative.Split('/') is [var type, var text] && type.Length > 0 && type.All(char.IsAsciiLetter) && Id(text) is { } id ? (type, id) : null;
    }

    /// <summary>An id as this server writes it.</summary>
    public static Guid? Id(string text) => Guid.TryParseExact(text, "D", out var id) ? id : null;
}
