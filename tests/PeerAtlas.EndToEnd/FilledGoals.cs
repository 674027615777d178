using System.Text;
using PeerAtlas.Testing;

namespace PeerAtlas.EndToEnd;

/// <summary>A goal from the closed wave, and lists to estimate its workforce from.</summary>
internal static class FilledGoals
{
    public static async Task FillAsync(Visitor analyst, Dictionary<string, string> holds)
    {
        await analyst.OpenAsync("/goals/edit");
        await analyst.SubmitAsync(
            "Save the goal",
            ("GoalTitle", "Most agencies hire"),
            ("Indicator", "agency.hire_share"),
            ("Baseline", holds["closedWave"]),
            ("Direction", "AtLeast"),
            ("Target", "80"),
            ("DueOn", "2029-12-31"),
            ("Owner", "Office of recovery"),
            ("Note", "Two letters to agencies a year.")
        );
        holds["goal"] = analyst.Where.Split('/')[^1];
        await analyst.OpenAsync($"/waves/{holds["closedWave"]}/size/lists");
        await analyst.UploadAsync(
            "Keep the counts",
            "Upload",
            "lists.csv",
            Encoding.UTF8.GetBytes("register,payroll,training,count\n1,0,0,40\n0,1,0,52\n0,0,1,31\n1,1,0,33\n1,0,1,18\n0,1,1,14\n1,1,1,22\n"),
            ("Source", "Three lists of June 2025")
        );
    }
}
