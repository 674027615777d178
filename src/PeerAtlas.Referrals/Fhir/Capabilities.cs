using Hl7.Fhir.Model;
using static Hl7.Fhir.Model.CapabilityStatement;

namespace PeerAtlas.Referrals.Fhir;

/// <summary>Says exactly what this server can do, made of the same lists by which it does it.</summary>
internal sealed class Capabilities(IEnumerable<ResourceSource> sources, FhirCaller caller)
{
    // When what stands here last changed.
    private const string ChangedOn = "2026-11-28";

    /// <summary>The capability statement.</summary>
    public CapabilityStatement Statement() =>
        new()
        {
            Url = $"{caller.Base}/metadata",
            Name = "PeerAtlas",
            Title = "PeerAtlas: referrals to peer specialists",
            Status = PublicationStatus.Active,
            Date = ChangedOn,
            Kind = CapabilityStatementKind.Instance,
            Implementation = new() { Description = "Referrals to peer specialists of one agency", Url = caller.Base },
            Software = new() { Name = "PeerAtlas" },
            FhirVersion = FHIRVersion.N4_0_1,
            Format = [FhirJson.MediaType],
            Rest =
            [
                new()
                {
                    Mode = RestfulCapabilityMode.Server,
                    Security = new()
                    {
                        Cors = false,
                        Description =
                            "Send the agency's token in the header Authorization: Bearer TOKEN. "
                            + "Its administrator makes and revokes tokens on the page Connections. "
                            + "A token opens the records of its agency and no others; every reading of a person's record is recorded under the token's name.",
                    },
                    Resource = [.. sources.Select(Describe)],
                },
            ],
        };

    private static ResourceComponent Describe(ResourceSource source) =>
        new()
        {
            Type = source.Type,
            Documentation = source.Words,
            Interaction = [.. Interactions(source.Type).Select(code => new ResourceInteractionComponent { Code = code })],
            Versioning = source.HasVersions ? ResourceVersionPolicy.VersionedUpdate : ResourceVersionPolicy.NoVersion,
            ReadHistory = false,
            UpdateCreate = false,
            ConditionalCreate = source.Type == "ServiceRequest",
            ConditionalRead = ConditionalReadStatus.NotSupported,
            ConditionalUpdate = false,
            ConditionalDelete = ConditionalDeleteStatus.NotSupported,
            SearchParam =
            [
                .. source.Parameters.Select(parameter => new CapabilityStatement.SearchParamComponent
                {
                    Name = parameter.Name,
                    Type = parameter.Type,
                    Documentation = parameter.Words,
                }),
            ],
        };

    private static IEnumerable<TypeRestfulInteraction> Interactions(string type)
    {
        yield return TypeRestfulInteraction.Read;
        yield return TypeRestfulInteraction.SearchType;
        if (type == "ServiceRequest")
            yield return TypeRestfulInteraction.Create;
        if (type == "Task")
            yield return TypeRestfulInteraction.Update;
    }
}
