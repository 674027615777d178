using System.Text;
using PeerAtlas.Certification.Json;
using PeerAtlas.Certification.Rules;

namespace PeerAtlas.Certification.Tests.Rules;

public sealed class RuleReaderTests
{
    [Theory]
    [InlineData(""" "perod": {} """, "XX-T.json, line 2, versions[0].perod: This field is unknown.")]
    [InlineData(""" "period": {"kind": "forever"} """, "versions[0].period.kind: This is to be one of none, rolling, calendar_year, chosen_by_holder.")]
    [InlineData(""" "period": {"kind": "rolling"} """, "versions[0].period.months: This is missing.")]
    [InlineData(""" "period": {"kind": "none", "months": 24} """, "versions[0].period.months: This belongs to a period of another kind, rolling.")]
    [InlineData(""" "period": {"kind": "chosen_by_holder", "choices": []} """, "period.choices: There is nothing to choose.")]
    [InlineData(
        """ "period": {"kind": "chosen_by_holder", "choices": [{"years": 1, "total": 5}]}, "renewal": {"hours": {"total": 5}} """,
        "renewal: The total follows from the years that are chosen"
    )]
    [InlineData(
        """ "period": {"kind": "chosen_by_holder", "choices": [{"years": 1, "total": 5}]}, "renewal": {"hours": {"floors": [{"topic": "a", "name": {"en": "A"}, "hours": 6}]}} """,
        "period: The floors ask 6 hours together, which is more than the total of 5."
    )]
    [InlineData(
        """ "period": {"kind": "none"}, "renewal": {"hours": {"total": 5}} """,
        "renewal: The credential does not expire, so that there is nothing to renew."
    )]
    [InlineData(""" "supervision": [{"times": 2}] """, "versions[0].supervision[0].times: How many times and in what time belong together.")]
    [InlineData(""" "supervision": [{"minutes_of_one": 30, "face_to_face": true}] """, "supervision[0].face_to_face: There is no number of times")]
    [InlineData(""" "supervision": [{"times": 1, "every": "week", "face_to_face": 2}] """, "face_to_face: More of them are face to face than are asked.")]
    [InlineData(""" "supervision": [{"stage": "full"}] """, "versions[0].supervision[0]: This asks nothing.")]
    [InlineData(""" "supervision": [{"by": ["anybody"]}] """, "supervision[0].by: This is to be one of experienced_peer, certified_peer")]
    [InlineData(""" "supervision": [{"by": ["certified_peer", "certified_peer"]}] """, "supervision[0].by: \"certified_peer\" stands there twice.")]
    [InlineData(
        """ "supervision": [{"times": 1, "every": "week"}, {"stage": "full", "times": 1, "every": "month"}] """,
        "versions[0].supervision: Of each stage supervision is told once"
    )]
    [InlineData(""" "renewal": {"hours": {"total": -5}} """, "versions[0].renewal.hours.total: This is to be from 0.25 to 10000.")]
    [InlineData(""" "renewal": {"hours": {"total": "20"}} """, "renewal.hours.total: This is to be a number.")]
    [InlineData(""" "renewal": {"hours": {"total": 1e400}} """, "renewal.hours.total: This is to be a number.")]
    [InlineData(""" "renewal": {"hours": {"total": 1.00001}} """, "renewal.hours.total: A number has at most four decimals.")]
    [InlineData(
        """ "renewal": {"hours": {"total": 5, "floors": [{"topic": "a", "name": {"en": "A"}, "hours": 3}, {"topic": "b", "name": {"en": "B"}, "hours": 2.5}]}} """,
        "renewal.hours.total: The floors ask 5.5 hours together, which is more than the total of 5."
    )]
    [InlineData(
        """ "renewal": {"hours": {"floors": [{"topic": "law_and_ethics", "name": {"en": "A"}, "hours": 3}, {"topic": "b", "name": {"en": "B"}, "hours": 2, "also_known_as": ["Law & Ethics"]}]}} """,
        "renewal.hours.floors: \"law_and_ethics\" stands there twice."
    )]
    [InlineData(
        """ "renewal": {"hours": {"floors": [{"topic": "Ethics!", "name": {"en": "A"}, "hours": 3}]}} """,
        "floors[0].topic: This is to be made of small letters"
    )]
    [InlineData(""" "renewal": {"hours": {"floors": [{"topic": "a", "name": {"es": "A"}, "hours": 3}]}} """, "floors[0].name.en: This is missing.")]
    [InlineData(
        """ "renewal": {"hours": {"floors": [{"topic": "a", "name": {"en": "A"}, "hours": 3, "for": "chief"}]}} """,
        "endorsements: The floor a is for \"chief\", which is no endorsement of this rule."
    )]
    [InlineData(""" "renewal": {"hours": {"total": 5}, "asks_no_hours": true} """, "renewal.asks_no_hours: The rule asks no hours, and it asks hours.")]
    [InlineData(""" "renewal": {"windows": [{"late_fee": 5}]} """, "renewal.windows[0]: A window opens or closes.")]
    [InlineData(""" "renewal": {"windows": [{"opens": {"month": 2, "day": 30}}]} """, "opens.day: The month has no such day.")]
    [InlineData(""" "renewal": {"windows": [{"opens": {"days_before": 30, "months_before": 1}}]} """, "opens: A day is told by days_before")]
    [InlineData(
        """ "renewal": {"windows": [{"opens": {"days_before": 30}, "closes": {"days_before": 60}}]} """,
        "windows[0].closes: The window closes before it opens."
    )]
    [InlineData(""" "renewal": {"windows": [{"opens": {"month": 1, "day": 1}}]} """, "renewal: A window by days of the calendar belongs to calendar years.")]
    [InlineData(
        """ "period": {"kind": "calendar_year", "first_counted": "year_of_issue"}, "renewal": {"windows": [{"from_year": 2024, "opens": {"month": 1, "day": 1}}, {"opens": {"month": 2, "day": 1}}]} """,
        "windows[1].from_year: Another window holds for the same years."
    )]
    [InlineData(""" "provisional": {"extension": {"months": 6}} """, "provisional.extension: A stage without a length cannot be made longer.")]
    [InlineData(
        """ "provisional": {"months": 1, "extension": {"months": 6, "asked_days_before": 60}} """,
        "extension: The extension is to be asked before the stage begins."
    )]
    [InlineData(""" "entry": {"exam": {"within_months": 12}} """, "entry.exam.within_months: There is no number of tries")]
    [InlineData(""" "entry": {"conditions": ["magic"]} """, "entry.conditions: \"magic\" is unknown.")]
    [InlineData(""" "entry": {"one_of": {"ways": [{"credits": 1}]}} """, "one_of.ways: Of one way there is nothing to choose.")]
    [InlineData(""" "entry": {"one_of": {"ways": [{"credits": 1, "training_hours": 2}, {"credits": 3}]}} """, "ways[0]: A way has one of")]
    [InlineData(""" "sources": [{"title": "T", "address": "javascript:alert(1)"}] """, "sources[0].address: An address begins with https:// or http://.")]
    [InlineData(""" "levels": [{"level": 1}, {"level": 1}] """, "levels: The same level stands there twice.")]
    [InlineData(
        """ "renewal": {"distinct_hours": "X", "hours": {"providers": [{"provider": "p", "name": {"en": "P"}, "hours": 1}]}} """,
        "renewal.distinct_hours: Hours that no two credentials share cannot be divided by providers"
    )]
    public void What_is_unknown_or_contradicts_itself_is_refused_by_place(string fields, string problem) => Refuses(Given.RuleText(fields), problem);

    [Theory]
    [InlineData(""" "to": "2025-12-31" """, """ "from": "2025-12-31" """, "versions[1].from: Version 2 overlaps version 1: end that one before.")]
    [InlineData(""" "from": "2020-01-01" """, """ "from": "2026-01-01" """, "versions[1].from: Version 2 overlaps version 1")]
    [InlineData(""" "to": "2025-12-31" """, """ "to": "2026-12-31" """, "versions[1].from: Version 2 follows another one")]
    [InlineData(""" "from": "2026-01-01", "to": "2025-12-31" """, """ "from": "2027-01-01" """, "versions[0].to: Version 1 ends before it begins.")]
    public void Versions_that_overlap_are_refused(string first, string second, string problem) =>
        Refuses(
            $$"""
            {"id": "XX-T", "name": {"en": "Test"}, "place": "XX", "versions": [
              {"version": "1", "reviewed_on": "2026-11", "read_from": "text", {{first}}},
              {"version": "2", "reviewed_on": "2026-11", "read_from": "text", {{second}}}]}
            """,
            problem
        );

    [Theory]
    [InlineData("", "XX-T.json, line 1: This is no JSON")]
    [InlineData("{", "XX-T.json, line 1: This is no JSON")]
    [InlineData("{}\n{}", "XX-T.json, line 2: This is no JSON")]
    [InlineData("[]", "XX-T.json, line 1: This is to be an object.")]
    [InlineData("{\"id\": \"A\",\n\"id\": \"B\"}", "XX-T.json, line 2: \"id\" stands twice in one object.")]
    [InlineData("{\"id\": \"\\ud800\"}", "XX-T.json, line 1: A text has characters that cannot be read.")]
    [InlineData(
        "{\"id\": \"../../etc\", \"name\": {\"en\": \"T\"}, \"place\": \"XX\", \"versions\": []}",
        "XX-T.json, line 1, id: An id is made of capital letters"
    )]
    [InlineData("{\"versions\": {}}", "XX-T.json, line 1, versions: This is to be a list.")]
    public void What_is_no_rule_is_refused(string text, string problem) => Refuses(text, problem);

    [Fact]
    public void What_is_too_large_too_deep_or_too_long_is_refused()
    {
        Refuses(new string(' ', RuleReader.Limit + 1), "XX-T.json: The file has more than 200000 bytes.");
        Refuses(string.Concat(Enumerable.Repeat("[", 5000)), "This is no JSON");
        Refuses($$"""{"id": "{{new string('A', 1001)}}"}""", "A text has more than 1000 characters.");
        Refuses(Given.RuleText($"\"levels\": [{string.Join(',', Enumerable.Repeat("{}", 11))}]"), "versions[0].levels: The list has more than 10 items.");
    }

    [Fact]
    public void A_byte_order_mark_and_null_are_no_problem()
    {
        byte[] file = [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(Given.RuleText(""" "period": null, "from": null """))];
        Assert.Null(RuleReader.Read(file, "XX-T.json").Versions[0].Period);
    }

    [Fact]
    public void Of_supervision_each_part_may_be_unknown_and_face_to_face_may_be_all_or_some()
    {
        var told = Read(
            Given.RuleText(
                """
                "supervision": [{"stage": "provisional", "times": 3, "every": "week", "face_to_face": true},
                  {"stage": "full", "minutes_of_one": 45, "by": ["experienced_peer", "licensed_professional"]}]
                """
            )
        ).Versions[0];
        var (provisional, full) = (told.SupervisionOf(isProvisional: true)!, told.SupervisionOf(isProvisional: false)!);
        Assert.Equal((3, CadenceUnit.Week, 3, null), (provisional.Times, provisional.Every, provisional.FaceToFace, provisional.MinutesOfOne));
        Assert.Empty(provisional.By);
        Assert.Equal((null, null, 45), (full.Times, full.FaceToFace, full.MinutesOfOne));
        Assert.Equal([SupervisorKind.ExperiencedPeer, SupervisorKind.LicensedProfessional], full.By);
        Assert.False(full.IsAsked);
    }

    [Fact]
    public void All_problems_are_told_at_once_and_never_more_than_fifty()
    {
        var two = Assert.Throws<CertificationInputException>(() => Read(Given.RuleText(""" "levels": 1, "period": 2 """)));
        Assert.Equal(2, two.Problems.Count);
        var many = string.Join(',', Enumerable.Range(0, 500).Select(number => $"\"x{number}\": 1"));
        Assert.Equal(50, Assert.Throws<CertificationInputException>(() => Read(Given.RuleText(many))).Problems.Count);
    }

    [Fact]
    public void A_damaged_file_is_refused_and_never_ends_otherwise()
    {
        var random = new Random(20_261_130);
        foreach (var (name, content) in RuleBook.ShippedFiles)
        {
            for (var run = 0; run < 60; run++)
            {
                var damaged = (byte[])content.Clone();
                for (var bytes = random.Next(1, 4); bytes > 0; bytes--)
                    damaged[random.Next(damaged.Length)] = (byte)random.Next(256);
                try
                {
                    RuleReader.Read(damaged.AsSpan(0, random.Next(2) == 0 ? damaged.Length : random.Next(damaged.Length)), name);
                }
                catch (CertificationInputException refused)
                {
                    Assert.NotEmpty(refused.Problems);
                }
            }
        }
    }

    private static CertificationRule Read(string text) => RuleReader.Read(Encoding.UTF8.GetBytes(text), "XX-T.json");

    private static void Refuses(string text, string problem)
    {
        var refused = Assert.Throws<CertificationInputException>(() => Read(text));
        Assert.Contains(problem, refused.Message);
    }
}
