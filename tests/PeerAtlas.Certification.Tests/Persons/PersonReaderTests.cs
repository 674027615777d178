using System.Text;
using System.Text.Json;
using Json.Schema;
using PeerAtlas.Certification.Json;
using PeerAtlas.Certification.Persons;
using PeerAtlas.Certification.Rules;

namespace PeerAtlas.Certification.Tests.Persons;

public sealed class PersonReaderTests
{
    private const string Everything = """
        {
          "credentials": [
            {"rule": "TX-MHPS", "issued": "2024-05-01", "stage": "provisional", "supervised_hours": 12.5, "extension": {"asked": "2024-09-20"},
              "endorsements": [{"id": "supervisor"}],
              "hours": [{"id": "a1", "date": "2024-06-01", "hours": 2.5, "topics": ["ethics"], "provider": "Somebody", "course": "Ethics 1"}]},
            {"rule": "ny-nycps", "issued": "2024-05-01", "stage": "full", "chosen_years": 2, "core_courses": ["Core"],
              "renewed": [{"on": "2026-04-20", "chosen_years": 3}]},
            {"rule": "GA-CPS-MH", "exam": {"tries": [{"on": "2026-03-03", "passed": true}]}, "experience_hours": 1, "experience_months": 2, "credits": 3}
          ],
          "hours": [{"id": "b1", "date": "2024-06-01", "hours": 1}]
        }
        """;

    private static readonly JsonSchema Schema = JsonSchema.FromFile(Path.Combine(AppContext.BaseDirectory, "person.schema.json"));

    [Fact]
    public void Everything_that_can_be_told_is_read()
    {
        var person = Read(Everything);
        Assert.True(Schema.Evaluate(JsonDocument.Parse(Everything).RootElement).IsValid);
        Assert.Equal(["TX-MHPS", "NY-NYCPS", "GA-CPS-MH"], person.Credentials.Select(credential => credential.Rule));
        Assert.Equal((12.5m, Given.Day("2024-09-20")), (person.Credentials[0].Experience.SupervisedHours, person.Credentials[0].ExtensionAsked));
        Assert.Equal(2.5m, person.Credentials[0].Hours[0].Hours);
        Assert.Equal(new CredentialRenewal(Given.Day("2026-04-20"), 3), person.Credentials[1].Renewals[0]);
        Assert.True(person.Credentials[2].ExamTries[0].IsPassed);
        Assert.Single(person.Hours);
    }

    [Theory]
    [InlineData(""" "rule": "TX-MHPX" """, "p.json, line 1, credentials[0].rule: There is no rule TX-MHPX. Known are CA-MPSS")]
    [InlineData(""" "isued": "2024-05-01", "rule": "TX-MHPS" """, "credentials[0].isued: This field is unknown. Known are chosen_years")]
    [InlineData(""" "rule": "TX-MHPS", "issued": "2024-02-30" """, "issued: This is to be a day of the years 1900 to 2199, written as 2026-03-31.")]
    [InlineData(""" "rule": "TX-MHPS", "issued": "05/01/2024" """, "issued: This is to be a day")]
    [InlineData(""" "rule": "TX-MHPS", "issued": "9999-12-31" """, "issued: This is to be a day")]
    [InlineData(""" "rule": "TX-MHPS", "stage": "half" """, "stage: This is to be one of full, provisional.")]
    [InlineData(""" "rule": "CA-MPSS", "stage": "provisional" """, "stage: CA-MPSS has no provisional stage that is known.")]
    [InlineData(""" "rule": "CA-MPSS", "extension": {"asked": "2026-01-01"} """, "extension: CA-MPSS has no extension that is known.")]
    [InlineData(""" "rule": "CA-MPSS", "endorsements": [{"id": "V"}] """, "endorsements: CA-MPSS has no endorsement \"V\".")]
    [InlineData(""" "rule": "NY-NYCPS", "issued": "2024-05-01" """, "chosen_years: NY-NYCPS lets the holder choose the years: tell one of 1, 2, 3.")]
    [InlineData(""" "rule": "NY-NYCPS", "issued": "2024-05-01", "chosen_years": 4 """, "chosen_years: NY-NYCPS lets the holder choose among 1, 2, 3 years.")]
    [InlineData(""" "rule": "TX-MHPS", "chosen_years": 2 """, "chosen_years: TX-MHPS leaves no years to choose.")]
    [InlineData(""" "rule": "TX-MHPS", "renewed": [{"on": "2026-01-01"}] """, "renewed: What was renewed must have been issued: tell issued.")]
    [InlineData(""" "rule": "TX-MHPS", "issued": "2026-01-01", "renewed": [{"on": "2026-01-01"}] """, "renewed: A renewal comes after the day of issue.")]
    [InlineData(""" "rule": "TX-MHPS", "hours": [{"id": "a", "date": "2026-01-01", "hours": 0}] """, "hours[0].hours: This is to be from 0.01 to 10000.")]
    [InlineData(""" "rule": "TX-MHPS", "hours": [{"date": "2026-01-01", "hours": 1}] """, "hours[0].id: This is missing.")]
    [InlineData(
        """ "rule": "TX-MHPS", "hours": [{"id": "a", "date": "2026-01-01", "hours": 1, "topics": "ethics"}] """,
        "hours[0].topics: This is to be a list."
    )]
    [InlineData(""" "rule": "TX-MHPS", "hours": [{"id": "a", "date": "2026-01-01", "hours": 1, "topics": [3]}] """, "hours[0].topics[0]: This is to be a text")]
    [InlineData(
        """ "rule": "TX-MHPS", "hours": [{"id": "a", "date": "2026-01-01", "hours": 1}, {"id": "a", "date": "2026-01-02", "hours": 1}] """,
        "hours[1].id: \"a\" stands there twice."
    )]
    public void What_is_unknown_or_contradicts_itself_is_refused_by_line(string credential, string problem) =>
        Refuses($$"""{"credentials": [{ {{credential}} }]}""", problem);

    [Fact]
    public void The_line_of_a_problem_is_told() =>
        Refuses(
            "{\n \"credentials\": [\n  {\"rule\": \"TX-MHPS\",\n   \"hours\": [\n    {\"id\": \"a\",\n     \"date\": \"soon\", \"hours\": 1}]}]}",
            "p.json, line 6, "
        );

    [Fact]
    public void The_same_record_under_two_credentials_is_the_same()
    {
        const string Text = """
            {"credentials": [
              {"rule": "ID-CPSS", "hours": [{"id": "a", "date": "2026-01-01", "hours": 1}]},
              {"rule": "ID-CPSS", "hours": [{"id": "a", "date": "2026-01-01", "hours": 1}]}]}
            """;
        Assert.Equal(2, Read(Text).Credentials.Count);
        Refuses(
            Text.Replace("\"hours\": 1}]}]}", "\"hours\": 2}]}]}", StringComparison.Ordinal),
            "\"a\" has another date or other hours under another credential."
        );
    }

    [Fact]
    public void Too_many_credentials_that_share_no_hours_are_refused() =>
        Refuses(
            $$"""{"credentials": [{{string.Join(',', Enumerable.Repeat("{\"rule\": \"ID-CPSS\"}", 9))}}]}""",
            "Of credentials that share no hours, at most 8 can be checked together."
        );

    [Theory]
    [InlineData("{}", "p.json, line 1, credentials: This is missing.")]
    [InlineData("{\"credentials\": []}", "p.json, line 1, credentials: There is no credential in it.")]
    [InlineData("{\"credentials\": [7]}", "p.json, line 1, credentials[0]: This is to be an object.")]
    [InlineData("null", "p.json, line 1: This is to be an object.")]
    [InlineData("credentials", "p.json, line 1: This is no JSON")]
    public void What_is_no_person_is_refused(string text, string problem) => Refuses(text, problem);

    [Fact]
    public void What_is_too_large_is_refused()
    {
        Refuses(new string(' ', PersonReader.Limit + 1), "p.json: The file has more than 5000000 bytes.");
        var hours = string.Join(',', Enumerable.Range(0, 5001).Select(number => $$"""{"id": "{{number}}", "date": "2026-01-01", "hours": 1}"""));
        Refuses($$"""{"credentials": [{"rule": "WI-CPS", "hours": [{{hours}}]}]}""", "hours: The list has more than 5000 items.");
    }

    [Fact]
    public void A_damaged_file_is_refused_and_never_ends_otherwise()
    {
        var random = new Random(20_261_130);
        var content = Encoding.UTF8.GetBytes(Everything);
        for (var run = 0; run < 2000; run++)
        {
            var damaged = (byte[])content.Clone();
            damaged[random.Next(damaged.Length)] = (byte)random.Next(256);
            damaged[random.Next(damaged.Length)] = (byte)"\"{}[]0,:e-"[random.Next(10)];
            try
            {
                var person = PersonReader.Read(damaged, "p.json", RuleBook.Shipped);
                PeerAtlas.Certification.Checking.CertificationCheck.Evaluate(person, RuleBook.Shipped, Given.Day("2199-12-31"));
            }
            catch (CertificationInputException refused)
            {
                Assert.NotEmpty(refused.Problems);
            }
        }
    }

    private static CertifiedPerson Read(string text) => PersonReader.Read(Encoding.UTF8.GetBytes(text), "p.json", RuleBook.Shipped);

    private static void Refuses(string text, string problem) => Assert.Contains(problem, Assert.Throws<CertificationInputException>(() => Read(text)).Message);
}
