using PeerAtlas.Platform.Forms;

namespace PeerAtlas.Platform.Tests.Forms;

public sealed class UnseenCharactersTests
{
    [Theory]
    [InlineData(null, true)]
    [InlineData(" \t\n", true)]
    [InlineData("\u200B", true)]
    [InlineData(" \u2060\u200D\uFEFF\u00AD ", true)]
    [InlineData("\u200Bbecause", false)]
    [InlineData(".", false)]
    public void What_nobody_sees_is_as_good_as_empty(string? text, bool isBlank) => Assert.Equal(isBlank, UnseenCharacters.IsBlank(text));
}
