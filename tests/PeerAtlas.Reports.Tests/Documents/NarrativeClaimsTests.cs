using System.Runtime.CompilerServices;
using PeerAtlas.Reports.Disclosure;
using PeerAtlas.Reports.Documents;
using PeerAtlas.Reports.Drafts;
using PeerAtlas.Reports.Narratives;
using PeerAtlas.Statistics;

namespace PeerAtlas.Reports.Tests.Documents;

public class NarrativeClaimsTests
{
    [Fact]
    public void A_narrative_with_the_contradictions_of_2010_is_refused_with_each_of_them()
    {
        var problems = Build(File("contradictory-2010.md")).Problems.Select(problem => problem.Problem.Message).ToList();

        Assert.All(problems, problem => Assert.StartsWith("This cannot be", problem, StringComparison.Ordinal));
        Assert.All(Contradictions, arithmetic => Assert.Contains(problems, problem => problem.Contains(arithmetic, StringComparison.Ordinal)));
        Assert.Equal(Contradictions.Length, problems.Count);
    }

    private static readonly string[] Contradictions =
    [
        "30 + 35 is 65, more than 59",
        "30 of 59 is 50.85 %, not 41 %",
        "Two thirds is not One third",
        "250 ÷ 30 is 8.33, not 7",
        "71 of 218 is 32.57 %, not 32 %",
        "15 × 15 + 4 × 21 is at least 309, more than 250",
        "54 % full time and 54 % part time are 108 % of the same peer",
        "33 % of 19 is 6.27",
        "90 % of 64 is 57.6",
        "36 % of 20 is 7.2",
        "89 of 250 is 35.6 %, not 41 %",
        "“Had some turnover” is 63.33 % in this report, not 41 %",
    ];

    [Fact]
    public void A_clean_narrative_of_2010_passes() => Assert.Empty(Build(File("clean-2010.md")).Problems);

    [Fact]
    public void A_finding_leads_to_its_section_and_quotes_it()
    {
        var draft = new ReportDraft
        {
            Sections =
            [
                new() { Heading = "First", Narrative = "All is well." },
                new() { Heading = "Second", Narrative = Marked("In all, 71 of 218 (32 %) are certified.") },
            ],
        };

        var problem = Assert.Single(Build(draft).Problems);

        Assert.Equal(draft.Sections[1].Id, problem.SectionId);
        Assert.Contains("“In all, 71 of 218 (32 %) are certified.”", problem.Problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_sentence_too_long_to_be_checked_is_named_in_its_section()
    {
        var endless = "All the agencies " + string.Concat(Enumerable.Repeat("and others ", 5_000)) + "replied.";
        var draft = new ReportDraft
        {
            Sections =
            [
                new() { Heading = "First", Narrative = "All is well." },
                new() { Heading = "Second", Narrative = Marked("In all, 71 of 218 (32 %) are certi\u00ADfied. " + endless) },
            ],
        };

        var problems = Build(draft).Problems;

        Assert.All(problems, problem => Assert.Equal(draft.Sections[1].Id, problem.SectionId));
        Assert.Contains(problems, problem =>
            problem.Problem.Message.Contains($"has {endless.Length} characters and was not checked", StringComparison.Ordinal)
        );
        Assert.Contains(problems, problem => problem.Problem.Message.Contains("are certified.", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("In 41% of agencies there had been some turnover.", true)]
    [InlineData("In 63% of agencies there had been some turnover.", false)]
    [InlineData("In 63.3 percent of agencies there had been some turnover.", false)]
    [InlineData("In {{agency.turnover.share}} of agencies there had been some turnover.", false)]
    [InlineData("Of 30 agencies, 19 had some turnover.", false)]
    [InlineData("Pay rose by 41%.", false)]
    public void A_typed_number_is_held_against_the_figure_that_its_sentence_speaks_of(string sentence, bool isFound)
    {
        var draft = new ReportDraft
        {
            Sections =
            [
                new()
                {
                    Heading = "Leaving",
                    Narrative = sentence.Contains("{{", StringComparison.Ordinal) ? sentence : Marked(sentence),
                    Tables = ["agency.turnover"],
                },
            ],
        };

        Assert.Equal(isFound, Build(draft).Problems.Any(problem => problem.Problem.Message.Contains(FigureClaims.Rule, StringComparison.Ordinal)));
    }

    [Fact]
    public void Numbers_that_come_from_figures_are_read_with_the_text_around_them()
    {
        var draft = new ReportDraft
        {
            Sections = [new() { Heading = "Leaving", Narrative = "There was turnover in {{agency.turnover.share|of}} answers " + Marked("(41 %).") }],
        };

        Assert.Contains("19 of 30 is 63.33 %, not 41 %", Assert.Single(Build(draft).Problems).Problem.Message, StringComparison.Ordinal);
    }

    private static BuiltReport Build(ReportDraft draft)
    {
        var figure = FakeWaves.Share("agency.turnover.share", "Had some turnover", 19, 30);
        var table = new FigureTable
        {
            Name = "agency.turnover",
            Title = "Turnover",
            Columns = ["Share"],
            Rows = [new("Yes", [figure])],
        };
        var report = new Report
        {
            Title = "The peer workforce",
            Slug = "peer",
            WaveId = FakeWaves.WaveId,
            Content = draft.ToJson(),
        };
        var wave = new ReportableWave(FakeWaves.WaveId, "2010", new(2010, 4, 1), new(2010, 5, 31), IsClosed: true);
        return new ReportBuilder(report, wave, new FigureBook([table], UnreliableFigures.Withhold), new WaveFacts(), "DMH", Guard.Nothing).Build(draft);
    }

    /// <summary>A file of sections, each under a heading of the second level, with every number marked as typed on purpose.</summary>
    private static ReportDraft File(string name, [CallerFilePath] string here = "")
    {
        var text = System.IO.File.ReadAllText(Path.Combine(Path.GetDirectoryName(here)!, "Texts", name)).ReplaceLineEndings("\n");
        return new()
        {
            Sections =
            [
                .. text.Split("\n## ")
                    .Skip(1)
                    .Select(section => section.Split('\n', 2))
                    .Select(parts => new DraftSection
                    {
                        Heading = parts[0].Trim(),
                        Narrative = Marked(parts[1].Trim()),
                        Tables = ["agency.turnover"],
                    }),
            ],
        };
    }

    private static string Marked(string text)
    {
        foreach (var (start, length) in TypedNumbers.Find(text).Reverse())
            text = string.Concat(text.AsSpan(0, start), FigureReference.Mark(text.Substring(start, length)), text.AsSpan(start + length));
        return text;
    }
}
