using System.Text;
using PeerAtlas.Testing;

namespace PeerAtlas.EndToEnd;

/// <summary>Logs of hours as agencies have them, at each step of their import.</summary>
internal static class FilledLogs
{
    /// <summary>A title, start and end past midnight, a word that the role list does not have, a total.</summary>
    public const string Log = """
        Time sheet of September,,,,
        ,,,,
        Date,Time In,Time Out,Kind of work,Type
        09/14/2026,9:00 AM,10:30 AM,x,Individual
        09/14/2026,11:00 PM,1:15 AM,,Night walk
        Total,3:45,,,
        """;

    public static async Task FillAsync(Visitor administrator, Dictionary<string, string> holds)
    {
        holds["askedLog"] = await SendAsync(administrator, holds["agency"], Log);
        holds["readyLog"] = await SendAsync(
            administrator,
            holds["agency"],
            "Date,Hours,Client ID,Type\n2026-09-14,1.5,B-0001,Group\n2026-09-14,2,Z-9999,Group\n"
        );
        await administrator.SubmitAsync("Read the file this way", ("value.team", "River team"), ("leaveout", "true"));
    }

    private static async Task<string> SendAsync(Visitor administrator, string agency, string log)
    {
        await administrator.OpenAsync($"/teams/{agency}/hours");
        await administrator.UploadAsync("Look at the file", "Sent", "september.csv", Encoding.UTF8.GetBytes(log));
        return administrator.Where.Split('/', '#')[^1];
    }
}
