using PeerAtlas.Certification.Json;
using PeerAtlas.Certification.Rules;

namespace PeerAtlas.Certification.Persons;

/// <summary>Holds what is told of a credential against its rule.</summary>
internal static class PersonChecks
{
    public static void Check(HeldCredential credential, CertificationRule rule, JsonFields fields)
    {
        var versions = rule.Versions;
        if (credential.IsProvisional && versions.All(version => version.Provisional is null))
            fields.Refuse("stage", $"{rule.Id} has no provisional stage that is known.");
        if (credential.ExtensionAsked is not null && versions.All(version => version.Provisional?.Extension is null))
            fields.Refuse("extension", $"{rule.Id} has no extension that is known.");
        foreach (var endorsement in credential.Endorsements)
        {
            if (versions.All(version => version.Endorsements.All(known => known.Id != endorsement.Id)))
                fields.Refuse("endorsements", $"{rule.Id} has no endorsement \"{endorsement.Id}\".");
        }

        CheckYears(credential, rule, fields);
        CheckDays(credential, fields);
    }

    private static void CheckYears(HeldCredential credential, CertificationRule rule, JsonFields fields)
    {
        int[] years = [.. rule.Versions.SelectMany(version => version.Period?.Choices ?? []).Select(choice => choice.Years).Distinct().Order()];
        var choices = string.Join(", ", years);
        if (years.Length == 0 && (credential.ChosenYears ?? credential.Renewals.Select(renewal => renewal.ChosenYears).Max()) is not null)
            fields.Refuse("chosen_years", $"{rule.Id} leaves no years to choose.");
        else if (years.Length > 0 && credential is { ChosenYears: null, Issued: not null, IsProvisional: false })
            fields.Refuse("chosen_years", $"{rule.Id} lets the holder choose the years: tell one of {choices}.");
        else if (
            years.Length > 0
            && credential.Renewals.Select(renewal => renewal.ChosenYears).Append(credential.ChosenYears).Any(year => year is { } y && !years.Contains(y))
        )
            fields.Refuse("chosen_years", $"{rule.Id} lets the holder choose among {choices} years.");
    }

    private static void CheckDays(HeldCredential credential, JsonFields fields)
    {
        if (credential.Renewals.Count > 0 && credential.Issued is null)
            fields.Refuse("renewed", "What was renewed must have been issued: tell issued.");
        if (credential.Renewals.Any(renewal => renewal.On <= credential.Issued))
            fields.Refuse("renewed", "A renewal comes after the day of issue.");
        if (credential.Renewals.DistinctBy(renewal => renewal.On).Count() < credential.Renewals.Count)
            fields.Refuse("renewed", "Two renewals stand on the same day.");
        if (credential is { IsProvisional: true, Renewals.Count: > 0 })
            fields.Refuse("renewed", "A provisional credential is not renewed.");
        if (credential.ExtensionAsked < credential.Issued)
            fields.Refuse("extension", "The extension was asked before the credential was issued.");
    }
}
