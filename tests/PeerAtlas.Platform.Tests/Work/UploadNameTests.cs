using System.Text;
using PeerAtlas.Platform.Work;

namespace PeerAtlas.Platform.Tests.Work;

public sealed class UploadNameTests
{
    [Theory]
    [InlineData("C:\\files\\records.csv", "records.csv")]
    [InlineData("/home/files/records.csv", "records.csv")]
    [InlineData("rec\u202Evsc.exe", "recvsc.exe")]
    [InlineData("re\u200Bcords\u2066.csv\u0000", "records.csv")]
    [InlineData("\u202E\u200B", "file")]
    public void A_name_has_no_folder_and_nothing_that_nobody_sees(string sent, string name) => Assert.Equal(name, Uploads.NameOf(sent));

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void A_long_name_keeps_its_end_and_halves_no_character(int before)
    {
        var name = Uploads.NameOf(new string('a', before) + string.Concat(Enumerable.Repeat("😀", 300)) + ".csv");
        Assert.InRange(name.Length, 199, 200);
        Assert.StartsWith("…", name, StringComparison.Ordinal);
        Assert.EndsWith("😀.csv", name, StringComparison.Ordinal);
        Assert.DoesNotContain("\uFFFD", Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(name)), StringComparison.Ordinal);
    }
}
