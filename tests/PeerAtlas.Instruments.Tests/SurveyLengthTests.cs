namespace PeerAtlas.Instruments.Tests;

public class SurveyLengthTests
{
    [Theory]
    [InlineData(1, 5)]
    [InlineData(28, 5)]
    [InlineData(30, 10)]
    [InlineData(120, 25)]
    public void Each_number_takes_the_time_to_read_and_to_type_it(int questions, int minutes)
    {
        // Two words and ten seconds each: 0.6 s and 10 s.
        var rows = Enumerable.Range(0, questions).Select(at => $"integer|q{at}|How many?");
        Assert.Equal(minutes, SurveyLength.Minutes(Forms.Read("type|name|label\n" + string.Join('\n', rows)), "en"));
    }

    [Fact]
    public void What_is_not_shown_takes_no_time_and_long_lists_are_not_read_to_their_end()
    {
        var choices = "list_name|name|label\n" + string.Join('\n', Enumerable.Range(0, 3_000).Select(at => $"towns|t{at}|Town {at}"));
        var form = Forms.Read("type|name|label|calculation\nselect_one towns|town|Town|\ncalculate|twice||1 + 1", choices);
        Assert.Equal(5, SurveyLength.Minutes(form, "en"));
    }
}
