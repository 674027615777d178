using FsCheck.Fluent;
using PeerAtlas.Instruments.Tests.Browser;
using PeerAtlas.Tables;

namespace PeerAtlas.Instruments.Tests;

/// <summary>The browser works out what is asked on a page exactly as the server does.</summary>
public sealed class PageLogicTests : IDisposable
{
    private const int Trials = 400;
    private const int ExpressionsAtOnce = 8;

    private readonly BrowserLogic _browser = new();

    [Fact]
    public void Any_expression_has_the_servers_value_in_the_browser()
    {
        var drawn = new HashSet<string>(StringComparer.Ordinal);
        var told = new HashSet<string>(StringComparer.Ordinal);
        for (var seed = 1; seed <= Trials; seed++)
        {
            var expressions = new RandomExpressions(new Random(seed));
            var (form, texts) = Draw(expressions);
            var page = form.Pages.Single(page => page.Name == "page");
            var logic = PageLogic.Of(form, page)!;
            for (var jobs = 0; jobs < 3; jobs++)
            {
                var before = form.Answer([.. expressions.Before(jobs)]);
                var fields = expressions.Fields(jobs);
                var server = AnswerSheet.Read(form, name => [.. fields[name]], Forms.Today, page, before.Answers);
                var browser = _browser.Work(logic, before, fields);
                Hold(form, server, browser, $"seed {seed}, {jobs} jobs", logic);
                told.UnionWith(browser.Items.Where(item => item.StartsWith("calc_", StringComparison.Ordinal)).Select(item => texts[item[^1] - '0']));
            }
            drawn.UnionWith(texts);
        }

        // The rest does not depend on the page, or has a pattern that is left to the server.
        Assert.True(told.Count >= 2_000, $"Only {told.Count} of {drawn.Count} expressions were worked out in the browser.");
        Assert.All(RandomExpressions.Everything, part => Assert.Contains(drawn, text => text.Contains(part, StringComparison.Ordinal)));
    }

    [Fact]
    public void Any_page_of_any_form_asks_in_the_browser_what_it_asks_on_the_server()
    {
        var random = new Random(11);
        var pages = 0;
        foreach (var form in Generators.Instruments.Sample(400, 12).Concat([Shipped("agency-survey.xlsx"), Shipped("peer-survey.xlsx")]))
        {
            foreach (var page in form.Pages.Where(page => PageLogic.Of(form, page) is not null))
            {
                var logic = PageLogic.Of(form, page)!;
                for (var trial = 0; trial < 10; trial++)
                {
                    var before = AnswerSheet.Read(form, RandomAnswers.Input(RandomAnswers.Draw(form, random)), Forms.Today);
                    var sent = RandomAnswers.Draw(form, random, shown: before);
                    var server = AnswerSheet.Read(form, RandomAnswers.Input(sent), Forms.Today, page, before.Answers);
                    Hold(form, server, _browser.Work(logic, before, sent), $"{page.Name}, trial {trial}", logic);
                    HoldTheRest(page.Nodes, before, server, logic);
                }
                pages++;
            }
        }
        Assert.True(pages > 100, $"Only {pages} pages have questions that follow from others.");
    }

    [Fact]
    public void A_group_that_an_answer_within_it_decides_is_decided_in_the_browser_too()
    {
        var form = Forms.Read(
            "type|name|label|relevant\nbegin_group|p|P|\nbegin_group|g|G|${inner} != 'none'\ntext|inner|I|\ntext|more|M|\nend_group|||\nend_group|||"
        );
        var logic = PageLogic.Of(form, form.Pages[0])!;
        foreach (var inner in new[] { "", "none", "some" })
        {
            var fields = new[] { ("inner", inner), ("more", "x") }.ToLookup(field => field.Item1, field => field.Item2);
            var server = AnswerSheet.Read(form, name => [.. fields[name]], Forms.Today, form.Pages[0], Answers.Empty);

            Hold(form, server, _browser.Work(logic, AnswerSheet.Begin(form, Forms.Today), fields), inner, logic);
        }
    }

    [Fact]
    public void Choices_that_answers_on_the_page_decide_are_offered_in_the_browser_as_on_the_server()
    {
        var form = Forms.Read(
            """
            type                 | name     | label | choice_filter                                   | relevant        | calculation
            begin_group          | p        | P     |                                                 |                 |
            select_one region    | region   | R     |                                                 |                 |
            select_one district  | district | D     | region = ${region} and name != 'w2'             |                 |
            begin_repeat         | visit    | V     |                                                 |                 |
            select_multiple town or_other | town | T | district = ${district} and size > 10            |                 |
            calculate            | told     |       |                                                 |                 | string(${town})
            text                 | after    | A     |                                                 | ${town} != ''   |
            end_repeat           |          |       |                                                 |                 |
            end_group            |          |       |                                                 |                 |
            """,
            """
            list_name | name | label | region | district | size
            region    | n    | North |        |          |
            region    | w    | West  |        |          |
            region    | none | None  |        |          |
            district  | n1   | N1    | n      |          |
            district  | w1   | W1    | w      |          |
            district  | w2   | W2    | w      |          |
            town      | a    | A     |        | n1       | 20
            town      | b    | B     |        | n1       | 5
            town      | c    | C     |        | w1       | 11
            town      | d    | D     |        | w1       | 12
            """
        );
        var page = form.Pages.Single(page => page.Name == "p");
        var logic = PageLogic.Of(form, page)!;
        var random = new Random(5);
        for (var trial = 0; trial < 200; trial++)
        {
            var before = AnswerSheet.Read(form, RandomAnswers.Input(RandomAnswers.Draw(form, random)), Forms.Today);
            var sent = RandomAnswers.Draw(form, random, shown: before);
            var server = AnswerSheet.Read(form, RandomAnswers.Input(sent), Forms.Today, page, before.Answers);
            var browser = _browser.Work(logic, before, sent);

            Hold(form, server, browser, $"trial {trial}", logic);
            Assert.True(browser.Offered.ContainsKey("district"));
            foreach (var (field, mark) in browser.Offered)
            {
                var question = (Question)form.Find(field[(field.LastIndexOf('.') + 1)..])!;
                var entry = question.Name == "town" ? new Entry("visit", field[6] - '0') : null;
                Assert.Equal(server.OfferMark(question, entry), mark);
            }
        }
    }

    public void Dispose() => _browser.Dispose();

    /// <summary>Holds every item that the browser worked out against the server's, and what it leaves to the server against the page before.</summary>
    internal static void Hold(Instrument form, AnswerSheet server, BrowserSheet browser, string where, PageLogic logic)
    {
        foreach (var name in browser.Items)
        {
            foreach (var instance in Entries(server, form.RepeatsAround(name)))
            {
                var field = Entry.FieldOf(instance, name);
                Assert.True(
                    server.IsRelevant(name, instance) == browser.Relevant.Contains(field),
                    $"{where}: {field} is {(server.IsRelevant(name, instance) ? "" : "not ")}asked by the server. {Text(form, name)} {Written(logic, server)}"
                );
                if (form.Find(name) is Question { Type: QuestionType.Calculate })
                    Assert.True(
                        BrowserLogic.Hex(server.FieldValues(name, instance).SingleOrDefault("")) == browser.Values.GetValueOrDefault(field, ""),
                        $"{where}: {field} is \"{server.FieldValues(name, instance).SingleOrDefault("")}\", "
                            + $"not {browser.Values.GetValueOrDefault(field)}. {Text(form, name)}"
                    );
            }
        }
    }

    private static IEnumerable<Entry?> Entries(AnswerSheet sheet, IReadOnlyList<Repeat> repeats) =>
        repeats.Aggregate<Repeat, IEnumerable<Entry?>>([null], (entries, repeat) => entries.SelectMany(entry => sheet.Entries(repeat.Name, entry)));

    /// <summary>What the browser does not decide, no answer on the page changes.</summary>
    private static void HoldTheRest(IReadOnlyList<Node> nodes, AnswerSheet before, AnswerSheet server, PageLogic logic)
    {
        foreach (var node in nodes.Where(node => node is Group or Question { Type: not QuestionType.Calculate } && !logic.Decides(node.Name)))
        {
            if (node.Relevant is not null)
                Assert.Equal(before.IsRelevant(node.Name), server.IsRelevant(node.Name));
            if (node is Group group)
                HoldTheRest(group.Nodes, before, server, logic);
        }
    }

    private static string Text(Instrument form, string name) => (form.Find(name) as Question)?.Calculation?.Text ?? form.Find(name)?.Relevant?.Text ?? "";

    private static string Written(PageLogic logic, AnswerSheet sheet)
    {
        using var json = new StringWriter();
        logic.WriteTo(json, sheet);
        return json.ToString();
    }

    private static Instrument Shipped(string file)
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "PeerAtlas.slnx")))
            folder = Path.GetDirectoryName(folder)!;
        using var stream = File.OpenRead(Path.Combine(folder, "samples", "instruments", file));
        return XlsForm.Read(stream, file);
    }

    /// <summary>A form with expressions that it takes, as values and as conditions, outside its repeat and within.</summary>
    private static (Instrument Form, IReadOnlyList<string> Texts) Draw(RandomExpressions expressions)
    {
        var texts = new List<string>();
        while (texts.Count < ExpressionsAtOnce)
        {
            var text = expressions.Draw(inJobs: texts.Count % 2 == 0);
            if (text.Length < 1_000 && TryRead([(text, texts.Count)], out _))
                texts.Add(text);
        }
        Assert.True(TryRead([.. texts.Select((text, at) => (text, at))], out var form));
        return (form!, texts);
    }

    private static bool TryRead(IReadOnlyList<(string Text, int At)> texts, out Instrument? form)
    {
        var inJobs = texts.Where(row => row.At % 2 == 0).SelectMany(Rows);
        var outside = texts.Where(row => row.At % 2 == 1).SelectMany(Rows);
        try
        {
            // Expressions have bars and line breaks of their own, so their rows are not written as a table.
            var lines = RandomExpressions.Survey.Split('\n').Select(line => line.Split('|', StringSplitOptions.TrimEntries)).ToArray();
            var survey = TableSheet.Create(
                "survey",
                lines[0],
                [.. lines[1..], .. inJobs, ["end_repeat"], .. outside, .. RandomExpressions.Plain.SelectMany(Plain), ["end_group"]]
            );
            form = XlsForm.Read(new TableWorkbook([survey, Forms.Sheet("choices", RandomExpressions.Choices)]), "form");
            return true;
        }
        catch (InstrumentException)
        {
            form = null;
            return false;
        }
    }

    private static string[][] Plain(string text, int at) =>
        [
            ["calculate", $"plain_{at}", "", text],
            ["text", $"plainly_{at}", "T", "", $"${{plain_{at}}} = 1"],
        ];

    private static string[][] Rows((string Text, int At) row) =>
        [
            [
                row.At switch
                {
                    3 => "integer",
                    5 => "date",
                    6 => "dateTime",
                    _ => "calculate",
                },
                $"calc_{row.At}",
                "C",
                row.Text,
            ],
            ["note", $"note_{row.At}", "N", "", row.Text],
            ["text", $"told_{row.At}", "T", "", $"${{calc_{row.At}}} = 1"],
        ];
}
