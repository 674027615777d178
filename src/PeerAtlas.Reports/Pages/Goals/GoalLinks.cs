namespace PeerAtlas.Reports;

/// <summary>Addresses of the pages of goals.</summary>
internal static class GoalLinks
{
    public const string Index = "/goals";

    public const string Indicators = "/goals/indicators";

    public static string Goal(Guid goal) => $"/goals/{goal}";

    public static string Edit(Guid? goal = null) => goal is null ? "/goals/edit" : $"/goals/edit/{goal}";
}
