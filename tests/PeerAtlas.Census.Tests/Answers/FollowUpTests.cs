using System.Text.Encodings.Web;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using PeerAtlas.Census.Answers;
using PeerAtlas.Instruments;
using PeerAtlas.Instruments.Tests.Browser;
using PeerAtlas.Testing;
using AnswerSet = PeerAtlas.Instruments.Answers;

namespace PeerAtlas.Census.Tests.Answers;

/// <summary>Questions that follow from answers on the same page: what the page holds for browsers that show them at once.</summary>
public sealed class FollowUpTests
{
    private static readonly DateOnly Today = new(2026, 11, 22);

    public static TheoryData<string> Surveys => ["agency-survey.xlsx", "peer-survey.xlsx", "agency", "peer"];

    [Theory, MemberData(nameof(Surveys))]
    public void The_browser_asks_what_the_page_would_ask_once_it_was_sent(string name)
    {
        var form = new SurveyForm(Read(name));
        using var browser = new BrowserLogic();
        var random = new Random(5);
        foreach (var page in form.Pages)
        {
            for (var trial = 0; trial < 60 && form.Logic(page) is not null; trial++)
            {
                var before = AnswerSheet.Read(form.Instrument, RandomAnswers.Input(RandomAnswers.Draw(form.Instrument, random)), Today);
                var sent = RandomAnswers.Draw(form.Instrument, random, shown: before);
                var collection = new FormCollection(sent.ToDictionary(field => field.Key, field => new StringValues([.. field]), StringComparer.Ordinal));
                var server = FormPost.Read(form, page, collection, before.Answers, Today, switchesLanguage: false).Sheet;
                var shown = browser.Work(form.Logic(page)!, before, sent, others: true);
                Assert.All(shown.Items.Where(item => form.Instrument.RepeatOf(item) is null), item =>
                    Assert.True(server.IsRelevant(item) == shown.Relevant.Contains(item), $"{page.Name}: {item}, trial {trial}")
                );
            }
        }
    }

    [Theory, MemberData(nameof(Surveys))]
    public void Without_scripts_a_page_shows_and_sends_what_its_answers_ask_for(string name)
    {
        var form = new SurveyForm(Read(name));
        var random = new Random(6);
        foreach (var page in form.Pages)
        {
            for (var trial = 0; trial < 20; trial++)
            {
                var sheet = AnswerSheet.Read(form.Instrument, RandomAnswers.Input(RandomAnswers.Draw(form.Instrument, random)), Today);
                var html = Parse(form, page, sheet);
                var asked = FormFields
                    .QuestionsIn(page.Nodes)
                    .Where(item => item.Name == item.Question.Name && form.Instrument.RepeatOf(item.Name) is null && sheet.IsRelevant(item.Name))
                    .ToList();
                var shown = html.QuerySelectorAll("input:not([type=hidden]), select, textarea")
                    .Where(field => field.Closest("[hidden], .pa-other, .pa-instance") is null)
                    .Select(field => field.GetAttribute("name")!)
                    .Distinct();
                Assert.Equal(asked.Select(item => item.Name), shown);
                // What is not asked now is sent along, once.
                foreach (
                    var (unasked, _) in FormFields
                        .QuestionsIn(page.Nodes)
                        .Where(item => form.Instrument.RepeatOf(item.Name) is null && !sheet.IsRelevant(item.Question.Name))
                )
                    Assert.Equal(
                        sheet.FieldValues(unasked),
                        html.QuerySelectorAll<IHtmlInputElement>($"input[type=hidden][name='{unasked}']").Select(field => field.Value)
                    );
            }
        }
    }

    [Fact]
    public void What_may_follow_stands_aside_in_its_place_with_its_answers_and_its_required_mark()
    {
        var form = new SurveyForm(Read("agency-survey.xlsx"));
        var page = form.Find("workforce")!;
        var html = Parse(form, page, AnswerSheet.Of(form.Instrument, AnswerSet.FromJson("""{"direct_total":0,"cps_direct":4}"""), Today));
        var place = html.QuerySelector("[data-when=cps_direct]")!;
        Assert.True(place.HasAttribute("hidden"));
        Assert.Equal("direct_total", place.PreviousElementSibling!.QuerySelector("input")!.GetAttribute("name"));
        var aside = ((IHtmlTemplateElement)place.FirstElementChild!).Content;
        Assert.Equal("4", aside.QuerySelector("[name=cps_direct]")!.GetAttribute("value"));
        Assert.Equal("true", aside.QuerySelector("[name=cps_direct]")!.GetAttribute("aria-required"));
        Assert.Equal("4", place.QuerySelector("input[type=hidden][name=cps_direct]")!.GetAttribute("value"));
    }

    [Fact]
    public void A_page_on_which_nothing_follows_from_its_answers_has_nothing_added()
    {
        var form = new SurveyForm(Read("peer-survey.xlsx"));
        foreach (var page in form.Pages.Where(page => page.Name is "job" or "role_group"))
        {
            var html = Write(form, page, AnswerSheet.Begin(form.Instrument, Today));
            Assert.DoesNotContain("<template", html, StringComparison.Ordinal);
            Assert.DoesNotContain("<script", html, StringComparison.Ordinal);
            Assert.DoesNotContain("data-when", html, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void An_answer_cannot_leave_the_data_of_the_page()
    {
        var form = new SurveyForm(
            XlsFormOf(
                """
                type        | name | label | relevant
                begin_group | one  | One   |
                text        | far  | Far   |
                end_group   |      |       |
                begin_group | two  | Two   |
                text        | near | Near  |
                note        | both | Both  | ${near} = ${far}
                end_group   |      |       |
                """
            )
        );
        var html = Write(form, form.Find("two")!, AnswerSheet.Of(form.Instrument, AnswerSet.FromJson("""{"far":"</script><b>"}"""), Today));
        Assert.Contains("\"far\":\"\\u003C/script", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>", html, StringComparison.Ordinal);
    }

    private static string Write(SurveyForm form, Page page, AnswerSheet sheet)
    {
        using var html = new StringWriter();
        new FormPageHtml(form, page, sheet, "en").WriteTo(html, HtmlEncoder.Default);
        return html.ToString();
    }

    private static IHtmlDocument Parse(SurveyForm form, Page page, AnswerSheet sheet) => new HtmlParser().ParseDocument(Write(form, page, sheet));

    private static Instrument XlsFormOf(string survey)
    {
        var lines = survey.Split('\n').Select(line => line.Split('|', StringSplitOptions.TrimEntries)).ToArray();
        return XlsForm.Read(new PeerAtlas.Tables.TableWorkbook([PeerAtlas.Tables.TableSheet.Create("survey", lines[0], lines[1..])]), "form");
    }

    private static Instrument Read(string name)
    {
        if (name == "agency")
            return TestForms.Agency;
        if (name == "peer")
            return TestForms.Peer;
        using var stream = File.OpenRead(Path.Combine(Repository.Root, "samples", "instruments", name));
        return XlsForm.Read(stream, name);
    }
}
