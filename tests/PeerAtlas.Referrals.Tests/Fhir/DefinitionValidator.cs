using Firely.Fhir.Validation;
using Hl7.Fhir.Model;
using Hl7.Fhir.Serialization;
using Hl7.Fhir.Specification.Source;
using Hl7.Fhir.Specification.Terminology;

namespace PeerAtlas.Referrals.Tests.Fhir;

/// <summary>Holds resources against HL7's definitions of R4 (profiles, value sets, invariants), which the package brings along; nothing is fetched.</summary>
internal static class DefinitionValidator
{
    // Some seconds to read the definitions once; one at a time, since the validator keeps what it compiled.
    private static readonly Lock Turn = new();
    private static readonly FhirJsonDeserializer Reader = new(new DeserializerSettings().UsingMode(DeserializationMode.Recoverable));
    private static readonly Lazy<Validator> Definitions = new(() =>
    {
        var source = new CachedResolver(ZipSource.CreateValidationSource());
        return new(source, new LocalTerminologyService(source));
    });

    public static IReadOnlyList<string> Problems(string json)
    {
        lock (Turn)
        {
            Resource resource;
            try
            {
                resource = Reader.Deserialize<Resource>(json);
            }
            catch (DeserializationFailedException refused)
            {
                return [refused.Message];
            }

            return
            [
                .. Definitions
                    .Value.Validate(resource)
                    .Issue.Where(issue => issue.Severity is OperationOutcome.IssueSeverity.Error or OperationOutcome.IssueSeverity.Fatal)
                    .Select(issue => $"{string.Join(", ", issue.Expression)}: {issue.Details?.Text}"),
            ];
        }
    }
}
