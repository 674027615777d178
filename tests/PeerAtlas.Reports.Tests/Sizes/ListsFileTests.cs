using System.Text;
using PeerAtlas.Reports.Sizes;
using PeerAtlas.Statistics.Populations;
using PeerAtlas.Tables;

namespace PeerAtlas.Reports.Tests.Sizes;

public class ListsFileTests
{
    [Fact]
    public void Counts_by_combination_are_read()
    {
        var lists = Read("register,payroll,count\n1,0,12\n0,1,30\n1,1,7\n");
        Assert.Equal(["register", "payroll"], lists.Names);
        Assert.Equal((12, 30, 7, 49), (lists.OnExactly(1), lists.OnExactly(2), lists.OnExactly(3), lists.Distinct));
    }

    [Fact]
    public void Ids_are_matched_whatever_their_case_and_a_repeated_one_counts_once()
    {
        var lists = Read("list,id\nregister,7f3a\npayroll, 7F3A \npayroll,02bc\npayroll,02bc\nRegister,9999\n");
        Assert.Equal(["register", "payroll"], lists.Names);
        Assert.Equal((1, 1, 1), (lists.OnExactly(1), lists.OnExactly(2), lists.OnExactly(3)));
    }

    [Theory]
    [InlineData("register,payroll,count\n1,2,12\n", 2, "payroll", "neither 0 nor 1")]
    [InlineData("register,payroll,count\n1,0,12\n1,1,-3\n", 3, "count", "not a whole number")]
    [InlineData("register,payroll,count\n1,0,1e3\n", 2, "count", "not a whole number")]
    [InlineData("register,payroll,count\n1,0,99999999999\n", 2, "count", "not a whole number")]
    [InlineData("register,payroll,count\n0,0,5\n", 2, "count", "on no list")]
    [InlineData("register,payroll,count\n1,0,5\n1,0,6\n", 3, null, "line 2 already")]
    [InlineData("register,count\n1,5\n", 1, null, "There is 1 list")]
    [InlineData("a,b,c,d,e,count\n1,0,0,0,0,5\n", 1, null, "There are 5 lists")]
    [InlineData("register,payroll\n1,0\n", 1, null, "neither a column")]
    [InlineData("list,id,name\nregister,1,Maria\n", 1, "name", "Only the columns list and id")]
    [InlineData("list,id\nregister,\n", 2, "id", "empty")]
    [InlineData("list,id\n,17\n", 2, "list", "not named")]
    [InlineData("list,id\na,1\nb,1\nc,1\nd,1\ne,1\n", 6, "list", "one list more")]
    [InlineData("list,id\nregister,1\nregister,2\n", null, null, "There is 1 list")]
    [InlineData("list,id\n", null, null, "no rows")]
    public void What_is_wrong_is_refused_by_row_and_column(string file, int? row, string? column, string words)
    {
        var refused = Assert.Throws<TableException>(() => Read(file));
        Assert.Equal((row, column), (refused.Row, refused.Column));
        Assert.Contains(words, refused.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void A_refusal_repeats_nothing_that_may_be_about_a_person()
    {
        foreach (
            var file in new[]
            {
                "register,payroll,count\nMaria Delgado,0,3\n",
                "register,payroll,count\n1,0,Maria Delgado\n",
                $"list,id\nregister,{new string('M', 190)}aria Delgado\n",
            }
        )
            Assert.DoesNotContain("aria", Assert.Throws<TableException>(() => Read(file)).Message, StringComparison.Ordinal);
    }

    private static PartialLists Read(string file) => ListsFile.Read(new MemoryStream(Encoding.UTF8.GetBytes(file)), "lists.csv");
}
