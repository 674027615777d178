using PeerAtlas.Design;

namespace PeerAtlas.Referrals.Roles;

/// <summary>The kinds of program and the levels of practice among which a job description chooses.</summary>
internal static class JobTerms
{
    /// <summary>Where a peer works.</summary>
    public static IReadOnlyDictionary<string, Words> Settings { get; } =
        new Dictionary<string, Words>(StringComparer.Ordinal)
        {
            ["community"] = JobTermWords.Community,
            ["assertive"] = JobTermWords.Assertive,
            ["outpatient"] = JobTermWords.Outpatient,
            ["respite"] = JobTermWords.Respite,
            ["crisis"] = JobTermWords.Crisis,
            ["emergency"] = JobTermWords.Emergency,
            ["inpatient"] = JobTermWords.Inpatient,
            ["housing"] = JobTermWords.Housing,
            ["employment"] = JobTermWords.Employment,
            ["peer-run"] = JobTermWords.PeerRun,
        };

    /// <summary>How much practice a job asks for.</summary>
    public static IReadOnlyDictionary<string, Words> Levels { get; } =
        new Dictionary<string, Words>(StringComparer.Ordinal)
        {
            ["entry"] = JobTermWords.Entry,
            ["certified"] = JobTermWords.Certified,
            ["senior"] = JobTermWords.Senior,
            ["lead"] = JobTermWords.Lead,
            ["supervisor"] = JobTermWords.Supervisor,
        };

    /// <summary>A term in the reader's language; null for none.</summary>
    public static string? Say(IReadOnlyDictionary<string, Words> terms, string? key, Language language) =>
        key is null ? null
        : terms.TryGetValue(key, out var words) ? language[words]
        : key;

    /// <summary>The terms to choose from.</summary>
    public static IReadOnlyList<Choice> Choices(IReadOnlyDictionary<string, Words> terms, Language language) =>
        [.. terms.Select(term => new Choice(term.Key, language[term.Value]))];
}

/// <summary>Kinds of program and levels of practice in words.</summary>
internal static class JobTermWords
{
    public static readonly Words Community = new("Community support", "Apoyo en la comunidad");
    public static readonly Words Assertive = new("Assertive community treatment", "Tratamiento comunitario asertivo");
    public static readonly Words Outpatient = new("Outpatient clinic", "Clínica ambulatoria");
    public static readonly Words Respite = new("Respite", "Respiro");
    public static readonly Words Crisis = new("Crisis service", "Servicio de crisis");
    public static readonly Words Emergency = new("Emergency department", "Sala de emergencias");
    public static readonly Words Inpatient = new("Inpatient unit", "Unidad de hospitalización");
    public static readonly Words Housing = new("Housing with support", "Vivienda con apoyo");
    public static readonly Words Employment = new("Supported employment", "Empleo con apoyo");
    public static readonly Words PeerRun = new("Peer-run program", "Programa dirigido por pares");
    public static readonly Words Entry = new("Beginning", "Inicial");
    public static readonly Words Certified = new("Certified", "Certificado");
    public static readonly Words Senior = new("Experienced", "Con experiencia");
    public static readonly Words Lead = new("Leads other peers", "Guía a otros pares");
    public static readonly Words Supervisor = new("Supervises peers", "Supervisa a pares");
}
