using PeerAtlas.Platform.Accounts;

namespace PeerAtlas.Platform.Tests.Accounts;

public sealed class PasswordRulesTests
{
    [Theory]
    [InlineData("seven quiet otters swim", null)]
    [InlineData("ÑANDÚ y 7 guanacos ✓", null)]
    [InlineData("14 characters!", PasswordProblem.TooShort)]
    [InlineData("passwordpassword1", PasswordProblem.EasilyGuessed)]
    [InlineData("maria.lopez@north.example", PasswordProblem.EasilyGuessed)]
    [InlineData("López María López", PasswordProblem.EasilyGuessed)]
    [InlineData("aaaaaaaaaaaaaaaaaaaaab", PasswordProblem.Repetitive)]
    [InlineData("abcabcabcabcabcabc", PasswordProblem.Repetitive)]
    public void Length_counts_and_what_others_would_try_first_is_refused(string password, PasswordProblem? problem) =>
        Assert.Equal(problem, PasswordRules.Problem(password, "maria.lopez@north.example", "María López"));

    [Fact]
    public void A_password_may_be_a_sentence_but_not_a_book()
    {
        var long256 = string.Concat(Enumerable.Range(0, 64).Select(number => $"{number:0000}"));
        Assert.Null(PasswordRules.Problem(long256, "", ""));
        Assert.Equal(PasswordProblem.TooLong, PasswordRules.Problem(long256 + "x", "", ""));
    }
}
