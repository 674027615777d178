using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using PeerAtlas.Design.Tests.Pages;

namespace PeerAtlas.Design.Tests.TagHelpers;

public sealed class FieldTests(DesignSite site)
{
    [Fact]
    public async Task Every_control_has_a_label_and_a_unique_id()
    {
        var page = await site.GetAsync("/fields");
        var controls = page.QuerySelectorAll("#fields :is(input:not([type=hidden]), select, textarea)");
        Assert.Equal(16, controls.Length);
        Assert.All(controls, control => Assert.NotNull(page.QuerySelector($"label[for='{control.Id}']")));
        Assert.Empty(page.QuerySelectorAll("[id]").GroupBy(element => element.Id).Where(group => group.Count() > 1).Select(group => group.Key));
    }

    [Fact]
    public async Task Hints_are_tied_to_their_controls()
    {
        var page = await site.GetAsync("/fields");
        Assert.Equal("As it is on your letter", Described(page, "#Input_Name"));
        Assert.Equal("Choose the closest one", Described(page, "fieldset[role=radiogroup]"));
        Assert.Equal("Files: .csv, .xlsx. At most 10 MB.", Described(page, "#Input_File"));
        Assert.Equal("Trained and examined", Described(page, "#Input_Role-2"));
    }

    [Fact]
    public async Task Required_fields_say_so_in_words()
    {
        var page = await site.GetAsync("/fields");
        Assert.Equal("Your name (required)", page.QuerySelector("label[for=Input_Name]")!.TextContent);
        Assert.Equal("true", page.QuerySelector("#Input_Name")!.GetAttribute("aria-required"));
        Assert.Equal("Hourly wage", page.QuerySelector("label[for=Input_Wage]")!.TextContent);
    }

    [Fact]
    public async Task Attributes_that_a_helper_does_not_know_go_to_the_control()
    {
        var name = (await site.GetAsync("/fields")).QuerySelector("#Input_Name")!;
        Assert.Equal("name", name.GetAttribute("autocomplete"));
        Assert.Equal("80", name.GetAttribute("maxlength"));
        Assert.Contains("usa-input--xl", name.ClassList);
        Assert.Contains("usa-input", name.ClassList);
        Assert.Equal("4", (await site.GetAsync("/fields")).QuerySelector("#Input_Comment")!.GetAttribute("rows"));
    }

    [Fact]
    public async Task A_field_is_not_marked_before_there_is_an_error()
    {
        var page = await site.GetAsync("/fields");
        Assert.Empty(page.QuerySelectorAll(".usa-form-group--error, .usa-input--error, [aria-invalid]"));
    }

    [Fact]
    public async Task Fields_show_what_the_model_holds_and_encode_it()
    {
        var page = await site.GetAsync("/fields?filled=true");
        Assert.Equal(FieldsModel.Hostile, page.QuerySelector("#Input_Name")!.GetAttribute("value"));
        Assert.Equal("\nFirst line\n" + FieldsModel.Hostile, ((IHtmlTextAreaElement)page.QuerySelector("#Input_Comment")!).Value);
        Assert.Equal("12", page.QuerySelector("#Input_Peers")!.GetAttribute("value"));
        Assert.Equal("17.5", page.QuerySelector("#Input_Wage")!.GetAttribute("value"));
        Assert.Equal("2026-03-01", page.QuerySelector("#Input_StartedOn")!.GetAttribute("value"));
        Assert.Equal(["w"], page.QuerySelectorAll("#Input_Region option[selected]").Select(option => option.GetAttribute("value")));
        Assert.Equal(["cps"], Checked(page, "Input.Role"));
        Assert.Equal(["cbfs", "respite"], Checked(page, "Input.Programmes"));
        Assert.Equal(["true"], Checked(page, "Input.Agreed"));
        Assert.Equal(FieldsModel.Hostile, page.QuerySelector("[name='q[1].free']")!.GetAttribute("value"));
        Assert.Empty(page.QuerySelectorAll("main script"));
    }

    [Fact]
    public async Task A_password_is_never_sent_back() =>
        Assert.False((await site.GetAsync("/fields?filled=true")).QuerySelector("#Input_Password")!.HasAttribute("value"));

    [Fact]
    public async Task Errors_stand_at_their_fields_and_in_a_summary_that_leads_to_them()
    {
        var page = await site.PostAsync("/fields", ("Input.Comment", "longer than twenty characters"), ("Input.Peers", "9999"));
        Assert.Equal("Error: Write at most 20 characters", Described(page, "#Input_Comment"));
        Assert.Equal("Count people, not positions Error: Enter a number from 0 to 500", Described(page, "#Input_Peers"));
        Assert.Equal("Choose the closest one Error: Choose a role", Described(page, "fieldset[role=radiogroup]"));
        Assert.All(new[] { "#Input_Name", "#Input_Peers", "#Input_Region", "fieldset[role=radiogroup]", "#Input_Agreed" }, field =>
            Assert.Equal("true", page.QuerySelector(field)!.GetAttribute("aria-invalid"))
        );

        var summary = page.QuerySelector("[role=alert]")!;
        Assert.Equal("-1", summary.GetAttribute("tabindex"));
        Assert.True(summary.HasAttribute("autofocus"));
        var links = summary.QuerySelectorAll("li a");
        Assert.Contains("Enter your name", links.Select(link => link.TextContent));
        Assert.All(links, link => Assert.NotNull(page.QuerySelector($":is(input, select, textarea){link.GetAttribute("href")}")));
        Assert.StartsWith("Error: ", page.Title);
    }

    [Fact]
    public async Task What_was_typed_is_shown_again_even_where_it_cannot_be_read()
    {
        var page = await site.PostAsync(
            "/fields",
            ("Input.Name", FieldsModel.Hostile),
            ("Input.Peers", "a dozen"),
            ("Input.Role", "cps"),
            ("Input.Programmes", "pact"),
            ("Input.Programmes", "cbfs"),
            ("Input.Agreed", "true"),
            ("Input.Agreed", "false")
        );
        Assert.Equal(FieldsModel.Hostile, page.QuerySelector("#Input_Name")!.GetAttribute("value"));
        Assert.Equal("a dozen", page.QuerySelector("#Input_Peers")!.GetAttribute("value"));
        Assert.Equal(["cps"], Checked(page, "Input.Role"));
        Assert.Equal(["cbfs", "pact"], Checked(page, "Input.Programmes"));
        Assert.Equal(["true"], Checked(page, "Input.Agreed"));
    }

    [Theory]
    [InlineData("en", "Error: Hourly wage: enter a number from 1 to 500.", "Count people, not positions Error: “a dozen” could not be read.")]
    [InlineData("es", "Error: Hourly wage: escriba un número de 1 a 500.", "Count people, not positions Error: No se pudo leer «a dozen».")]
    public async Task Messages_that_nobody_wrote_are_plain_and_in_the_language_of_the_page(string language, string wage, string peers)
    {
        var page = await site.PostAsync($"/fields?language={language}", ("Input.Peers", "a dozen"), ("Input.Wage", "0.5"));
        Assert.Equal(wage, Described(page, "#Input_Wage"));
        Assert.Equal(peers, Described(page, "#Input_Peers"));
    }

    [Fact]
    public async Task Without_errors_there_is_no_summary() => Assert.Null((await site.GetAsync("/fields")).QuerySelector("[role=alert]"));

    private static string Described(IDocument page, string field) =>
        string.Join(' ', page.QuerySelector(field)!.GetAttribute("aria-describedby")!.Split(' ').Select(id => page.GetElementById(id)!.TextContent));

    private static IEnumerable<string?> Checked(IDocument page, string name) =>
        page.QuerySelectorAll($"input[name='{name}'][checked]").Select(input => input.GetAttribute("value"));
}
