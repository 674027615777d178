using System.Text.Encodings.Web;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using PeerAtlas.Census.Answers;
using PeerAtlas.Instruments;
using PeerAtlas.Tables;
using AnswerSet = PeerAtlas.Instruments.Answers;

namespace PeerAtlas.Census.Tests.Answers;

/// <summary>Questions of every kind that a form may have, as they stand on a page.</summary>
public sealed class FormPageHtmlTests
{
    private static readonly DateOnly Today = new(2026, 11, 29);

    private static readonly Instrument Form = Read(
        """
        type              | name   | label                        | appearance | parameters    | calculation | choice_filter     | guidance_hint | read_only
        select_one region | region | **Region**                   | horizontal |               |             |                   | Ask the state |
        select_one county | county | County in ${region}          | minimal    |               |             | region=${region}  |               |
        time              | start  | Start                        |            |               |             |                   |               |
        dateTime          | visit  | Visit                        |            |               |             |                   |               |
        range             | stars  | Stars                        | likert     | start=1 end=3 |             |                   |               |
        range             | many   | Many                         |            | end=10000     |             |                   |               |
        select_multiple region | where | Where                   | minimal    |               |             |                   |               |
        rank region       | order  | Order                        |            |               |             |                   |               |
        acknowledge       | agree  | I agree                      |            |               |             |                   |               |
        integer           | n      | N                            |            |               |             |                   |               |
        integer           | twice  | Twice                        |            |               | ${n} * 2    |                   |               | yes
        note              | said   | You said ${n}                |            |               |             |                   |               |
        """
    );

    [Fact]
    public void Every_kind_of_question_has_its_field()
    {
        var page = Shown("region=north", "county=birch", "n=4", "order=south", "order=north");

        Assert.Equal("Region", page.QuerySelector("fieldset.pa-row legend strong")!.TextContent);
        Assert.Equal("Ask the state", page.QuerySelector("details.pa-guidance")!.LastChild!.TextContent);
        Assert.Equal(["", "alder", "birch"], page.QuerySelectorAll("select[name=county] option:not([hidden])").Select(option => option.GetAttribute("value")));
        Assert.True(page.QuerySelector("select[name=county] option[value=cedar]")!.HasAttribute("disabled"));
        Assert.Equal("County in north", page.QuerySelector("label[for='q:county']")!.TextContent.Trim());
        Assert.Equal("time", page.QuerySelector("[name=start]")!.GetAttribute("type"));
        Assert.Equal("datetime-local", page.QuerySelector("[name=visit]")!.GetAttribute("type"));
        Assert.Equal(["1", "2", "3"], page.QuerySelectorAll("[name=stars]").Select(radio => radio.GetAttribute("value")));
        Assert.Equal(2, page.QuerySelectorAll("fieldset details:not([open]) [name=where]").Length);
        Assert.True(Shown("where=north").QuerySelector("fieldset details:has([name=where])")!.HasAttribute("open"));
        Assert.Equal("A number from 0 to 10000", page.GetElementById("q:many-hint")!.TextContent);
        Assert.Equal(["south", "north"], page.QuerySelectorAll<IHtmlSelectElement>("select[name=order]").Select(select => select.Value));
        Assert.Equal("checkbox", page.QuerySelector("[name=agree]")!.GetAttribute("type"));
        Assert.Equal(["8", "4"], page.QuerySelectorAll(".pa-note [data-answer]").Select(answer => answer.TextContent));
        Assert.Null(page.QuerySelector("[name=twice]"));
    }

    [Fact]
    public void What_somebody_answered_is_never_markup()
    {
        var form = Read("type|name|label\ntext|who|Who\nnote|hello|Hello ${who}, **welcome**");
        var page = Html(form, "who=<b>Ada</b> **x**");

        Assert.Equal("Hello <b>Ada</b> **x**, welcome", page.QuerySelector(".pa-note p")!.TextContent);
        Assert.Null(page.QuerySelector(".pa-note b"));
    }

    [Fact]
    public void Choices_that_follow_from_an_answer_on_the_same_page_are_asked_after_it_was_sent()
    {
        var first = Sent("", "region=north");
        Assert.True(first.Stays);
        Assert.Equal(["q:county"], first.NewFields);

        var seen = Shown("region=north").QuerySelector("[name='survey:shown']")!.GetAttribute("value")!;
        Assert.False(Sent(seen, "region=north", "county=birch").Stays);
        var other = Sent(seen, "region=south", "county=birch");
        Assert.Equal(["q:county"], other.NewFields);
        Assert.False(other.Sheet.Answers.Has("county") && other.Sheet.CompletedAnswers.Has("county"));
    }

    private static FormPost Sent(string seen, params string[] fields)
    {
        var all = Fields(fields).Append(new("survey:shown", seen.Length > 0 ? seen : "region start visit stars many where order agree n"));
        return FormPost.Read(
            new SurveyForm(Form),
            Form.Pages[0],
            new FormCollection(all.ToDictionary(field => field.Key, field => field.Value)),
            AnswerSet.Empty,
            Today,
            switchesLanguage: false
        );
    }

    private static IHtmlDocument Shown(params string[] fields) => Html(Form, fields);

    private static IHtmlDocument Html(Instrument form, params string[] fields)
    {
        var given = Fields(fields).ToDictionary(field => field.Key, field => field.Value);
        var sheet = AnswerSheet.Read(form, name => given.GetValueOrDefault(name).ToArray() ?? [], Today);
        using var html = new StringWriter();
        new FormPageHtml(new SurveyForm(form), form.Pages[0], sheet, "en").WriteTo(html, HtmlEncoder.Default);
        return new HtmlParser().ParseDocument(html.ToString());
    }

    private static IEnumerable<KeyValuePair<string, StringValues>> Fields(string[] fields) =>
        fields
            .Select(field => field.Split('=', 2))
            .GroupBy(field => field[0], field => field[1])
            .Select(field => KeyValuePair.Create(field.Key, new StringValues([.. field])));

    private static Instrument Read(string survey) =>
        XlsForm.Read(
            new TableWorkbook([
                Sheet("survey", survey),
                Sheet(
                    "choices",
                    "list_name|name|label|region\nregion|north|North|\nregion|south|South|\n"
                        + "county|alder|Alder|north\ncounty|birch|Birch|north\ncounty|cedar|Cedar|south"
                ),
            ]),
            "form"
        );

    private static TableSheet Sheet(string name, string text)
    {
        var lines = text.ReplaceLineEndings("\n")
            .Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Split('|', StringSplitOptions.TrimEntries))
            .ToArray();
        return TableSheet.Create(name, lines[0], lines.Skip(1));
    }
}
