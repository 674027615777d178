using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace PeerAtlas.Design.TagHelpers;

/// <summary>
/// A table with its caption, in a region that scrolls sideways and can be reached by keyboard:
/// <c>&lt;usa-table caption="Waves"&gt;&lt;thead&gt;…&lt;/thead&gt;&lt;tbody&gt;…&lt;/tbody&gt;&lt;/usa-table&gt;</c>.
/// On narrow screens each row becomes a block of its own, where every cell is named after its column.
/// </summary>
[HtmlTargetElement("usa-table")]
public sealed class TableTagHelper : TagHelper
{
    /// <summary>What the table shows.</summary>
    public string Caption { get; set; } = "";

    /// <summary>The id of the table; the caption's is made from it.</summary>
    public string? Id { get; set; }

    /// <summary>Whether rows become blocks on narrow screens; turn it off for figures that are compared down a column.</summary>
    public bool Stacked { get; set; } = true;

    /// <summary>The view that is being rendered.</summary>
    [HtmlAttributeNotBound]
    [ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    /// <summary>Hands the column headings to the cells inside.</summary>
    public override void Init(TagHelperContext context) => context.Items[typeof(TableColumns)] = new TableColumns(Stacked);

    /// <summary>Writes region, table and caption.</summary>
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        if (Caption.Length == 0)
            throw new InvalidOperationException("A table needs a caption.");
        var rows = await output.GetChildContentAsync();
        var id = Id ?? ViewContext.NextId("table");
        output.Become("table", "usa-table" + (Stacked ? " usa-table--stacked-header" : ""));
        output.Attributes.SetAttribute("id", id);
        output.PreElement.SetHtmlContent(
            Html.Tag("div", "usa-table-container--scrollable")
                .With("tabindex", "0")
                .With("role", "region")
                .With("aria-labelledby", id + "-caption")
                .RenderStartTag()
        );
        output.PreContent.SetHtmlContent(Html.Tag("caption", "", Caption).With("id", id + "-caption"));
        output.Content.SetHtmlContent(rows);
        output.PostElement.SetHtmlContent("</div>");
    }
}

/// <summary>The columns of the table that is being written, and where in a row it is.</summary>
internal sealed class TableColumns(bool areShownInCells)
{
    private readonly List<string> headings = [];
    private int column;

    public bool AreShownInCells => areShownInCells;

    public void StartRow() => column = 0;

    public void AddHeading(string heading) => headings.Add(heading);

    public string? NextHeading(int span)
    {
        var heading = column < headings.Count ? headings[column] : null;
        column += span;
        return heading;
    }

    public static TableColumns? Of(TagHelperContext context) =>
        context.Items.TryGetValue(typeof(TableColumns), out var columns) ? (TableColumns?)columns : null;
}

/// <summary>Counts the cells of a row inside <c>usa-table</c>.</summary>
[HtmlTargetElement("tr")]
public sealed class TableRowTagHelper : TagHelper
{
    /// <summary>Starts the count.</summary>
    public override void Init(TagHelperContext context) => TableColumns.Of(context)?.StartRow();

    /// <summary>Writes nothing of its own.</summary>
    public override void Process(TagHelperContext context, TagHelperOutput output) { }
}

/// <summary>
/// Inside <c>usa-table</c>: a heading without a scope is a column's heading, and every cell is named after its column.
/// </summary>
[HtmlTargetElement("th")]
[HtmlTargetElement("td")]
public sealed partial class TableCellTagHelper : TagHelper
{
    /// <summary>Sets scope and the column's name.</summary>
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        if (TableColumns.Of(context) is not { } columns)
            return;

        var scope = output.Attributes["scope"]?.Value?.ToString();
        if (output.TagName == "th" && scope is null or "col")
        {
            if (scope is null)
                output.Attributes.SetAttribute("scope", "col");
            var content = (await output.GetChildContentAsync()).GetContent();
            columns.AddHeading(WebUtility.HtmlDecode(Markup().Replace(content, "")).Trim());
            return;
        }

        var span = int.TryParse(output.Attributes["colspan"]?.Value?.ToString(), out var several) ? several : 1;
        if (columns.NextHeading(span) is { Length: > 0 } heading && columns.AreShownInCells)
            output.Attributes.SetAttribute("data-label", heading);
    }

    [GeneratedRegex("<[^>]*>", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Markup();
}
