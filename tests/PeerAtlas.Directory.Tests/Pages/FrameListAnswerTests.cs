using Microsoft.EntityFrameworkCore;
using PeerAtlas.Testing;

namespace PeerAtlas.Directory.Tests.Pages;

/// <summary>What a person answers about a list is what was asked, can be changed, and is asked again of the next file where it must be.</summary>
public sealed class FrameListAnswerTests
{
    public static TheoryData<DatabaseKind> Databases => TestDatabase.Both;

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task One_word_that_is_added_as_new_leaves_the_others_asked_here_and_in_the_next_file(DatabaseKind kind)
    {
        await using var site = new TestSite(kind);
        var analyst = await site.SendListAsync(
            "Agency,Kind,Region\nAlpha,provider agency,Norteast\nBeta,provider agency,Westt\nGamma,provider agency,Cape Cod\n"
        );
        await analyst.SubmitAsync("Read the file this way", ("to.region", ""), ("to.region", ""), ("to.region", "+"));
        Assert.Equal(["Norteast", "Westt"], Asked(analyst));
        Assert.Equal("Regions 1 0 0", analyst.ListRows("counts").First());

        // What was said can be taken back.
        await analyst.SubmitAsync("Read the file this way", ("to.region", ""), ("to.region", ""), ("to.region", ""));
        Assert.Equal(["Norteast", "Westt", "Cape Cod"], Asked(analyst));
        await analyst.SubmitAsync("Read the file this way", ("add.region", "true"));
        Assert.Equal("Regions 3 0 0", analyst.ListRows("counts").First());
        Assert.Empty(Asked(analyst));
        await analyst.SubmitAsync("Read the file this way", ("add.region", ""));
        Assert.Equal(3, Asked(analyst).Length);

        await analyst.SubmitAsync("Read the file this way", ("to.region", "-"), ("to.region", "-"), ("to.region", "+"));
        await analyst.SubmitAsync("Confirm the import");
        Assert.Contains("The import is done. Regions: 1 added", analyst.Text);
        await analyst.UploadAsync(
            "Look at the file",
            "Sent",
            "next.csv",
            FrameSamples.Csv("Agency,Kind,Region\nDelta,provider agency,Cape Cod\nEpsilon,provider agency,Metro Bostn\nZeta,provider agency,Westt\n")
        );
        Assert.Equal(["Metro Bostn"], Asked(analyst));
    }

    /// <summary>The words that wait for an answer.</summary>
    private static string[] Asked(Visitor visitor) =>
        [
            .. visitor
                .Page.QuerySelectorAll("#words-region .pa-word")
                .Where(word => word.QuerySelector("option[selected]") is null)
                .Select(word => word.QuerySelector("label")!.TextContent),
        ];
}
