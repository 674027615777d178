using Microsoft.Extensions.DependencyInjection;
using PeerAtlas.Platform.Database;
using PeerAtlas.Platform.Modules;
using PeerAtlas.Reports.Goals;
using PeerAtlas.Reports.Sizes;
using PeerAtlas.Statistics.Goals;

namespace PeerAtlas.Reports.Demonstrations;

/// <summary>Goals that were set after 2010, one in each status, and three lists to estimate the workforce of 2018 from.</summary>
internal static class DemonstrationGoals
{
    private const string Lists =
        "Made up for the demonstration: the register of the certified, a statewide payroll and the roll of the training center, all of June 1, 2018.";

    private const string Office = "Office of Recovery and Empowerment";

    public static async Task SetAsync(IServiceProvider scope, DemonstrationLoading loading, Guid baseline, Guid later, CancellationToken cancellation)
    {
        var database = scope.GetRequiredService<PeerAtlasDbContext>();
        database.AddRange(Goals(baseline));
        await database.SaveChangesAsync(cancellation);

        await using var file = File.OpenRead(loading.PathOf("lists-2018.csv"));
        var desk = scope.GetRequiredService<SizeDesk>();
        await desk.KeepListsAsync(later, ListsFile.Read(file, "lists-2018.csv", cancellation), Lists, cancellation: cancellation);
        await desk.KeepNumbersAsync(
            later,
            new() { Certified = 352, CertifiedSource = "made up: the training center, June 1, 2018" },
            cancellation: cancellation
        );
    }

    private static Goal[] Goals(Guid baseline)
    {
        return
        [
            Goal("Most agencies have a policy on disclosure", "agency.disclosure_policy_share", GoalDirection.AtLeast, 0.6, new(2020, 12, 31), Office),
            Goal("Peer jobs come with benefits", "peer.employer_benefits_share", GoalDirection.AtLeast, 0.9, new(2034, 12, 31), "Human resources"),
            Goal("Disrespectful language becomes rare", "peer.disrespect_heard_share", GoalDirection.AtMost, 0.15, new(2024, 12, 31), Office),
            Goal("Nearly every peer worker feels valued", "peer.role_valued_share", GoalDirection.AtLeast, 0.95, new(2028, 12, 31), Office),
            Goal("Two thirds more peer workers", "frame.peers_employed_total", GoalDirection.AtLeast, 1000, new(2034, 12, 31), "Office of the Commissioner"),
        ];

        Goal Goal(string title, string indicator, GoalDirection direction, double target, DateOnly due, string owner) =>
            new()
            {
                Title = title,
                Indicator = indicator,
                BaselineWaveId = baseline,
                Direction = direction,
                Target = target,
                DueOn = due,
                Owner = owner,
            };
    }
}
