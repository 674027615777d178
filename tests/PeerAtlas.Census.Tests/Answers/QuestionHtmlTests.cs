using System.Text.Encodings.Web;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using PeerAtlas.Census.Answers;
using PeerAtlas.Design;
using PeerAtlas.Design.TagHelpers;
using PeerAtlas.Instruments;

namespace PeerAtlas.Census.Tests.Answers;

/// <summary>The survey's fields are written directly; they must be what the design system's helpers write.</summary>
public sealed class QuestionHtmlTests
{
    private const string Hostile = "<bad>\"A\" & 'B'</bad>";

    [Theory]
    [InlineData(null, false)]
    [InlineData(null, true)]
    [InlineData("Not <so>", false)]
    [InlineData("Not <so>", true)]
    public async Task A_text_field_is_the_helpers_text_field(string? error, bool required)
    {
        var helper = new TextFieldTagHelper(new Language()) { Value = Hostile };
        await HoldAsync(
            helper,
            new Question
            {
                Name = "q",
                Type = QuestionType.Text,
                Label = Text(Hostile),
                Hint = Text("A hint"),
            },
            [Hostile],
            error,
            required,
            ("maxlength", "1000")
        );
    }

    [Theory]
    [InlineData(null)]
    [InlineData("Not <so>")]
    public async Task A_number_field_is_the_helpers_number_field(string? error)
    {
        await HoldAsync(
            new NumberFieldTagHelper(new Language()) { Value = "12" },
            new Question
            {
                Name = "q",
                Type = QuestionType.Integer,
                Label = Text("Number"),
            },
            ["12"],
            error
        );
        await HoldAsync(
            new NumberFieldTagHelper(new Language()) { Value = "1.5", Decimals = true },
            new Question
            {
                Name = "q",
                Type = QuestionType.Decimal,
                Label = Text("Number"),
            },
            ["1.5"],
            error
        );
    }

    [Fact]
    public async Task A_long_text_and_a_date_are_the_helpers() =>
        await Task.WhenAll(
            HoldAsync(
                new TextAreaTagHelper(new Language()) { Value = "one\ntwo" },
                new Question
                {
                    Name = "q",
                    Type = QuestionType.Text,
                    Appearance = "multiline",
                    Label = Text("Words"),
                },
                ["one\ntwo"],
                null,
                false,
                ("maxlength", "10000"),
                ("rows", "5")
            ),
            HoldAsync(
                new DateFieldTagHelper(new Language()) { Value = new DateOnly(2026, 3, 31) },
                new Question
                {
                    Name = "q",
                    Type = QuestionType.Date,
                    Label = Text("Day"),
                },
                ["2026-03-31"],
                null
            )
        );

    [Theory]
    [InlineData(null, true)]
    [InlineData("Choose one.", true)]
    [InlineData("Choose one.", false)]
    public async Task Choices_are_the_helpers_choices(string? error, bool required)
    {
        Choice[] choices = [new("a", "A & B"), new("b", "B")];
        var question = new Question
        {
            Name = "q",
            Type = QuestionType.SelectOne,
            Label = Text("Which?"),
            Hint = Text("One of them"),
        };
        await HoldAsync(
            new RadiosTagHelper(new Language()) { Choices = choices, Value = required ? "b" : "" },
            question,
            required ? ["b"] : [],
            error,
            required
        );
        await HoldAsync(
            new CheckboxesTagHelper(new Language()) { Choices = choices, Values = ["a", "b"] },
            question with
            {
                Type = QuestionType.SelectMultiple,
            },
            ["a", "b"],
            error,
            required
        );
        await HoldAsync(
            new SelectTagHelper(new Language()) { Choices = choices, Value = "b" },
            question with
            {
                Appearance = "minimal",
            },
            ["b"],
            error,
            required
        );
    }

    [Fact]
    public void A_choice_that_is_not_required_can_be_taken_back()
    {
        var question = new Question
        {
            Name = "q",
            Type = QuestionType.SelectOne,
            Label = Text("Which?"),
        };
        Assert.DoesNotContain("No answer", Ours(question, [], null, false));
        Assert.Contains("No answer", Ours(question, ["a"], null, false));
    }

    [Fact]
    public void A_text_in_another_language_than_the_page_says_which()
    {
        var question = new Question
        {
            Name = "q",
            Type = QuestionType.Text,
            Label = Text("Only English"),
        };
        using var html = new StringWriter();
        new QuestionHtml(question, [], "es").Write(html, new FieldState("q", "q:q", []));
        Assert.Contains("<span lang=\"en\">Only English</span>", html.ToString());
    }

    private static async Task HoldAsync(
        FieldTagHelper helper,
        Question question,
        string[] values,
        string? error,
        bool required = false,
        params (string, string)[] attributes
    )
    {
        helper.Name = "q";
        helper.Id = "q:q";
        helper.Label = question.Label.In("en");
        helper.Hint = question.Hint.In("en");
        helper.Error = error;
        helper.Required = required;
        helper.ViewContext = new ViewContext { ViewData = new ViewDataDictionary(new EmptyModelMetadataProvider(), new ModelStateDictionary()) };
        var output = new TagHelperOutput("field", [.. attributes.Select(pair => new TagHelperAttribute(pair.Item1, pair.Item2))], (_, _) =>
            Task.FromResult<TagHelperContent>(new DefaultTagHelperContent())
        );
        await helper.ProcessAsync(new TagHelperContext([], new Dictionary<object, object>(), "1"), output);
        using var theirs = new StringWriter();
        output.WriteTo(theirs, HtmlEncoder.Default);

        Assert.Equal(Shape(theirs.ToString()), Shape(Ours(question, values, error, required)));
    }

    private static string Ours(Question question, string[] values, string? error, bool required)
    {
        AnswerChoice[] choices = question.IsSelect ? [new("a", Text("A & B")), new("b", Text("B"))] : [];
        using var html = new StringWriter();
        new QuestionHtml(question, choices, "en").Write(html, new FieldState("q", "q:q", values, required, error));
        return html.ToString();
    }

    private static LocalizedText Text(string english) => new([new("en", english)]);

    /// <summary>Elements, attributes in order of their names, and words, one to a line.</summary>
    private static string Shape(string html)
    {
        var lines = new List<string>();
        Add(new HtmlParser().ParseDocument(html).Body!, "");
        return string.Join('\n', lines);

        void Add(INode node, string indent)
        {
            if (node is IElement element)
                lines.Add(
                    indent
                        + element.LocalName
                        + " "
                        + string.Join(
                            ' ',
                            element
                                .Attributes.OrderBy(attribute => attribute.Name, StringComparer.Ordinal)
                                .Select(attribute => $"{attribute.Name}={attribute.Value}")
                        )
                );
            else if (node.TextContent.Trim() is { Length: > 0 } text)
                lines.Add(indent + text);
            foreach (var child in node.ChildNodes)
                Add(child, indent + "  ");
        }
    }
}
