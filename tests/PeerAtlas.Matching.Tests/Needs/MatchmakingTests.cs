using PeerAtlas.Matching.Needs;

namespace PeerAtlas.Matching.Tests.Needs;

public sealed class MatchmakingTests
{
    private static readonly Spot Worcester = new(42.2626, -71.8023);
    private static readonly Spot Boston = new(42.3601, -71.0589);

    [Fact]
    public void A_hard_rule_keeps_two_apart_and_says_why_and_by_how_much()
    {
        var opening = new Opening("desk")
        {
            Hours = (30, 40),
            When = ["evening", "weekend"],
            Program = "inpatient",
            Languages = ["Spanish"],
            Certified = Asked.Needed,
            License = true,
            Car = true,
            Place = Boston,
            Pay = (15, 18.5m),
        };
        var person = new Seeker("kim")
        {
            Hours = (10, 20),
            When = ["morning", "evening"],
            Programs = ["clubhouse", "drop-in"],
            Place = Worcester,
            TravelMinutes = 60,
            Pay = 20,
        };

        Assert.Equal(
            [
                "It is 30 to 40 hours a week, and the person needs 10 to 20.",
                "Work is also then, when the person cannot: weekend.",
                "It is in inpatient, and the person looks for clubhouse or drop-in.",
                "It needs Spanish.",
                "It needs a certification, and does not train on the job.",
                "It needs a driver's license.",
                "It needs a car.",
                "It is about 249 minutes away by bus, and 60 are the most.",
                "It pays up to 18.50 dollars an hour, and 20.00 are the least.",
            ],
            Fit.WhyNot(opening, person)
        );
    }

    [Fact]
    public void What_nobody_said_rules_nothing_out()
    {
        Assert.Empty(
            Fit.WhyNot(
                new("a"),
                new("p")
                {
                    Hours = (1, 2),
                    When = ["morning"],
                    Place = Boston,
                    TravelMinutes = 1,
                    Pay = 50,
                }
            )
        );
        Assert.Empty(Fit.WhyNot(new("a") { Remote = true, Place = Worcester }, new("p") { Place = Boston, TravelMinutes = 1 }));
        Assert.Empty(Fit.WhyNot(new("a") { Certified = Asked.Welcome }, new("p")));
    }

    [Fact]
    public void Where_somebody_would_not_work_they_are_not_sent_and_no_reason_is_asked()
    {
        var person = new Seeker("p") { NotAt = ["Old Employer", "b"] };

        Assert.Equal(["The person would not work there."], Fit.WhyNot(new("a") { Employer = "old employer" }, person));
        Assert.Equal(["The person would not work there."], Fit.WhyNot(new("b"), person));
        Assert.Empty(Fit.WhyNot(new("c") { Employer = "Another" }, person));
    }

    [Fact]
    public void Kilometers_are_those_of_the_great_circle()
    {
        Assert.InRange(Worcester.KilometersTo(Boston), 62, 62.5);
        Assert.Equal(0, Boston.KilometersTo(Boston));
        Assert.InRange(new Spot(0, 0).KilometersTo(new Spot(0, 180)), 20_015, 20_016);
    }

    [Fact]
    public void The_shorter_way_comes_before_better_pay_and_who_is_certified_before_who_is_not()
    {
        Opening[] openings =
        [
            new("near")
            {
                Place = Worcester,
                Pay = (16, 16),
                Certified = Asked.Welcome,
            },
            new("far")
            {
                Place = Boston,
                Pay = (25, 25),
                Certified = Asked.Welcome,
            },
        ];
        Seeker[] people =
        [
            new("trained") { Place = Worcester, By = Travel.Car },
            new("certified")
            {
                Place = Worcester,
                By = Travel.Car,
                Certified = true,
            },
        ];

        var answer = Matchmaking.Of(openings, people, "word");

        Assert.Equal(["near certified", "far trained"], answer.Pairs.Select(pair => $"{pair.Opening.Id} {pair.Person.Id}"));
        Assert.Equal(["They are certified.", "It is about 0 minutes away by car."], answer.Pairs[0].Reasons);
        Assert.Equal((2, false, false), (answer.AtMost, answer.HasOthers, answer.HasTies));
    }

    [Fact]
    public void Between_equals_the_published_word_decides_and_not_who_stands_first()
    {
        Opening[] openings = [new("a")];
        Seeker[] people = [new("p1"), new("p2")];
        string Winner(string word, Seeker[] order) => Matchmaking.Of(openings, order, word).Pairs[0].Person.Id;

        var words = Enumerable.Range(0, 40).Select(at => $"word {at}").ToList();
        Assert.Equal(["p1", "p2"], words.Select(word => Winner(word, people)).Distinct().Order());
        Assert.All(words, word => Assert.Equal(Winner(word, people), Winner(word, [people[1], people[0]])));
    }

    [Fact]
    public void Where_another_stable_matching_brings_more_into_posts_it_is_taken_and_told()
    {
        Opening[] openings =
        [
            new("h1")
            {
                Prefers =
                [
                    ["r1", "r2"],
                ],
            },
            new("h2")
            {
                Prefers =
                [
                    ["r1"],
                ],
            },
        ];
        Seeker[] people =
        [
            new("r1")
            {
                Prefers =
                [
                    ["h1"],
                    ["h2"],
                ],
            },
            new("r2")
            {
                Prefers =
                [
                    ["h1"],
                ],
            },
        ];

        var answers = Enumerable.Range(0, 20).Select(at => Matchmaking.Of(openings, people, $"word {at}")).ToList();

        Assert.All(answers, answer => Assert.Equal(["h1 r2", "h2 r1"], answer.Pairs.Select(pair => $"{pair.Opening.Id} {pair.Person.Id}")));
        Assert.Equal([1, 2], answers.Select(answer => answer.ByLot).Distinct().Order());
        Assert.All(answers.Where(answer => answer.ByLot == 1), answer => Assert.True(answer.HasOthers));
    }
}
