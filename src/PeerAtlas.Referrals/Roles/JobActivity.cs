using System.Text.Json;
using System.Text.Json.Serialization;
using PeerAtlas.Referrals.Hours;

namespace PeerAtlas.Referrals.Roles;

/// <summary>An activity in a version of a job description, with the words that the role list had when the version was written.</summary>
/// <param name="Key">Its key in the role list.</param>
/// <param name="Standing">How it stood to the role.</param>
/// <param name="English">Its name in English.</param>
/// <param name="Spanish">Its name in Spanish.</param>
/// <param name="InsteadEnglish">For what is never a peer's: why, and what to do instead, in English.</param>
/// <param name="InsteadSpanish">The same in Spanish.</param>
public sealed record JobActivity(string Key, RoleStanding Standing, string English, string Spanish, string InsteadEnglish, string InsteadSpanish)
{
    private static readonly JsonSerializerOptions Json = new() { Converters = { new JsonStringEnumConverter() } };

    /// <summary>An activity as the role list has it now.</summary>
    public static JobActivity Of(Activity activity) =>
        new(activity.Key, activity.Standing, activity.English, activity.Spanish, activity.InsteadEnglish, activity.InsteadSpanish);

    /// <summary>What a version holds: the chosen ones, and all that is never a peer's, which nobody leaves out.</summary>
    public static IReadOnlyList<JobActivity> Frozen(IEnumerable<Activity> list, IReadOnlyCollection<string> chosen) =>
        [.. list.Where(activity => activity.Standing == RoleStanding.Prohibited || chosen.Contains(activity.Key)).Select(Of)];

    internal static string Write(IReadOnlyList<JobActivity> activities) => JsonSerializer.Serialize(activities, Json);

    internal static IReadOnlyList<JobActivity> Read(string text) => JsonSerializer.Deserialize<IReadOnlyList<JobActivity>>(text, Json)!;
}
