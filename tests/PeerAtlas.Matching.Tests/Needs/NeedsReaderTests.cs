using System.Text;
using PeerAtlas.Matching.Needs;
using PeerAtlas.Tables;

namespace PeerAtlas.Matching.Tests.Needs;

public sealed class NeedsReaderTests
{
    [Fact]
    public void Openings_and_people_are_read_from_their_columns()
    {
        var (openings, people) = Read(
            "id,posts,hours_from,hours_to,when,certified,car,pay_from,prefers\nj1,2,20,30,\"evening, weekend\",welcome,yes,17.5,p2 p1=p3\nj2,,,,,,,,\n",
            "id,hours_to,when,not_at,by,travel_minutes,prefers\np1,20,evening,j2,car,45,-\np2,,,,,,\np3,,,,,,\n"
        );

        Assert.Equal(
            (2, (20m, 30m), Asked.Welcome, true, (17.5m, 10_000m)),
            (openings[0].Posts, openings[0].Hours, openings[0].Certified, openings[0].Car, openings[0].Pay)
        );
        Assert.Equal(["p2", "p1 p3"], openings[0].Prefers!.Select(group => string.Join(' ', group)));
        Assert.Equal((1, null, null), (openings[1].Posts, openings[1].Hours, openings[1].Prefers));
        Assert.Equal(((0m, 20m), Travel.Car, 45, 0), (people[0].Hours, people[0].By, people[0].TravelMinutes, people[0].Prefers!.Count));
    }

    [Theory]
    [InlineData("name\nj1\n", "id\np1\n", "The table has no column id.")]
    [InlineData("id,salary\nj1,5\n", "id\np1\n", "There is no such column. Known are id, posts,")]
    [InlineData("id\nj1\nj1\n", "id\np1\n", "row 3, id: \"j1\" stands there twice.")]
    [InlineData("id\nj 1\n", "id\np1\n", "row 2, id: Give an id of 1 to 100 characters without blanks and =.")]
    [InlineData("id,posts\nj1,-1\n", "id\np1\n", "row 2, posts: Give a whole number from 0 to 100000.")]
    [InlineData("id,posts\nj1,1.5\n", "id\np1\n", "row 2, posts: Give a whole number")]
    [InlineData("id,hours_from,hours_to\nj1,30,20\n", "id\np1\n", "row 2, hours_to: The second number is smaller than the first.")]
    [InlineData("id,car\nj1,maybe\n", "id\np1\n", "row 2, car: Write yes or no.")]
    [InlineData("id,latitude\nj1,42\n", "id\np1\n", "row 2, latitude: Give latitude and longitude, or neither.")]
    [InlineData("id,prefers\nj1,p9\n", "id\np1\n", "\"j1\" prefers \"p9\", and there is no such person.")]
    [InlineData("id\nj1\n", "id,prefers\np1,j1 j1\n", "\"p1\" prefers \"j1\" twice.")]
    [InlineData("id\nj1\n", "id,by\np1,plane\n", "row 2, by: Write bus, car, foot or bicycle.")]
    public void What_cannot_be_is_refused_by_row_and_column(string openings, string people, string problem) =>
        Assert.Contains(problem, Assert.Throws<TableException>(() => Read(openings, people)).Message, StringComparison.Ordinal);

    private static (IReadOnlyList<Opening> Openings, IReadOnlyList<Seeker> People) Read(string openings, string people)
    {
        using var jobs = new MemoryStream(Encoding.UTF8.GetBytes(openings));
        using var persons = new MemoryStream(Encoding.UTF8.GetBytes(people));
        return NeedsReader.Read(jobs, "openings.csv", persons, "people.csv");
    }
}
